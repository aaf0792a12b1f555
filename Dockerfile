FROM python:3.11-slim AS build
WORKDIR /src
COPY constraints constraints
RUN python -m venv --without-pip /opt/ipcoop \
    && python -m pip --python /opt/ipcoop/bin/python install --no-cache-dir --require-hashes -r constraints/serve.txt \
    && python -m pip install --no-cache-dir --require-hashes -r constraints/build.txt
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY ontology ontology
COPY data data
COPY shapes shapes
COPY queries queries
COPY server server
RUN python -m hatchling build -t wheel -d wheels \
    && python -m pip --python /opt/ipcoop/bin/python install --no-cache-dir --no-index --no-deps wheels/*.whl

FROM python:3.11-slim
RUN python -m pip uninstall --yes pip setuptools wheel \
    && install --directory --owner=10001 --group=10001 /store /backup
COPY --from=build /opt/ipcoop /opt/ipcoop
ENV PATH=/opt/ipcoop/bin:$PATH
USER 10001:10001
VOLUME ["/store", "/backup"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/ready', timeout=4)"]
ENTRYPOINT ["ipcoop"]
CMD ["serve", "--host", "0.0.0.0", "--store", "/store/graph"]

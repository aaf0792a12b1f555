"""Serve a file of N-Quads with rdflib-endpoint: ``python rdflib_program.py FILE PORT``.

It runs in the environment of the peers. A child answers; when it ends, another takes its place.
"""

import os
import sys

import rdflib
import uvicorn
from rdflib_endpoint import SparqlEndpoint


def main(path, port):
    dataset = rdflib.Dataset()
    dataset.parse(path, format="nquads")
    while True:
        child = os.fork()
        if child == 0:
            application = SparqlEndpoint(graph=dataset)
            uvicorn.run(application, host="127.0.0.1", port=int(port), log_level="critical")
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])

# Two commands do everything: `make serve` and `make test`. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv)
PIP := $(if $(UV),uv pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet)
# These files are written last.
ASSETS := server/ipcoop/http/static/vendor/licences.txt
COMUNICA := tests/clients/node_modules/.package-lock.json
PEERS := .venv-bench/.peers

.DEFAULT_GOAL := help
.PHONY: help install assets serve test test-slow check bench bench-extraction clean

help: ## Show this list.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 18

install: .venv/.dev $(ASSETS) $(COMUNICA) ## Set up everything for development.

assets: $(ASSETS) ## Install query editor and network with npm; without them the pages have a form and a table.

serve: .venv/.serve $(ASSETS) ## Build the graph, check it if it has changed, and serve it on http://127.0.0.1:8000.
	@$(BIN)/ipcoop serve $(ARGS)

test: check $(ASSETS) $(COMUNICA) ## Run the checks and the tests.
	@$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

test-slow: check $(ASSETS) $(COMUNICA) ## Run the checks and the tests that take minutes.
	@$(BIN)/pytest -m slow $(ARGS)
	@FUZZ=20 $(BIN)/pytest tests/server/http/test_fuzz.py tests/server/http/differential tests/server/sparql/updates $(ARGS)

check: .venv/.dev ## Lint and type-check.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

bench: .venv/.dev $(PEERS) ## Measure the service side by side with others; ARGS=--help says what else there is.
	@$(BIN)/python -m tests.bench $(ARGS)

bench-extraction: .venv/.dev ## Measure what the extraction finds in the annotated documents.
	@$(BIN)/python -m tests.bench.extraction $(ARGS)

clean: ## Remove what the other commands made.
	rm -rf .venv .venv-bench build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/clients/node_modules $(dir $(ASSETS))

.venv/bin/python:
	@$(if $(UV),uv venv --quiet --python '>=3.11' .venv,$(PYTHON) -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo 'ipcoop needs Python 3.11 or newer with venv (Debian: sudo apt install python3-venv), or uv.'; exit 1; }; \
	$(PYTHON) -m venv .venv)

.venv/.serve .venv/.dev: .venv/.%: constraints/%.txt pyproject.toml | .venv/bin/python
	@echo 'Setting up .venv, once.'
	@$(PIP) --require-hashes -r $< && $(PIP) --no-deps -e . && touch $@

$(ASSETS): server/ipcoop/http/npm/package-lock.json server/ipcoop/http/assets.py | .venv/bin/python
	@$(BIN)/python server/ipcoop/http/assets.py || true

$(COMUNICA): tests/clients/package-lock.json
	@! command -v npm >/dev/null || npm ci --prefix tests/clients --silent \
	|| echo 'npm could not install Comunica, so the tests with it are skipped.'

$(PEERS): tests/bench/engines/peers/requirements.txt
	@$(if $(UV),uv venv --quiet .venv-bench && uv pip install --quiet --python .venv-bench/bin/python,$(PYTHON) -m venv .venv-bench && .venv-bench/bin/pip install --quiet) -r $< \
	&& touch $@ || echo 'The engines from PyPI cannot be installed, so they are left out.'

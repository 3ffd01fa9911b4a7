# `make serve` and `make test` need Python 3.11 and make; everything else they set up themselves.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: serve test test-slow data-check golden docs lock audit clean

serve: $(VENV)/serve.done
	ONRECORD_HOST=$(HOST) ONRECORD_PORT=$(PORT) $(BIN)/onrecord serve

test: $(VENV)/dev.done
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/onrecord-train check --coverage
	$(BIN)/pytest -q -n 2 -m "not slow"

test-slow: $(VENV)/dev.done ## load, soak and attack runs; takes an hour
	$(BIN)/pytest -q -m slow

data-check: $(VENV)/dev.done ## everything that can be wrong with the corpus
	$(BIN)/onrecord-train check --coverage

golden: $(VENV)/dev.done ## whether published versions still give their golden scores
	$(BIN)/onrecord-train golden

docs: $(VENV)/dev.done ## write docs/reference.md and the answer in the README anew
	$(BIN)/python docs/generate.py

audit: $(VENV)/dev.done ## known vulnerabilities of what is installed
	$(BIN)/python .ci/audit.py requirements.lock requirements-dev.lock

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "OnRecord needs Python 3.11: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/serve.done: requirements.lock pyproject.toml | $(BIN)/python
	test -e $(VENV)/dev.done || $(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.done: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

lock: ## pin anew, after a change of dependencies in pyproject.toml
	uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    --group build pyproject.toml -o requirements.lock
	uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    --extra client --extra pages --extra redis --extra training --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) build *.egg-info

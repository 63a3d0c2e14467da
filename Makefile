# demo: the whole job on bundled sample outlets.  test: every check.  lock: pin the dependencies anew.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint format types contracts lock clean

demo: .venv/installed
	$(BIN)/hoidam demo

test: lint types contracts
	$(BIN)/pytest -n 2 --dist worksteal -q

lint: .venv/developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

format: .venv/developing
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

types: .venv/developing
	$(BIN)/mypy

contracts: .venv/developing
	$(BIN)/lint-imports

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

.venv/developing: requirements-dev.lock .venv/installed
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

lock:
	uv pip compile --quiet --universal --generate-hashes --no-annotate --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-annotate --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv dist demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# On Record: `make up` runs it, `make test` tries it. Needs Python 3.11 or newer, nothing else.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help up test lint format lock bench bench-quick clean

USABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11
# The first Python that will do; `make PYTHON=/path/to/python up` overrides it.
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c '$(USABLE)' 2>/dev/null && { echo $$p; break; }; done)

BIN := .venv/bin
PIP := umask 022 && $(BIN)/python -m pip --disable-pip-version-check install --quiet
PINNED := --require-hashes --only-binary :all:
# Each process has a database server of its own; more of them than this cost more than they save.
# One that has done its share takes of what another has yet to do; the long tests are begun first.
PARALLEL := --numprocesses logical --maxprocesses 4 --dist worksteal
PROJECT := --no-deps --no-build-isolation --editable .

help:
	@echo 'make up      start everything at http://127.0.0.1:8000 (ONRECORD_PORT and others change that)'
	@echo 'make test    run every test, on a database of its own'
	@echo 'make lint    formatter, linter, types and import rules alone'
	@echo 'make format  put the code in form'
	@echo 'make lock    pin the newest dependencies that pyproject.toml allows'
	@echo 'make bench   measure the service beside its peers, up to ten million quotes; bench-quick: in two minutes'
	@echo 'make clean   remove what was installed and cached; data/ stays'

up: .venv/runtime
	@$(BIN)/onrecord up

# What is compiled is kept, also where Python is told not to: each of the processes would compile all tests anew.
test: .venv/development
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest $(PARALLEL) $(ARGS)

lint: .venv/development
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/development
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The locks name no index: pip takes whichever it is set up for, and the hashes say whether it got the right files.
LOCK_BENCH := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links
LOCK := $(LOCK_BENCH) pyproject.toml

lock: .venv/development
	$(PIP) uv
	$(LOCK) --group build --output-file requirements.txt
	$(LOCK) --group build --extra telemetry --constraint requirements.txt --output-file requirements-telemetry.txt
	$(LOCK) --group build --group dev --extra telemetry --constraint requirements.txt --output-file requirements-dev.txt
	$(LOCK_BENCH) --group bench --constraint requirements-dev.txt --output-file bench/requirements.txt
	$(LOCK_BENCH) tests/clients/python/requirements.in --output-file tests/clients/python/requirements.txt

bench: .venv/peers/installed
	@$(BIN)/python -m bench $(ARGS)

bench-quick: .venv/peers/installed
	@$(BIN)/python -m bench --quick $(ARGS)

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find service tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: installing happens again only when a lock or the project's own settings have changed.
.venv/runtime: requirements.txt pyproject.toml | .venv/bin/python
	@echo 'Installing the pinned dependencies into .venv …'
	@$(PIP) $(PINNED) -r requirements.txt
	@$(PIP) $(PROJECT)
	@$(BIN)/python -m compileall -q service
	@touch $@

.venv/development: requirements-dev.txt .venv/runtime
	@echo 'Installing what the tests need …'
	@$(PIP) $(PINNED) -r requirements-dev.txt
	@touch $@

.venv/peers/installed: bench/requirements.txt .venv/development
	@echo 'Installing the peers that the service is measured beside …'
	@rm -rf .venv/peers
	@$(PIP) $(PINNED) --target .venv/peers -r bench/requirements.txt
	@touch $@

.venv/bin/python:
	@test -n '$(PYTHON)' || { echo 'make: no Python 3.11 or newer with venv and ensurepip found among: $(CANDIDATES).' \
	  'Install one (Debian: python3 and python3-venv), or say where it is: make PYTHON=/path/to/python' >&2; exit 2; }
	@'$(PYTHON)' -c '$(USABLE)' || { echo 'make: $(PYTHON) is older than 3.11, or lacks venv or ensurepip' >&2; exit 2; }
	@umask 022 && '$(PYTHON)' -m venv .venv || { rm -rf .venv; exit 2; }

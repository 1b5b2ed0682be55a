# hearsay: every target makes what it needs; a bare `make` lists them.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check bench model clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed ## install, read the example case, write its dossier, say where it lies
	$(BIN)/hearsay ledger cases/palmyra-2016 --format table
	$(BIN)/hearsay dossier cases/palmyra-2016 --output out/palmyra-2016.html

test: $(VENV)/.installed-test ## install what the tests need, and run them
	$(BIN)/pytest -n auto

check: $(VENV)/.installed-test ## ruff, mypy, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/.installed-bench: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

bench: $(VENV)/.installed-test $(VENV)/.installed-bench ## measure every figure that the README quotes
	$(BIN)/python -m benchmarks

$(VENV)/.installed-training: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[training]'
	@touch $@

model: $(VENV)/.installed-training ## train the reader model in one run, and put its weights into the package
	$(BIN)/python -m training.fit training/config.toml --out out/model
	$(BIN)/python -m training.export --config training/config.toml --out out/model

clean: ## remove what the other targets made
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

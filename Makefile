# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test check format examples lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-14s %s\n", $$1, $$2}'

demo: $(VENV)/.installed ## The main job, end to end, on the embedded broker
	$(BIN)/copydesk demo

test: $(VENV)/.installed-dev ## Lint, types and all tests; real Kafka too where Java and Maven are
	$(MAKE) --no-print-directory check
	sh tests/run

check: $(VENV)/.installed-dev ## Format, lint, types and architecture, under a minute
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_architecture.py

format: $(VENV)/.installed-dev ## Format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

examples: $(VENV)/.installed ## Make schemas/examples/enriched-article.json anew
	$(BIN)/copydesk enrich schemas/examples/raw-article.json \
	  | $(BIN)/python -m json.tool --no-ensure-ascii --indent 2 - schemas/examples/enriched-article.json

lock: $(VENV)/.installed-dev ## Resolve requirements.lock anew from pyproject.toml
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate -c requirements.lock --group dev --group training pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate -c requirements-dev.lock --group teacher -o training/requirements.lock

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "copydesk needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/pip install -q --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/pip install -q --disable-pip-version-check -r requirements-dev.lock
	@touch $@

clean: ## Remove the virtual environment and caches
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

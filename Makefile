# The two commands of the README are `make demo` and `make test`; `make check` is what CI runs.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready

.PHONY: demo test check docs lock bench clean

demo: $(READY)
	$(BIN)/cds score examples/dti-2022/so-lieu.xlsx --stage appraised \
	  --no-store

test: $(READY)
	$(BIN)/python -m pytest -n auto -q

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check
	$(BIN)/cds check indicators --strict --ignore D430
	$(BIN)/python -m pytest -n auto -q --cov --cov-report=term

docs: $(READY)
	$(BIN)/python docs/generate.py

bench: $(READY)
	$(BIN)/python -m benchmarks.run

# Needs uv; run it after a change of dependencies.
lock:
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-header \
	  --no-annotate pyproject.toml requirements.in -o requirements.lock

clean:
	rm -rf $(VENV) build dist .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Made once, and again when the locked versions or the package's own metadata change.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  --no-build-isolation --editable .
	$(BIN)/python -c "open('$(READY)', 'w').close()"

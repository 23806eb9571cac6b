# What everyone runs.  Each target installs what it needs into .venv first.
.PHONY: demo test lint bench bench-150m accuracy accuracy-scripts test-real clean
PYTHON ?= python3
BIN := .venv/bin

demo: .venv/installed
	$(BIN)/hegui demo

test: .venv/test
	$(BIN)/pytest -n auto -m "not real"

test-real: .venv/test  # Spark needs Java: apt install default-jre-headless
	$(BIN)/pip install -q -e '.[spark]'
	$(BIN)/pytest -m real

lint: .venv/lint
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check -q src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

accuracy: .venv/test
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/prose.py
	$(BIN)/python benchmarks/mail.py
	@test -n "$(WORK)" && $(MAKE) accuracy-scripts || echo "old JavaScript: not measured; say WORK=folder, see benchmarks/scripts/README.md"

accuracy-scripts: .venv/test  # WORK is the folder of benchmarks/scripts/README.md
	$(BIN)/python benchmarks/scripts/measure.py $(WORK)/corpus
	$(BIN)/python benchmarks/scripts/measure.py $(WORK)/stripped --as app.1f3a.js

bench: .venv/test
	$(BIN)/python benchmarks/bench.py

bench-150m: .venv/test  # writes about 29 GB
	$(BIN)/python benchmarks/bench.py --rows 150000000 --only scan --rounds 1

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/pip install -q -e '.[all]'
	touch $@

.venv/test: pyproject.toml | .venv/bin/python
	$(BIN)/pip install -q -e '.[test]'
	touch $@ .venv/installed

.venv/lint: pyproject.toml | .venv/bin/python
	$(BIN)/pip install -q -e '.[lint]'
	touch $@ .venv/installed

clean:
	rm -rf .venv demo dist build

# The targets that people and CI share. `make` alone lists them.
#
# Everything runs in an environment of its own, .venv, filled from the hashed locks in .ci/ and from nothing else: the
# installer resolves nothing and builds nothing (--no-deps, --only-binary), so that no later release of any package can
# change or break it; that the lock is whole is looked at afterwards (pip check). The program is compiled at once, so that
# its first run is as quick as the next. A stamp file in .venv says that a lock is installed. When a lock changes, .venv is
# made anew, so that nothing is left in it from before.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist worksteal
EXAMPLE := masters/contoh-2025.xlsx

.DEFAULT_GOAL := help
.PHONY: help run test check lint bench bench-unit docs fixtures gambar masters templates windows windows-test writers mutants kills lock clean

help:  ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do printf '%-18s%s\n' "$$name" "$$what"; done

LOCKS := $(wildcard .ci/requirements*.txt)

$(VENV)/made: $(LOCKS)
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

define install_lock
$(PIP) install --quiet --require-hashes --no-deps --only-binary :all: -r $(1)
$(PIP) install --quiet --no-deps --no-build-isolation -e .
$(PIP) check
$(BIN)/python -m compileall -q generator
@touch $@
endef

$(VENV)/installed-run: $(VENV)/made pyproject.toml
	$(call install_lock,.ci/requirements.txt)

$(VENV)/installed-dev: $(VENV)/made pyproject.toml
	$(call install_lock,.ci/requirements-dev.txt)

$(VENV)/installed-mutants: $(VENV)/made pyproject.toml
	$(call install_lock,.ci/requirements-mutants.txt)

run: $(VENV)/installed-run  ## install, then make the five files of the example master for TW II and show its figures
	$(BIN)/perkin generate $(EXAMPLE) --quarter 2
	$(BIN)/perkin compute $(EXAMPLE) --quarter 2

test: $(VENV)/installed-dev  ## install what the tests need and run those that take a minute or two and need no other program
	$(PYTEST) -m "not libreoffice and not chromium and not wine and not slow"

check: lint  ## all that CI checks: lint, then all tests with branch coverage (needs LibreOffice, Chromium, wine, poppler, fonts)
	$(PYTEST) --cov --cov-report=term:skip-covered

lint: $(VENV)/installed-dev  ## the part of `check` that takes seconds: format, lint, types, import floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/installed-dev  ## time start-up, reading, validating, computing, generating against yardsticks
	$(BIN)/python -m tests.bench.bench

bench-unit: $(VENV)/installed-dev  ## make hundreds of masters and time a province, filling against others, growth to 100,000 rows (by hand; half an hour)
	$(BIN)/python -m tests.bench.unit

docs: $(VENV)/installed-dev  ## run the examples in README.md and docs/ again and write what they print
	$(BIN)/python -m generator.present.rules > docs/rules.md
	$(BIN)/python -m generator.present.formulas > docs/formulas.md
	$(BIN)/python -m tests.test_docs

fixtures: $(VENV)/installed-dev  ## make again, in their order, what is made of the program: masters, clean master, docs, goldens (minutes; look at the diff)
	$(MAKE) masters
	$(BIN)/python -m tests.clean
	$(MAKE) docs
	PERKIN_UPDATE_GOLDEN=1 $(PYTEST) -m "not libreoffice and not chromium and not wine" $$(grep -lE 'golden|UPDATE' tests/test_*.py)

gambar: $(VENV)/installed-dev  ## make the pictures in docs/gambar again (needs LibreOffice, poppler and Chromium)
	$(BIN)/python -m tests.gambar
	$(BIN)/python -m tests.gambar_halaman

masters: $(VENV)/installed-run  ## write masters/*.xlsx again from the transcription of the decree
	$(BIN)/python -m masters.build

templates: $(VENV)/installed-dev  ## write templates/*.docx again as they were delivered (overwrites edits made in Word)
	$(BIN)/python -m templates.build

windows: $(VENV)/installed-dev  ## make dist/perkin-*-windows.zip, a folder for Windows that needs no installing (LENGKAP=1: with pandas; PYTHON_ZIP=… PYTHON_SHA256=…: another Python)
	$(BIN)/python -m windows.build $(if $(LENGKAP),--complete) $(if $(PYTHON_ZIP),--python "$(PYTHON_ZIP)" --sha256 "$(PYTHON_SHA256)")

windows-test: $(VENV)/installed-dev  ## make that folder, and run perkin from it as Windows would (needs wine)
	$(PYTEST) -m wine

writers: $(VENV)/installed-dev  ## write tests/data/writers again as ExcelJS and SheetJS do (needs Node.js and npm)
	$(BIN)/python -m tests.writers.contents > tests/writers/contents.json
	cd tests/writers && npm ci --silent && TZ=UTC node write.cjs contents.json ../data/writers
	rm tests/writers/contents.json

mutants: $(VENV)/installed-mutants  ## break the formulas in hundreds of ways and list what no test notices (minutes; by hand)
	$(BIN)/mutmut run > mutants.log 2>&1; tail -c 60 mutants.log; $(BIN)/mutmut results | grep -v ': killed' || true

kills: $(VENV)/installed-dev  ## kill hundreds of runs at random moments and look at what is left (half an hour; by hand)
	$(BIN)/python -m tests.kills 100

# The locks hold names, versions and hashes for every platform, and no index addresses. `uv` writes them;
# nothing else needs it: `.venv/bin/pip install uv`, or UV=/path/to/uv.
UV ?= $(BIN)/uv
LOCK := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --python-version 3.11 --custom-compile-command "make lock" --group build

lock:  ## write the locks again after dependencies in pyproject.toml changed (needs uv)
	$(LOCK) pyproject.toml --output-file .ci/requirements.txt
	$(LOCK) --group dev pyproject.toml --output-file .ci/requirements-dev.txt
	$(LOCK) --group dev --group mutants pyproject.toml --output-file .ci/requirements-mutants.txt

clean:  ## remove the environment, caches and generated output
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage dist
	find output -mindepth 1 ! -name .gitignore -delete

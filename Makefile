# The two words a newcomer needs: `make demo` and `make test`. The rest are chores.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

# Cases flush what they acknowledge: in memory that costs nothing.
QUICK_DISK := $(if $(wildcard /dev/shm/.),TMPDIR=/dev/shm)

# Every command that a test starts would compile gavah anew where the machine keeps no compiled modules.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/compiled

.PHONY: demo test test-wide suite lint types lock clean

# The main job on the bundled exercise: constructed reports about a month that has not come.
EXERCISE := examples/exercise
DEMO := .demo/case

demo: $(READY)
	@$(BIN)/gavah run $(EXERCISE)/reports --case $(DEMO) --gazetteer $(EXERCISE)/gazetteer.csv --as-of 2071-10-27
	@echo "The reports: $(EXERCISE)/reports   what is in them: $(EXERCISE)/README.md   a first hour with your own: docs/guide.md · docs/guide.fa.md"
	@echo "Look under any id above:  source .venv/bin/activate; gavah show ID --why --case $(DEMO)"
	@echo "Open the desk:  gavah desk --case $(DEMO)   ask, map, sentences behind each number, review; English and Persian"

# Two workers share the suite; lint and types run beside it.
test: $(READY)
	@$(MAKE) --no-print-directory --jobs=3 suite lint types

# Everything, also what takes long: every page in both languages and themes, every desk and browser.
test-wide: $(READY)
	@$(QUICK_DISK) OMP_NUM_THREADS=1 $(BIN)/python -m pytest --wide --numprocesses=2 --dist=worksteal

suite: $(READY)
	@$(QUICK_DISK) OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses=2 --dist=worksteal

lint: $(READY)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/lint-imports --no-cache > .venv/imports.log || { cat .venv/imports.log; exit 1; }

types: $(READY)
	@$(BIN)/mypy --no-error-summary

# One environment in this folder, from hashes; built again only when the lock or the project file changes.
$(READY): requirements.lock pyproject.toml engine/pyproject.toml
	@echo "Setting up .venv (once; about a minute) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "gavah needs Python 3.11 or newer; say which: make PYTHON=python3.11 …"; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable ./engine --editable .
	@touch $(READY)

# Locks every version with its hashes and without the address of any index. Needs uv.
lock:
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev \
		--output-file requirements.lock pyproject.toml requirements-build.in

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Everything from nothing: `make run` and `make test` set up what they need and say what they do.
SHELL := /bin/bash
.DEFAULT_GOAL := help
# The system's own Python, if it will do: distributions build it with optimisations, which pyenv
# does not unless told to; that is a fifth of the tests' time. Else the first of the search path.
PYTHON ?= $(shell for each in /usr/bin/python3 python3; do \
  "$$each" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; done; echo "$$each")
VENV := .venv
BIN := $(VENV)/bin
SOURCES := bot handlers storage reports domain tests

.PHONY: help run test check bench crash fuzz images clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

run: $(VENV)/.run ## serve Telegram (BOT_TOKEN is set), or the built-in sandbox (it is not)
	@$(BIN)/najian run

test: $(VENV)/.test ## all tests; installs browser and LibreOffice where it may
	@$(BIN)/python -m tests.machine
	@$(BIN)/python -m tests.suite

check: $(VENV)/.test ## format, lint and types
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy

bench: $(VENV)/.test ## what was measured: each figure as a ratio within one run
	@$(BIN)/python -m tests.bench

crash: $(VENV)/.test ## kill -9 at 200 random instants on both engines, then of single commands
	@$(BIN)/python -m tests.crash
	@NAJIAN_LONG=1 $(BIN)/python -m pytest -q -m slow $(KILLED)

# Tests that kill a command over and over; briefly in `make test`, long here.
KILLED := tests/end_to_end/test_kill_backups.py tests/bot/test_rotating.py tests/storage/test_releases.py

SECONDS ?= 60
fuzz: $(VENV)/.test ## hostile input, SECONDS=60 for each target (TARGET=updates for one)
	@$(BIN)/python -m tests.hostile --seconds $(SECONDS) $(if $(TARGET),--target $(TARGET))

images: $(VENV)/.test ## the pictures of the README, made again
	@$(BIN)/python -m tests.machine
	@$(BIN)/python -m tests.images

clean: ## remove what was set up and built; responses in home/ stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* htmlcov build *.egg-info
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.pip: constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Najian needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	@echo "Creating the environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt uv || echo "(uv is not to be had; pip will do, only slower)"
	@touch $@

$(VENV)/.run: $(VENV)/.pip pyproject.toml
	@echo "Installing what the bot needs (about 500 MB, once) …"
	@$(call install,.[xlsform])
	@touch $@

$(VENV)/.test: $(VENV)/.pip pyproject.toml
	@echo "Installing what the bot and its tests need (about 1 GB, once) …"
	@$(call install,.[test])
	@touch $@ $(VENV)/.run

# uv does not read pip's configuration: hand it the mirror, if the machine has one.
define install
index=$$($(BIN)/python -m pip config get global.index-url 2>/dev/null || true); \
if [ -x $(BIN)/uv ]; then \
  UV_PYTHON_DOWNLOADS=never $${index:+env UV_DEFAULT_INDEX=$$index} $(BIN)/uv pip install --quiet --python $(BIN)/python -c constraints.txt -e '$(1)'; \
else \
  $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '$(1)'; \
fi
endef

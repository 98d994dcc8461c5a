# make run   everything needed, then the sample centre     make bench    figures, as ratios
# make test  everything needed, then the whole gate        make screens  every screen as PNG
# make fuzz  a million hostile codes (guided by coverage where atheris is installed)
# make audit asks the package index of pip what is known against the pinned versions
# make soak  server, hub and places killed at random over bad lines for five minutes, then a hub
#            that dies, is replaced by its standby and comes back
.PHONY: run test bench fuzz soak audit screens clean
.DELETE_ON_ERROR:

READY := .venv/.ready
# The first of these that is new enough: Ubuntu 22.04 calls an older one python3.
PYTHON := $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)

run: $(READY)
	@.venv/bin/python -m kiosk.setup system screen
	@.venv/bin/python -m kiosk

test: $(READY)
	@.venv/bin/python -m kiosk.setup system screen test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m ui.qmlcheck
	.venv/bin/python -m pytest -q -n 2 --dist worksteal

bench: $(READY)
	@.venv/bin/python -m kiosk.setup system screen test
	.venv/bin/python -m tests.bench

fuzz: $(READY)
	.venv/bin/python -m tests.fuzz

audit: $(READY)
	@.venv/bin/python -m tests.audit

soak: $(READY)
	@.venv/bin/python -m kiosk.setup system screen test soak
	.venv/bin/python -m tests.soak --postgresql --windows
	.venv/bin/python -m tests.soak --minutes 2 --standby

screens: $(READY)
	@.venv/bin/python -m kiosk.setup system screen
	.venv/bin/python -m kiosk screens --out build/screens

# The virtual environment: pins and hashes from constraints.txt, nothing else. The stamp is made
# last, so a set-up that broke off is done again.
$(READY): constraints.txt
	@test -n "$(PYTHON)" || \
	  { echo "Cần Python 3.11 trở lên — Python 3.11 or newer is needed (python3 --version)."; exit 2; }
	@$(PYTHON) -I kiosk/setup.py venv
	@test -x .venv/bin/pip || $(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s/.venv/bin/python" -m kiosk "$$@"\n' \
	  "$(CURDIR)" "$(CURDIR)" > .venv/bin/kiosk
	@chmod +x .venv/bin/kiosk
	.venv/bin/python -m compileall -q kiosk printing sync ui
	@touch $@

clean:
	rm -rf .venv build

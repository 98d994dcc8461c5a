# make run   everything needed, then the sample centre     make bench    figures, as ratios
# make test  everything needed, then the whole gate        make screens  every screen as PNG
.PHONY: run test bench screens clean
.DELETE_ON_ERROR:

READY := .venv/.ready

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
	.venv/bin/python -m pytest -q

bench: $(READY)
	@.venv/bin/python -m kiosk.setup system screen test
	.venv/bin/python -m tests.bench

screens: $(READY)
	@.venv/bin/python -m kiosk.setup system screen
	.venv/bin/python -m kiosk screens --out build/screens

# The virtual environment: pins and hashes from constraints.txt, nothing else. The stamp is made
# last, so a set-up that broke off is done again.
$(READY): constraints.txt
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cần Python 3.11 trở lên (python3 --version)."; exit 2; }
	@test -x .venv/bin/pip || python3 -m venv .venv || \
	  { echo "Thiếu venv. Hãy chạy: sudo apt-get install python3-venv"; exit 2; }
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s/.venv/bin/python" -m kiosk "$$@"\n' \
	  "$(CURDIR)" "$(CURDIR)" > .venv/bin/kiosk
	@chmod +x .venv/bin/kiosk
	.venv/bin/python -m compileall -q kiosk printing sync ui
	@touch $@

clean:
	rm -rf .venv build

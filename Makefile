# make run and make test do all the set-up on a fresh machine. CONTRIBUTING.md says what each target is for.
PYTHON ?= python3
export PYTHON
BIN := .venv/bin
# Two workers at most: each window brings a web engine of its own, and a desktop has other things to do.
WORKERS ?= 2

# Chromium refuses to run its sandbox as root. Only there, as in a container, is it turned off, and it is said.
ifeq ($(shell id -u),0)
export QTWEBENGINE_CHROMIUM_FLAGS ?= --no-sandbox
$(info Running as root: the preview's web engine runs without its sandbox ($(QTWEBENGINE_CHROMIUM_FLAGS)).)
endif

.PHONY: run test check bench conformance torture picture languages lock format clean installer-windows installer-linux installer-macos test-installers

run: .venv/ready
	@sh packaging/run.sh

test: check
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

check: .venv/ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: .venv/ready-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/ready-dev
	$(BIN)/python -m benchmarks

torture: .venv/ready-dev
	HYPOTHESIS_PROFILE=torture $(BIN)/pytest -m torture --timeout 3600

conformance: .venv/ready-dev
	@sh packaging/conformance.sh

picture: .venv/ready
	@sh packaging/run.sh picture

# What the window says is looked for in the code, kept beside its translations, and packed as Qt reads it.
SAY = tr Message dated $(shell sed -n 's/^class \([A-Za-z0-9]*Error\)([A-Za-z0-9]*Error).*/\1/p' $$(find src -name '*.py')) NewsdeskError
languages: .venv/ready-dev
	@mkdir -p build
	find src/newsdesk -name '*.py' -not -path '*/cli/*' | LC_ALL=C sort > build/said.lst
	$(BIN)/pyside6-lupdate $(SAY:%=-tr-function-alias tr+=%) -no-obsolete -locations none @build/said.lst \
	    -ts resources/languages/newsdesk_zh_CN.ts
	$(BIN)/pyside6-lrelease -silent resources/languages/newsdesk_zh_CN.ts -qm resources/languages/newsdesk_zh_CN.qm

# What an editor double-clicks: RELEASING.md walks through it.
installer-windows: .venv/ready
	@sh packaging/windows/build.sh

installer-linux:
	@sh packaging/linux/build.sh

installer-macos:
	@sh packaging/macos/build.sh

# Minutes, and some gigabytes under build/: they build, install, run and remove what is shipped.
test-installers: .venv/ready-dev
	@sh packaging/test.sh

# The pinned files are made from pyproject.toml and never edited; they carry hashes and no address.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv
	for pair in "requirements.txt:build" "requirements-dev.txt:build --group dev" \
	    "requirements-installers.txt:build --group installers"; do \
	    build/lock/bin/uv pip compile pyproject.toml --group $${pair#*:} --output-file $${pair%%:*} --quiet --upgrade \
	        --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
	        || exit 1; \
	done

clean:
	rm -rf .venv build dist

SETUP := pyproject.toml packaging/setup.sh packaging/apt.sh packaging/system-libraries.txt

# requirements-dev.txt holds all of requirements.txt: who has tested can run.
.venv/ready: requirements.txt $(SETUP)
	@sh packaging/setup.sh requirements.txt
	@touch $@

.venv/ready-dev: requirements-dev.txt requirements.txt $(SETUP)
	@sh packaging/setup.sh requirements-dev.txt
	@touch .venv/ready $@

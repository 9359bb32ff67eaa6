# heft's commands. `make help` lists them.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

# Linked so, heft starts in half the time and needs no Swift where it is installed.
RELEASE := --configuration release --static-swift-stdlib
STRICT := --explicit-target-dependency-import-check error
# On a terminal the build shows how far it is; in a log only what went wrong.
QUIET = $$([ -t 1 ] || echo --quiet)

.DEFAULT_GOAL := help
.PHONY: help run build test lint mutations check-course journal-faults fuzz bench bench-statistics size-table \
  swift-table transcript screens install uninstall clean deps deps-test deps-bench deps-packages \
  deps-sizers

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

run: build ## open the shell; without a terminal, play the welcome lesson
	@if [ -t 0 ] && [ -t 1 ]; then exec .build/release/heft; \
	else exec .build/release/heft lesson welcome; fi

build: deps ## build .build/release/heft and its probe
	@$(SWIFT) build $(RELEASE) $(STRICT) $(QUIET) --product heftprobe
	@$(SWIFT) build $(RELEASE) $(STRICT) $(QUIET) --product heft

test: export SWIFT_BACKTRACE = enable=no
test: export HEFT_DATA = $(CURDIR)/.build/test-data
test: export HEFT_CACHE = $(CURDIR)/.build/test-cache
test: export HEFT_TEST_PYTHON = $(CURDIR)/.heft-venv/bin/python
test: export HEFT_PACKAGES = $(CURDIR)/.heft-venv-packages
test: deps-test lint ## lint, build, check the lessons and run all tests
	@$(SWIFT) build --build-tests $(STRICT) $(QUIET)
	@.build/debug/heft check --quick lessons
	@scripts/test

lint: ## hold the sources to the style
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests
	@scripts/mutations --check >/dev/null

mutations: export SWIFT_BACKTRACE = enable=no
mutations: deps-test ## change heft in one place at a time and see the tests that hold it fail, for hours; MUTATIONS='popen pvalloc'
	@scripts/mutations $(MUTATIONS)

check-course: export HEFT_DATA = $(CURDIR)/.build/test-data
check-course: export HEFT_PACKAGES = $(CURDIR)/.heft-venv-packages
check-course: build deps-packages ## run all lessons in full on three CPythons, for hours, into docs/course.md
	@scripts/course

journal-faults: export SWIFT_BACKTRACE = enable=no
journal-faults: export HEFT_FAULTS ?= 1000
journal-faults: ## crash 1,000 sessions on a faulty disk; HEFT_FAULTS=5000 for more
	@$(SWIFT) test $(QUIET) --filter JournalingTests.CrashTests

fuzz: build ## give heft 20,000 changed journals, notes, settings and worker messages; FUZZ="--seed 2"
	@$(SWIFT) build $(RELEASE) $(STRICT) $(QUIET) --product document-reader
	@scripts/fuzz --heft .build/release/heft --reader .build/release/document-reader $(FUZZ)

bench: build deps-bench ## measure heft against its peers, write docs/benchmarks.md
	@.heft-venv-bench/bin/python Benchmarks/all.py

size-table: build deps-sizers ## size the tests' structures by heft and its peers, into docs/sizes.md
	@python3 Benchmarks/size_table.py --probe .build/release/libheftprobe.so --output docs/sizes.md

swift-table: ## weigh Swift structures by heft and by a stand-alone counter, into docs/swift-sizes.md
	@$(SWIFT) build --build-tests $(QUIET)
	@HEFT_RECORD=1 $(SWIFT) test --skip-build --filter SwiftSizesTests > /dev/null 2>&1 || true
	@$(SWIFT) test --skip-build --filter SwiftSizesTests

bench-statistics: build ## measure how often verdicts on time are wrong, about 35 minutes
	@python3 Benchmarks/timing_statistics.py

transcript: build ## play a session and put it into README.md
	@scripts/transcript

screens: build deps-test ## play the screens of docs/shell.md and write them into it
	@.heft-venv/bin/python scripts/screens

# Symbols and debugging information are more than half of what the build links.
install: build ## install under PREFIX (/usr/local) and DESTDIR
	@install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/heft $(DESTDIR)$(PREFIX)/share/heft
	@install -s -m 755 .build/release/heft $(DESTDIR)$(PREFIX)/bin/heft
	@install -s -m 644 .build/release/libheftprobe.so $(DESTDIR)$(PREFIX)/lib/heft/libheftprobe.so
	@rm -rf $(DESTDIR)$(PREFIX)/share/heft/lessons
	@cp -R lessons $(DESTDIR)$(PREFIX)/share/heft/lessons
	@echo "heft is in $(DESTDIR)$(PREFIX)/bin."

uninstall: ## remove what install put there
	@rm -rf $(DESTDIR)$(PREFIX)/bin/heft $(DESTDIR)$(PREFIX)/lib/heft $(DESTDIR)$(PREFIX)/share/heft

clean: ## remove what was built
	@rm -rf .build .heft-venv .heft-venv-bench .heft-venv-packages

deps:
	@scripts/deps

deps-test:
	@scripts/deps test

deps-bench:
	@scripts/deps bench

deps-packages: ## install what the lessons need for every CPython found (1.2 GB each)
	@scripts/deps packages

deps-sizers:
	@scripts/deps sizers

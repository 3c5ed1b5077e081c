# Every command of the project. `make` alone lists them.
.DEFAULT_GOAL := help
export NO_MKDOCS_2_WARNING := 1
# Python keeps what it compiled, whatever the machine says: every build would compile it again.
export PYTHONDONTWRITEBYTECODE :=
# The schemas tell what the docstrings tell: Python keeps those, too.
export PYTHONOPTIMIZE :=
PYTHON ?= python3
BIN := .venv/bin
# Where `make serve` answers.
PORT ?= 8000
# What npm installs, for the site and for the tests.
NODE_PACKAGES := browser/node_modules/.package-lock.json
NODE_TEST_PACKAGES := browser/node_modules/typescript/package.json
# The other engines have a Python of their own.
EXIT_DRILL ?= .cache/exit-drill
LIGHTHOUSE := scripts/lighthouse/node_modules/.package-lock.json
# What the tests in a browser and with a server start.
BROWSERS = NODE="$$(sh scripts/set-up-node)" && CHROMIUM="$$(sh scripts/find-program chromium)" && \
	FIREFOX="$$(sh scripts/find-program firefox)" && NGINX="$$(sh scripts/find-program nginx)" && \
	export NODE CHROMIUM FIREFOX NGINX &&
# What looks at the code alone: the parts in Python and in JavaScript at once.
CODE = $(MAKE) --no-print-directory --jobs=2 --output-sync=target python-code browser-code

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: .venv/site $(NODE_PACKAGES) ## build the handbook into site/ (SITE_URL=https://… sets its public address)
	@$(BIN)/python -m macros site

.PHONY: offline
offline: site ## make dist/handboek-offline.zip: unpack, open index.html, no server or network needed
	@mkdir -p dist && cp site/handboek-offline.zip dist/
	@echo dist/handboek-offline.zip

.PHONY: paper
paper: .venv/site ## make the PDFs, the sheets for Word and the e-book alone, into build/druk/
	@$(BIN)/python -m macros paper

.PHONY: serve
serve: .venv/site $(NODE_PACKAGES) ## show the handbook at http://127.0.0.1:8000/ (PORT=… for another) and rebuild at each edit
	@$(BIN)/python -m macros serve "$(PORT)"

.PHONY: check
check: .venv/site ## read the data and list every problem, without building
	@$(BIN)/python -m macros check

.PHONY: compress
compress: site ## put compressed copies beside the files of site/, for a web server of your own
	@$(BIN)/python -m macros compress

.PHONY: hosting
hosting: .venv/site ## write the configurations in hosting/ after a change of macros/publishing/hosting.py
	@$(BIN)/python -m macros hosting

.PHONY: schema
schema: .venv/site ## write the JSON Schemas that editors use to help with the YAML
	@$(BIN)/python -m macros schema

.PHONY: fields
fields: .venv/site ## write the list of fields in CONTRIBUTING.md after a change of the records
	@$(BIN)/python -m macros fields

.PHONY: new-addresses
new-addresses: .venv/site ## empty data/addresses.tsv: for a new handbook, of which nothing was published
	@$(BIN)/python -m macros new-addresses

.PHONY: freeze
freeze: .venv/test site ## add the new addresses of the site to data/addresses.tsv, at each edition
	@$(BIN)/python -m scripts.freeze_addresses

.PHONY: test
test: machine-for-tests .venv/test $(NODE_TEST_PACKAGES) ## ruff, mypy, tsc, unit tests, strict build, spelling, tests in Chromium and Firefox
	@$(CODE)
	@$(BROWSERS) $(BIN)/python -m pytest --numprocesses 2 --dist worksteal

.PHONY: python-code browser-code
python-code:
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy

browser-code:
	@NODE="$$(sh scripts/set-up-node)" && \
		"$$NODE" browser/node_modules/.bin/tsc --project browser && \
		"$$NODE" browser/node_modules/.bin/tsc --project browser/tsconfig.service-worker.json && \
		"$$NODE" --test --test-concurrency=2 --test-reporter=dot browser/tests/*.test.js

# What is left out builds the whole site, needs a browser, or tries hundreds of cases.
.PHONY: test-quick
test-quick: machine-for-quick-tests .venv/test $(NODE_TEST_PACKAGES) ## what needs no built site and no browser: half a minute, while you work
	@$(CODE)
	@$(BIN)/python -m pytest -m "not browser and not site" --ignore tests/properties --numprocesses 2 --dist worksteal

.PHONY: check-all
check-all: machine-for-check-all .venv/check-all $(NODE_TEST_PACKAGES) ## the checks that take longer: veraPDF, EPUBCheck, LibreOffice, every page printed, axe in all colours, thousands of damaged data
	@$(BROWSERS) LIBREOFFICE="$$(sh scripts/find-program libreoffice)" $(BIN)/python -m pytest tests/exhaustive tests/properties --hypothesis-profile thorough

.PHONY: bench
bench: machine-for-tests .venv/test $(NODE_PACKAGES) ## measure how the build grows beside plain MkDocs (to 3,100 entries: 10 minutes), PDFs, first visit
	@$(BIN)/python -m scripts.bench
	@$(BROWSERS) $(BIN)/python -m scripts.bench_transfer
	@$(BROWSERS) $(BIN)/python -m scripts.bench_scale

.PHONY: bench-planner
bench-planner: machine-for-tests .venv/test site ## measure how fast a programme of 60 items answers at a quarter of the CPU's speed
	@$(BROWSERS) $(BIN)/python -m scripts.bench_planner

.PHONY: bench-search
bench-search: machine-for-tests .venv/test site ## put the queries of tests/search/ to the search; fails where it finds less, is slower or larger than its limits
	@$(BROWSERS) $(BIN)/python -m scripts.bench_search

.PHONY: fit-search
fit-search: $(NODE_PACKAGES) site ## fit the weights of the search to tests/search/, each round left out once (half an hour)
	@NODE="$$(sh scripts/set-up-node)" && "$$NODE" scripts/fit_search.js

.PHONY: search-gaps
search-gaps: machine-for-tests .venv/search-gaps site ## list queries whose nearest page is not found, and sayings that say the same (half a minute)
	@$(BROWSERS) OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m scripts.search_gaps

.PHONY: exit-drill
exit-drill: machine-for-tests .venv/test $(NODE_TEST_PACKAGES) $(EXIT_DRILL)/installed ## build with ProperDocs and with Zensical, and compare with what MkDocs makes
	@$(BROWSERS) $(BIN)/python -m scripts.exit_drill $(EXIT_DRILL)

.PHONY: bench-lighthouse
bench-lighthouse: machine-for-tests .venv/test $(NODE_PACKAGES) $(LIGHTHOUSE) ## hold four kinds of pages against the goals in Lighthouse
	@$(BROWSERS) $(BIN)/python -m scripts.bench_lighthouse

.PHONY: golden
golden: .venv/test ## rewrite the golden files, and add new fields of the open data, after a change that was meant
	@GOLDEN=write $(BIN)/python -m pytest tests/pages/test_generated.py \
		tests/downloads/test_open_data.py::test_no_field_goes_without_a_new_version

.PHONY: lock
lock: machine ## pin the dependencies anew, with hashes
	@sh scripts/lock

.PHONY: clean
clean: ## remove everything that was built
	@rm -rf site build dist .cache .venv browser/node_modules scripts/lighthouse/node_modules

# First of all, so that nothing is installed where something else is missing.
.PHONY: machine machine-for-quick-tests machine-for-tests machine-for-check-all
machine:
	@PYTHON="$(PYTHON)" sh scripts/set-up-machine site

machine-for-quick-tests:
	@PYTHON="$(PYTHON)" sh scripts/set-up-machine quick-tests

machine-for-tests:
	@PYTHON="$(PYTHON)" sh scripts/set-up-machine tests

machine-for-check-all:
	@PYTHON="$(PYTHON)" sh scripts/set-up-machine check-all

.venv/site: requirements/site.txt scripts/set-up-python | machine
	@PYTHON="$(PYTHON)" sh scripts/set-up-python requirements/site.txt
	@touch $@

.venv/check-all: .venv/test requirements/check-all.txt
	@PYTHON="$(PYTHON)" sh scripts/set-up-python requirements/check-all.txt
	@touch $@

.venv/search-gaps: .venv/test requirements/search-gaps.txt
	@PYTHON="$(PYTHON)" sh scripts/set-up-python requirements/search-gaps.txt
	@touch $@

$(EXIT_DRILL)/installed: requirements/exit-drill.txt scripts/set-up-python
	@PYTHON="$(PYTHON)" sh scripts/set-up-python requirements/exit-drill.txt $(EXIT_DRILL)
	@touch $@

.venv/test: .venv/site requirements/test.txt
	@PYTHON="$(PYTHON)" sh scripts/set-up-python requirements/test.txt
	@touch $@

$(NODE_PACKAGES): browser/package-lock.json scripts/set-up-node-packages | .venv/site
	@sh scripts/set-up-node-packages --omit=dev
	@touch $@

# The packages for the tests include those for the site.
$(NODE_TEST_PACKAGES): browser/package-lock.json scripts/set-up-node-packages | .venv/site
	@sh scripts/set-up-node-packages
	@touch $@ $(NODE_PACKAGES)

$(LIGHTHOUSE): scripts/lighthouse/package-lock.json | .venv/site
	@sh scripts/set-up-node-packages scripts/lighthouse
	@touch $@

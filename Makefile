# Every command of the project. `make` alone lists them.
.DEFAULT_GOAL := help
export NO_MKDOCS_2_WARNING := 1
PYTHON ?= python3
BIN := .venv/bin
MKDOCS := $(BIN)/mkdocs
# What npm installs, for the site and for the tests.
NODE_PACKAGES := browser/node_modules/.package-lock.json
NODE_TEST_PACKAGES := browser/node_modules/typescript/package.json
LIGHTHOUSE := scripts/lighthouse/node_modules/.package-lock.json
# What the tests in a browser need, found or installed.
BROWSERS = NODE="$$(sh scripts/set-up-node)" && CHROMIUM="$$(sh scripts/set-up-browser)" && \
	FIREFOX="$$(sh scripts/set-up-firefox)" && export NODE CHROMIUM FIREFOX &&

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: .venv/site $(NODE_PACKAGES) ## build the handbook into site/ (SITE_URL=https://… sets its public address)
	@rm -rf build/site
	@$(MKDOCS) build --strict --site-dir build/site
	@rm -rf site && mv build/site site

.PHONY: paper
paper: .venv/site ## make the PDFs alone, into build/druk/
	@$(BIN)/python -m macros paper

.PHONY: serve
serve: .venv/site $(NODE_PACKAGES) ## show the handbook at http://127.0.0.1:8000/ and rebuild at each edit
	@$(MKDOCS) serve --livereload

.PHONY: check
check: .venv/site ## read the data and list every problem, without building
	@$(BIN)/python -m macros check

.PHONY: schema
schema: .venv/site ## write the JSON Schemas that editors use to help with the YAML
	@$(BIN)/python -m macros schema

.PHONY: test
test: .venv/test $(NODE_TEST_PACKAGES) ## ruff, mypy, tsc, unit tests, strict build, spelling, tests in Chromium and Firefox
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@NODE="$$(sh scripts/set-up-node)" && "$$NODE" browser/node_modules/.bin/tsc --project browser
	@NODE="$$(sh scripts/set-up-node)" && "$$NODE" --test --test-reporter=dot browser/tests/*.test.js
	@sh scripts/set-up-spelling
	@$(BROWSERS) $(BIN)/pytest --numprocesses 2 --dist worksteal

.PHONY: check-all
check-all: .venv/check-all $(NODE_TEST_PACKAGES) ## the checks that take longer: every PDF through veraPDF, every page printed
	@$(BROWSERS) $(BIN)/pytest tests/exhaustive

.PHONY: bench
bench: .venv/test $(NODE_PACKAGES) ## measure how long the PDFs take, and what a first visit transfers
	@$(BIN)/python scripts/bench.py
	@$(BROWSERS) $(BIN)/python scripts/bench_transfer.py

.PHONY: bench-search
bench-search: .venv/test site ## put every query of tests/search/ to the search and count how often the page is found
	@$(BROWSERS) $(BIN)/python scripts/bench_search.py

.PHONY: bench-lighthouse
bench-lighthouse: .venv/test $(NODE_PACKAGES) $(LIGHTHOUSE) ## hold four kinds of pages against the goals in Lighthouse
	@$(BROWSERS) $(BIN)/python scripts/bench_lighthouse.py

.PHONY: golden
golden: .venv/test ## rewrite the golden files in tests/golden after a change that was meant
	@GOLDEN=write $(BIN)/pytest tests/test_pages.py

.PHONY: lock
lock: ## pin the dependencies anew, with hashes
	@sh scripts/lock

.PHONY: clean
clean: ## remove everything that was built
	@rm -rf site build .cache .venv browser/node_modules scripts/lighthouse/node_modules

.venv/site: requirements/site.txt scripts/set-up-python
	@PYTHON="$(PYTHON)" sh scripts/set-up-python requirements/site.txt
	@touch $@

.venv/check-all: .venv/test requirements/check-all.txt
	@PYTHON="$(PYTHON)" sh scripts/set-up-python requirements/check-all.txt
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

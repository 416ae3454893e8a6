# A thin front on CMake. `make help` lists what it does.
.DEFAULT_GOAL := all
SHELL := /bin/sh

PREFIX ?= /usr/local
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

# Everything that building, testing and the demo need, as Debian 12 names it.
PACKAGES := \
  cmake g++ ninja-build pkg-config \
  libarchive-dev libboost-program-options-dev libbz2-dev libcld2-dev libdeflate-dev libfmt-dev \
  libicu-dev liblzma-dev libncurses-dev libsimdjson-dev libuchardet-dev libxapian-dev libxml2-dev \
  libxxhash-dev libzstd-dev nettle-dev zlib1g-dev \
  nlohmann-json3-dev \
  doctest-dev librapidcheck-dev \
  bzip2 jq python3 python3-snowballstemmer strace tmux xapian-tools xz-utils zstd

# What only the lint and the fuzzers need, and the shells that are asked what they complete.
PACKAGES_DEV := clang clang-format clang-tidy clang-tools fish libclang-rt-dev zsh

# What puts a .deb together.
PACKAGES_DEB := dpkg-dev file

# The engines that `make bench` compares with; it leaves out those that are not there.
PACKAGES_BENCH := default-jdk-headless liblucene8-java recollcmd ripgrep sqlite3 xapian-omega

SOURCES = $(shell find common indexer searcher tests -name '*.[ch]pp')

# $(call install_packages,LIST) installs what is missing of LIST, and asks nothing.
define install_packages
@if ! command -v dpkg-query >/dev/null; then \
  echo "make deps knows Debian and its relatives; elsewhere install by hand: $(1)"; exit 0; fi; \
have=" $$(dpkg-query -W -f '$${db:Status-Status} $${Package} ' $(1) 2>/dev/null) "; \
missing=; for package in $(1); do \
  case "$$have" in *" installed $$package "*) ;; *) missing="$$missing $$package" ;; esac; done; \
if [ -z "$$missing" ]; then exit 0; fi; \
sudo=; if [ "$$(id -u)" -ne 0 ]; then sudo=sudo; fi; \
echo "installing$$missing"; \
apt="$$sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300"; \
$$apt update && $$apt install -y --no-install-recommends $$missing
endef

# $(call preset,NAME,TARGETS) configures a preset and builds TARGETS of it.
define preset
cmake --preset $(1) >/dev/null
cmake --build $(call folder,$(1)) --parallel $(JOBS) --target $(2)
endef
folder = $(if $(filter release,$(1)),build,build-$(1))

# $(call show,COMMAND) prints a command as a person would type it, then runs it.
show = @printf '\n$$ %s\n' "$(1)"; $(1)

.PHONY: all
all: ## build both programs into build/, optimised
	$(call preset,release,byline-index byline-search manual)

.PHONY: debug
debug: ## build everything into build-debug/, with assertions
	$(call preset,debug,all)

.PHONY: deps
deps: ## install the Debian packages that building, testing and the demo need
	$(call install_packages,$(PACKAGES))

.PHONY: deps-dev
deps-dev: deps ## install what the lint needs too
	$(call install_packages,$(PACKAGES_DEV))

.PHONY: demo
demo: export BYLINE_CONFIG = /dev/null
demo: export BYLINE_INDEX = build/demo-index
demo: deps ## build, index the sample archive and ask it a few questions
	@$(MAKE) --no-print-directory all
	@rm -rf build/demo-index
	@printf '\n$$ export BYLINE_INDEX=build/demo-index\n'
	$(call show,build/byline-index add corpora/*.jsonl*)
	$(call show,build/byline-index add --set outlet='The Saltmere Sentinel' corpora/pages)
	$(call show,build/byline-search --limit 3 'sea wall')
	$(call show,build/byline-search --by outlet)
	$(call show,build/byline-search --timeline=year flood)

.PHONY: test
test: deps ## build everything and run all tests
	$(call preset,release,all)
	ctest --test-dir build --output-on-failure --no-tests=error

.PHONY: check
check: lint test ## everything that has to be green: lint and tests

.PHONY: lint
lint: deps-dev format-check tidy layers sizes ## format, clang-tidy, order of the rooms, sizes

.PHONY: format
format: ## apply clang-format to all sources
	@clang-format -i $(SOURCES)

.PHONY: format-check
format-check:
	@clang-format --dry-run --Werror $(SOURCES)

.PHONY: tidy
tidy: ## run clang-tidy over all sources
	@cmake --preset debug >/dev/null
	@run-clang-tidy -quiet -p build-debug -j $(JOBS) -extra-arg=-w \
	  '/(common|indexer|searcher|tests)/' >build-debug/tidy.log 2>&1 \
	  || { grep -A4 -E '(error|warning):' build-debug/tidy.log; exit 1; }

.PHONY: layers
layers:
	@python3 tests/lint/check_layers.py

.PHONY: sizes
sizes: ## report the sizes of files and functions
	@python3 tests/lint/check_sizes.py

.PHONY: asan
asan: deps ## run the unit tests under AddressSanitizer and UBSan
	$(call preset,asan,byline-unit-tests)
	ctest --test-dir build-asan --output-on-failure --no-tests=error -R '^unit$$'

.PHONY: tsan
tsan: deps ## run the unit tests under ThreadSanitizer
	$(call preset,tsan,byline-unit-tests)
	ctest --test-dir build-tsan --output-on-failure --no-tests=error -R '^unit$$'

.PHONY: bench
bench: all ## measure beside other engines: BENCH="OPTIONS FILES" (bench/speed/bench.py --help)
	$(call preset,release,query-bench reader-bench)
	@/usr/bin/python3 -B bench/speed/bench.py --build build $(BENCH)

.PHONY: bench-deps
bench-deps: deps ## install the engines that `make bench` measures beside this one
	$(call install_packages,$(PACKAGES_BENCH))

.PHONY: bench-queries
bench-queries: all ## measure each class of questions over an index: INDEX=DIR [SEED=N]
	$(call preset,release,query-classes)
	@build/query-classes "$(INDEX)" $(or $(SEED),1)

.PHONY: bench-relevance
bench-relevance: all ## measure the ranking on the test collections in $BYLINE_DATA
	@/usr/bin/python3 -B bench/relevance.py --byline-index build/byline-index \
	  --byline-search build/byline-search

.PHONY: install
install: all ## install to PREFIX (/usr/local), below DESTDIR if that is set
	cmake --install build --prefix "$(PREFIX)"

.PHONY: package
package: deps ## make a Debian package in build/
	$(call install_packages,$(PACKAGES_DEB))
	@$(MAKE) --no-print-directory all
	cd build && cpack

.PHONY: clean
clean: ## remove everything that was built
	rm -rf build build-debug build-asan build-tsan build-fuzz

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

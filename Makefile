# A thin front on CMake. `make help` lists what it does.
.DEFAULT_GOAL := all

.PHONY: all
all: ## build both programs into build/
	cmake --preset release
	cmake --build build

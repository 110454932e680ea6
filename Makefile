# `make quickstart` and `make test` need nothing beforehand but the Swift toolchain and make.

# All but what is in hidden folders, such as .build.
SWIFT_FILES = $(shell find . -name '.?*' -prune -o -name '*.swift' -print)

# By default `swift test` compiles every module, dependencies included, with -enable-testing, which
# `swift build` does not; each would then undo the work of the other. The tests use what is public,
# so both share one build and the tests run the code that is shipped.
TEST_FLAGS ?= --disable-testable-imports

# So that `steplab --version` and provenance.json name the revision and a digest of the sources.
SWIFT := scripts/with-build-information.sh swift

# Where `make install` puts the program; DESTDIR goes before it.
PREFIX ?= /usr/local

.PHONY: quickstart test build docs install uninstall benchmark setup lint format clean

quickstart: setup
	$(SWIFT) build -c release --product steplab
	.build/release/steplab run Experiments/quickstart.yaml

test: setup
	$(SWIFT) test -c release $(TEST_FLAGS)

build:
	$(SWIFT) build -c release

# A static site in .build/documentation; BASE_PATH is the folder of the web server that it will be in.
docs: export BASE_PATH := $(BASE_PATH)
docs: setup
	scripts/build-documentation.sh

# The program with its plans, data, completions and manual page; builds it where that was not done.
install uninstall: export PREFIX := $(PREFIX)
install uninstall: export DESTDIR := $(DESTDIR)
install:
	@scripts/install.sh

uninstall:
	@scripts/install.sh --uninstall

# For comparison between revisions; see Performance.md for baselines.
benchmark: setup
	cd Examples && swift package --disable-sandbox benchmark

# Installs what is missing among OpenBLAS, SQLite, gnuplot and pkg-config.
setup:
	@scripts/setup.sh

lint:
	@swift format lint --strict --parallel $(SWIFT_FILES)

format:
	@swift format --in-place --parallel $(SWIFT_FILES)

clean:
	swift package clean
	# A build that was killed leaves it behind.
	rm -f Sources/CBuildInformation/Generated.c

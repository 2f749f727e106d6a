# Everything a person or CI does with this project. Tools are installed into .tools/ and node_modules/, never into a home.

WASM_BINDGEN := 0.2.130
WASM_PACK := 0.15.1
CARGO_DENY := 0.20.2
CARGO_FUZZ := 0.13.2
CARGO_MUTANTS := 27.1.0
TOOLS := $(CURDIR)/.tools
TARGET := $(or $(CARGO_TARGET_DIR),target)
export PATH := $(TOOLS)/bin:$(CURDIR)/node_modules/.bin:$(PATH)

LISTEN ?= 127.0.0.1:8080
DATABASE ?= windowpane.db
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROMIUM

.PHONY: help demo test check bench bench-peers measure-page fuzz mutants package size pictures tools browser clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: ## build what the demo needs, say how long it took, and serve it at a printed address
	@scripts/demo $(filter windowpane=% template-editor=% policy=%,$(MODULES))
	$(TARGET)/debug/windowpane serve --listen $(LISTEN) --database $(DATABASE) --trust-claimed-time --www www/demo --www target/site

package: dist/windowpane.wasm ## dist/: the elements and their modules, the editor, the policy alone, their types

SOURCES := $(shell find Cargo.toml Cargo.lock build.rs build locales src policy/src www/*.js www/entries www/types www/style scripts/package.mjs scripts/modules scripts/bindgen README.md -type f 2>/dev/null)

# Each module with the features that it is built with: an entry of the package has one (www/entries).
MODULES := windowpane=elements,prompt,preview,window,timeline terms-update-prompt=elements,prompt template-preview=elements,preview \
	session-window=elements,window session-timeline=elements,timeline template-editor=elements,editor policy=policy

dist/windowpane.wasm: $(SOURCES)
	@scripts/tools package
	scripts/modules $(MODULES)
	node scripts/package.mjs

size: package ## what a page loads for each entry, beside its ceiling and the kept figure; UPDATE=1 keeps new figures
	@node scripts/size.mjs

pictures: package browser ## docs/pictures/: each pane of the demo, for the README
	cargo build --quiet --locked -p windowpane-server
	@node scripts/pictures.mjs

test: tools browser package ## every test: natively, in Chromium, end to end
	scripts/test

check: ## format, lints with warnings denied, docs, licences, advisories
	@scripts/tools build
	cargo fmt --all --check
	cargo fmt --check --manifest-path fuzz/Cargo.toml
	cargo fmt --check --manifest-path scripts/bindgen/Cargo.toml
	cargo clippy --locked --workspace --exclude windowpane --exclude windowpane-yew-app --all-targets -- -D warnings
	cargo clippy --locked --target wasm32-unknown-unknown --all-targets --features editor,policy -- -D warnings
	set -e; for module in $(MODULES); do cargo clippy --locked --target wasm32-unknown-unknown --no-default-features --features "$${module#*=}" -- -D warnings; done
	cargo clippy --locked --target wasm32-unknown-unknown -p windowpane-yew-app -- -D warnings
	scripts/yew-app
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps --workspace --features windowpane/editor --exclude windowpane-doors --exclude windowpane-yew-app
	@scripts/deny $(CARGO_DENY)

bench: package browser ## the budgets of the design, each printed beside its figure
	cargo bench --locked -p windowpane-policy
	cargo bench --locked -p windowpane-server
	cargo build --quiet --release --locked -p windowpane-server
	WINDOWPANE=target/release/windowpane node scripts/bench-browser.mjs

bench-peers: package browser ## side by side with the libraries that do a part of this, in Node and in Chromium, and with other prompts
	npm ci --prefix bench/peers --no-audit --no-fund --loglevel=error
	node bench/peers/run.mjs
	$(MAKE) --no-print-directory measure-page
	npm ci --prefix bench/prompts --no-audit --no-fund --loglevel=error
	node bench/prompts/run.mjs

measure-page: package ## dist/measure/: a brand's page with the prompt drawn ahead of it, to be measured
	cargo build --quiet --locked -p windowpane-server
	node scripts/measure-page.mjs

fuzz: ## each fuzz target for FUZZ_SECONDS (60), from the shared cases on
	scripts/fuzz $(CARGO_FUZZ)

mutants: ## which changes of the policy no test notices (hours)
	scripts/mutants $(CARGO_MUTANTS)

tools: ## wasm-pack, the runner of wasm tests and the npm packages, where they are missing
	@scripts/tools test $(WASM_BINDGEN) $(WASM_PACK)

browser: ## Chromium and its driver, where they are missing
	@scripts/browser

clean: ## what was built; the tools stay
	cargo clean
	rm -rf dist

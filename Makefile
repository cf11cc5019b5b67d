# make demo   build, make the demo region if absent, serve it
# make test   everything that can be tested on this machine
# make help   the other targets

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

LINT := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
ASSET_SOURCES := $(shell find internal/web/assets/src -type f 2>/dev/null) package-lock.json scripts/assets
MANIFEST := internal/web/assets/dist/manifest.json

.PHONY: help demo test build bench fmt lint vuln generate assets clean npm

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: build ## build, make the demo region if absent, and serve it
	bin/naru demo --data .naru/demo

build: assets ## build bin/naru with its assets
	go build -trimpath -ldflags='-s -w' -o bin/naru ./cmd/naru

assets: $(MANIFEST) ## bundle styles, scripts and fonts

$(MANIFEST): $(ASSET_SOURCES) | npm
	scripts/assets

npm:
	@scripts/node-modules

generate: ## make Go code from templ files
	go tool templ generate -log-level error

test: build ## run every test
	scripts/test-tools
	scripts/check-templates
	go vet ./...
	scripts/with-postgres go test ./...
	node --test --test-concurrency=1 e2e/*.test.mjs

bench: ## measure beside peers and limits, as tables (PEERS=1 ONLY=group DIR=folder)
	go run ./bench $(if $(PEERS),-peers) $(if $(ONLY),-only $(ONLY)) $(if $(DIR),-dir $(DIR))

fmt: ## format Go and templ
	$(LINT) fmt
	go tool templ fmt -log-level error internal
	go tool templ fmt -log-level error e2e

lint: assets ## look for mistakes without running anything
	$(LINT) run
	scripts/check-templates
	npm run --silent typecheck

vuln: ## look for known vulnerabilities (asks the public Go database)
	go run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./...

clean: ## remove what was built; data stay
	rm -rf bin node_modules e2e/artifacts
	find internal/web/assets/dist internal/docgen/typeface/dist -mindepth 1 ! -name .keep -delete

.DEFAULT_GOAL := help
.PHONY: help install quick test lint format types docs corpus eval screenshot check clean

help:  ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

install:  ## Install the program and what its tests need, editable
	pip install --editable ".[test]"

quick:  ## Run the fast tests (seconds)
	pytest -m "not slow and not browser"

test:  ## Run all tests
	pytest

lint:  ## Check style
	ruff check .
	ruff format --check .

format:  ## Put code in its form
	ruff format .
	ruff check --fix .

types:  ## Check types
	mypy

docs:  ## Paste the commands' help into docs/commands.md
	python tools/update_docs.py

corpus:  ## Build the bundled documents from tools/corpus_text/
	python tools/build_corpus.py

eval:  ## Measure the answers to eval/questions.jsonl
	assistant eval eval/questions.jsonl

screenshot:  ## Take docs/chat.png
	python tools/screenshot.py

check:  ## All of the pipeline, in a fresh environment
	.ci/run

clean:  ## Delete what tools left behind (neither corpus/ nor index/)
	rm -rf build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

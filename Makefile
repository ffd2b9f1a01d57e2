# docflow: `make demo` shows the main job, `make test` passes the tests. Both install what they need and can be repeated.
.PHONY: setup demo test soak lint bench bench-extract samples lock clean

setup:            ## everything for demo and test
	@scripts/setup.sh test

demo:             ## the sample mailbox through the whole pipeline, then the review screen (ARGS=--once ends after the table)
	@scripts/setup.sh demo
	@.venv/bin/docflow demo $(ARGS)

test:             ## all tests (ARGS="tests/rules -k name" chooses)
	@scripts/setup.sh test
	@scripts/test $(ARGS)

soak:             ## minutes of crashes and random events, for the night
	@scripts/setup.sh test
	@OMP_THREAD_LIMIT=1 .venv/bin/python -m tests.soak.mailbox 5000
	@OMP_THREAD_LIMIT=1 .venv/bin/python -m tests.soak.mailbox 5000 20261130 tls
	@OMP_THREAD_LIMIT=1 .venv/bin/python -m tests.soak.mailbox 1000 20261201 starttls xoauth2
	@OMP_THREAD_LIMIT=1 .venv/bin/python -m tests.soak.doors 40
	@DOCFLOW_TEST_POSTINGS=200 scripts/test -m "soak" tests && DOCFLOW_TEST_POSTINGS=200 scripts/test tests/workers/test_post_tryton.py

lint:             ## style, types (of the JavaScript too), import rules
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@scripts/lint-js

bench:            ## CPU time per page and mails per second, as ratios to peers in the same run
	@scripts/setup.sh test
	@OMP_THREAD_LIMIT=1 .venv/bin/python -m tests.bench

bench-extract:    ## what is read right, beside invoice2data without templates and plain pdfplumber tables, in one run
	@scripts/setup.sh test
	@test -x .venv-peers/bin/python || .venv/bin/python -m venv .venv-peers
	@.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/peers.lock
	@OMP_THREAD_LIMIT=1 .venv/bin/python -m tests.bench.peers $(ARGS)

samples:          ## draw samples/ anew
	@scripts/setup.sh test
	@.venv/bin/python -m samples.generate

lock:             ## write requirements/*.lock anew (needs uv)
	@scripts/lock

clean:
	rm -rf var .venv .venv-programs .venv-peers .node

# make graph  sets up everything and builds the graph of seeds/ into output/
# make test   sets up everything and runs the tests
# make fit    makes every weight anew from the annotated articles of corpus/
# make fuzz   reads a million mutated pages (N=1000 START=0 for other numbers);  make fuzz-readers  needs atheris
# make lint   style and types;  make bench  speed against jieba.posseg;  make lock  renew requirements.lock
# make picture  the picture of the explorer that README shows (needs chromium and chromedriver)

# The first of these that runs and is new enough; or say make PYTHON=/path/to/python.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
READY := $(VENV)/.ready

N ?= 1000000
START ?= 0
SECONDS ?= 60

.PHONY: graph test fit fuzz fuzz-readers lint bench picture lock clean

graph: $(READY)
	$(VENV)/bin/kg build seeds -o output

test: $(READY)
	$(VENV)/bin/python -m pytest -n auto --dist loadfile

fit: $(READY)
	$(VENV)/bin/python -m kg.fitting corpus tests/gold seeds

fuzz: $(READY)
	$(VENV)/bin/python -m tests.fuzz.mutants --count $(N) --start $(START)

fuzz-readers: $(READY)
	@$(VENV)/bin/python -c "import atheris" 2>/dev/null || \
	  { echo "atheris is not installed: $(VENV)/bin/python -m pip install atheris (Python 3.11 to 3.13)"; exit 2; }
	for suffix in .txt .html .csv .jsonl .zip .pdf; do \
	  $(VENV)/bin/python -m tests.fuzz.targets $$suffix -max_total_time=$(SECONDS) || exit 1; done

lint: $(READY)
	$(VENV)/bin/ruff check kg tests
	$(VENV)/bin/mypy

bench: $(READY)
	$(VENV)/bin/python tests/bench/speed.py
	$(VENV)/bin/python tests/bench/places.py
	$(VENV)/bin/python tests/bench/explorer_frames.py
	$(VENV)/bin/python -m tests.bench.scale --counts 200 1000

picture: $(READY)
	$(VENV)/bin/python -m tests.exports.picture docs/explorer.png

lock:
	uv pip compile --universal --generate-hashes --no-annotate --python-version 3.11 --extra test pyproject.toml -o requirements.lock

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found: install one, or say make PYTHON=/path/to/python"; exit 2; }
	$(PYTHON) -m venv --clear $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:
	rm -rf $(VENV) output/graph.ttl output/graph.html output/facts.csv output/pages.jsonl output/rejected.csv output/report.json
	test ! -d output || find output -maxdepth 1 -type l -lname '.sets/current/*' -exec rm {} +
	rm -rf output/.sets output/facts output/store

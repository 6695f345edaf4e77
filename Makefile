# make course   everything: environment, site, notebooks, a sample class graded, feedback, report
# make test     environment and all tests
# make pdf      the site as one book, _build/html/nabla.pdf
# make serve    the site on http://localhost:8000        make lint, make bench, make clean

PYTHON ?= python3
PY := .venv/bin/python
COURSE := _build/course
PORT ?= 8000
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export MPLCONFIGDIR := $(CURDIR)/_build/matplotlib

.PHONY: course site pdf release sample grade serve test lint format bench system lock clean
.DEFAULT_GOAL := course

course: grade
	@echo
	@echo "site              _build/html/index.html      (make serve)"
	@echo "student notebooks $(COURSE)/release"
	@echo "handed in         $(COURSE)/submitted"
	@echo "results           $(COURSE)/results,  gradebook $(COURSE)/gradebook.db"
	@echo "feedback          $(COURSE)/feedback"
	@echo "grades            $(COURSE)/grades.csv"
	@echo "class report      $(COURSE)/report/index.html"

.venv/.ready: requirements.txt pyproject.toml
	@echo "environment: .venv (pinned in requirements.txt)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than 3.11: make PYTHON=python3.12 course"; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv .venv || \
	  { echo "venv is missing: apt-get install python3-venv"; exit 1; }
	@$(PY) -m uv --version >/dev/null 2>&1 || $(PY) -m pip install -q --disable-pip-version-check uv
	@$(PY) -m uv pip install -q --python $(PY) -r requirements.txt
	@$(PY) -m uv pip install -q --python $(PY) --no-deps -e .
	@touch $@

# System packages: installed where this user may, otherwise named in one line.
system:
	@sh .ci/system bubblewrap:bwrap libseccomp2:libseccomp.so.2

release: .venv/.ready
	@$(PY) -m autograder --course $(COURSE) release

site: release
	@$(PY) book/_ext/build_site.py

# Prints what `make site` built; the title page links to it until it is written anew.
pdf: site
	@sh .ci/system chromium:chromium
	@$(PY) book/_ext/make_pdf.py

sample: release
	@$(PY) -m autograder.authoring.sample_class $(COURSE)
	@$(PY) -m autograder --course $(COURSE) collect $(COURSE)/handed_in

grade: system site sample
	@$(PY) -m autograder --course $(COURSE) grade
	@$(PY) -m autograder --course $(COURSE) feedback
	@$(PY) -m autograder --course $(COURSE) export
	@$(PY) -m autograder --course $(COURSE) report

serve:
	@test -f _build/html/index.html || { echo "_build/html is missing: make course"; exit 1; }
	@$(PY) book/_ext/serve.py $(PORT)

test: .venv/.ready
	@sh .ci/system bubblewrap:bwrap libseccomp2:libseccomp.so.2 chromium:chromium postgresql:pg_ctlcluster
	@$(MAKE) --no-print-directory site
	@OPENBLAS_NUM_THREADS=1 $(PY) -m pytest

lint: .venv/.ready
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

format: .venv/.ready
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bench: .venv/.ready
	@$(PY) -c 'import torch, sklearn' 2>/dev/null || \
	  $(PY) -m pip install -q --disable-pip-version-check torch==2.13.0 scikit-learn
	@for file in tests/bench/bench_*.py; do echo; echo "== $$file"; $(PY) $$file || exit 1; done

# Pins the whole environment anew from pyproject.toml.
lock: .venv/.ready
	@$(PY) -m uv pip compile -q --universal --no-header --python-version 3.11 \
	  --extra site --extra grading --extra tests --extra similarity --extra cluster --extra postgres \
	  pyproject.toml -o requirements.txt

clean:
	rm -rf _build

# Gemeenten in 3D. `make` alone lists the targets.
# Settings: make dashboard PORT=8600 · make test WERKERS=2 · make test PYTHON=python3.12 · CHROMIUM=/path make test
# make dashboard SLOT=txt installs the named packages without the lock, where a locked file does not fit the computer.

PYTHON  ?= python3
PORT    ?= 8501
WERKERS ?= auto
SLOT    ?= lock

VENV    := .venv
PY      := $(VENV)/bin/python
PIP     := $(PY) -m pip install --quiet --quiet --disable-pip-version-check
HASHES  := $(if $(filter lock,$(SLOT)),--require-hashes)
# What mypy reads, as far as it exists; the tests are left out on purpose.
CODE     = $(wildcard dashboard.py fouten.py) $(foreach map,loaders enquete queries verhaal reports ui pages,$(if $(wildcard $(map)/*.py),$(map)))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help dashboard databank test snel nalezen dekking controle sbom lock klussen bench belasting duurproef opslagtoets opendatatoets screenshots schoon

help:
	@echo "make dashboard    installeer, bouw de databank en start op http://localhost:$(PORT)"
	@echo "make test         alle tests, ook de lange en die in een browser"
	@echo "make snel         de snelle tests"
	@echo "make nalezen      lees elke zin van alle gemeenten, jaren en tellingen na (een uur op een kern)"
	@echo "make dekking      de snelle tests, en welke regels zij niet raken"
	@echo "make controle     stijl, opmaak en typen"
	@echo "make lock         vernieuw de lockbestanden (alles nieuwer: make lock OPTIES=--upgrade)"
	@echo "make sbom         de lijst van alle pakketten met licentie (CycloneDX), en wat er over lekken bekend is"
	@echo "make klussen      voer de klussen van docs/klussen.md uit, elk in een kopie (alle: KLUS=network)"
	@echo "make bench        meet de snelheid"
	@echo "make belasting    meet met veel bezoekers tegelijk (BEZOEKERS=\"20 60 100\" DUUR=60 GEMEENTEN=20)"
	@echo "make duurproef    een half uur bezoekers, met elke twee minuten een nieuwe versie"
	@echo "make opslagtoets  de tests van opslag in S3, in een eigen omgeving"
	@echo "make opendatatoets  de open data, nagekeken met frictionless en pySHACL, in een eigen omgeving"
	@echo "make screenshots  maak schermbeelden"
	@echo "make schoon       verwijder .venv en tijdelijke bestanden"

# --- installation: a stamp per lock file, so that pip runs only after a change ---

$(VENV)/.gemaakt:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "Python ('$(PYTHON)') niet gevonden. Nodig: Python 3.11 of nieuwer; kies een ander met: make PYTHON=/pad/naar/python3" >&2; \
	  echo "Python ('$(PYTHON)') not found. Python 3.11 or newer is required." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) --version) is te oud. Nodig: Python 3.11 of nieuwer; kies een ander met: make PYTHON=/pad/naar/python3" >&2; \
	  echo "$$($(PYTHON) --version) is too old. Python 3.11 or newer is required." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "De module venv ontbreekt. Op Debian en Ubuntu: apt-get install python3-venv" >&2; \
	  echo "The venv module is missing. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.runtime: requirements.$(SLOT) $(VENV)/.gemaakt
	$(PIP) $(HASHES) -r $<
	@touch $@

$(VENV)/.dev: requirements-dev.$(SLOT) requirements.$(SLOT) $(VENV)/.gemaakt
	$(PIP) $(HASHES) -r $<
	@touch $@ $(VENV)/.runtime

# --- running ---

databank: $(VENV)/.runtime
	$(PY) -m loaders bouw --als-nodig

dashboard: databank
	@echo "Gemeenten in 3D: http://localhost:$(PORT)  (stoppen met Ctrl+C)"
	@$(PY) -m streamlit run dashboard.py --server.address localhost --server.port $(PORT) --server.headless true

# --- checking ---

test: $(VENV)/.dev
	$(PY) -m loaders bouw --als-nodig
	$(PY) -m pytest -m "not browser" -n $(WERKERS)
	$(PY) -m pytest -m browser -n $(WERKERS) --dist loadfile  # a browser and a server per worker

snel: $(VENV)/.dev
	$(PY) -m loaders bouw --als-nodig
	$(PY) -m pytest

nalezen: $(VENV)/.dev
	$(PY) -m loaders bouw --als-nodig
	$(PY) -m tests.nalezer --processen $(or $(filter-out auto,$(WERKERS)),2) $(OPTIES)

dekking: $(VENV)/.dev
	$(PY) -m loaders bouw --als-nodig
	$(PY) -m pytest -n $(WERKERS) -m "not browser and not volledig" --cov --cov-report=term $(TESTS)  # TESTS=tests/test_x.py: only those

controle: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy $(CODE)

# Tools in an environment of their own, which uv makes and keeps; what is not reachable is said, and is no failure.
sbom: $(VENV)/.dev
	$(PY) -m uv tool run --quiet --from cyclonedx-bom==7.5.0 cyclonedx-py environment $(VENV) -o sbom.json
	-$(PY) -m uv tool run --quiet --from pip-audit==2.10.1 pip-audit -r requirements.lock --disable-pip --require-hashes

# One resolution for Python 3.11 and newer on every platform: all hashes of each release.
VERGRENDEL = $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-config --custom-compile-command "make lock" $(OPTIES)

lock: $(VENV)/.gemaakt
	$(PIP) $$(sed -n 's/^\(uv==[^ ]*\).*/\1/p' requirements-dev.txt)
	$(VERGRENDEL) requirements.txt -o requirements.lock
	$(VERGRENDEL) requirements-dev.txt -c requirements.lock -o requirements-dev.lock

# In an environment of its own: what object storage needs does not fit the locks
opslagtoets: $(VENV)/.gemaakt
	$(PYTHON) -m venv .venv-opslag
	.venv-opslag/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-opslag.txt \
	  "moto[s3,server]==5.2.5" pytest==9.2.0 pytest-timeout==2.4.0 hypothesis==6.170.15
	.venv-opslag/bin/python -m pytest tests/test_opslag.py

# The same for the tools of the standards that open data follows: many packages that nothing else needs
opendatatoets: $(VENV)/.gemaakt
	$(PYTHON) -m venv .venv-opendata
	.venv-opendata/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt \
	  "frictionless==5.21.0" "pyshacl==0.40.1" "rdflib==7.6.0" pytest==9.2.0 pytest-timeout==2.4.0
	.venv-opendata/bin/python -m loaders bouw --als-nodig
	.venv-opendata/bin/python -m pytest -m "" tests/test_open_data.py

klussen: $(VENV)/.dev
	$(PY) -m loaders bouw --als-nodig
	$(PY) -m tests.klussen $(KLUS)

bench: $(VENV)/.dev
	$(PY) -m loaders bouw --als-nodig
	$(PY) -m tests.bench $(PROFIELEN)  # PROFIELEN=342: the batch of all of them

belasting: $(VENV)/.dev
	$(PY) -m loaders bouw --als-nodig
	$(PY) -m tests.belasting --bezoekers $(or $(BEZOEKERS),20 60 100 200 400) --duur $(or $(DUUR),60) $(if $(GEMEENTEN),--gemeenten $(GEMEENTEN))

duurproef: $(VENV)/.dev
	$(PY) -m loaders bouw --als-nodig
	$(PY) -m tests.belasting --duurproef $(or $(MINUTEN),30) --bezoekers $(or $(BEZOEKERS),50)

screenshots: $(VENV)/.dev
	$(PY) -m loaders bouw --als-nodig
	$(PY) -m tests.schermbeelden

# --- cleaning: what was installed or cached; the database and fetched data stay ---

schoon:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

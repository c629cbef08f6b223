"""What all tests share: where Chromium is, and what happens to browser tests without one."""

import os
import shutil

import pytest

NAMEN = ("chromium", "chromium-browser", "google-chrome", "chrome")
GEEN_CHROMIUM = (
    "Browsertests hebben Chromium nodig en dat is niet gevonden: installeer het "
    "(Debian: apt-get install chromium) of wijs het aan met de omgevingsvariabele CHROMIUM."
)


def vind_chromium() -> str | None:
    """Path of a Chromium, or None; the environment variable CHROMIUM overrides the search."""
    eigen = os.environ.get("CHROMIUM")
    if eigen:
        return shutil.which(eigen)
    return next((pad for naam in NAMEN if (pad := shutil.which(naam))), None)


def browsertests_verplicht() -> bool:
    """True when a missing Chromium must fail the run instead of skip the browser tests."""
    return os.environ.get("BROWSERTESTS_VERPLICHT") == "1"


def pytest_report_header() -> str:
    """One line: do the browser tests run?"""
    pad = vind_chromium()
    if pad:
        return f"browsertests: draaien met {pad}"
    if browsertests_verplicht():
        return "browsertests: verplicht, maar er is geen Chromium"
    return "browsertests: overgeslagen, er is geen Chromium"


@pytest.hookimpl(trylast=True)  # after -m and -k: a selection without browser tests needs no Chromium
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest test first, so that no worker waits for it at the end. Without Chromium: skip the browser
    tests, or end the run when they are mandatory."""
    items.sort(key=lambda item: item.path.name != "test_ververs_hard.py")
    browsertests = [item for item in items if item.get_closest_marker("browser")]
    if not browsertests or vind_chromium():
        return
    if not browsertests_verplicht():
        for item in browsertests:
            item.add_marker(pytest.mark.skip(reason=GEEN_CHROMIUM))
    elif not hasattr(config, "workerinput"):  # an xdist worker cannot end the run: see below
        pytest.exit(GEEN_CHROMIUM, returncode=1)


@pytest.hookimpl(tryfirst=True)  # before any fixture
def pytest_runtest_setup(item: pytest.Item) -> None:
    """In an xdist worker every mandatory browser test fails with the same sentence."""
    if browsertests_verplicht() and item.get_closest_marker("browser") and not vind_chromium():
        pytest.fail(GEEN_CHROMIUM, pytrace=False)

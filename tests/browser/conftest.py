"""Fixtures of the tests in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.browser.server import server
from tests.conftest import vind_chromium

MAP = Path(__file__).parent
# No traffic of the browser's own, so that a test sees the dashboard's requests only.
STIL = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-gpu",
]


@pytest.hookimpl(tryfirst=True)  # before -m selects
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if MAP in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=2))  # a busy machine, not a wrong page


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of this machine, silent."""
    args = [*browser_type_launch_args.get("args", []), *STIL]
    return {**browser_type_launch_args, "executable_path": vind_chromium(), "args": args}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Dutch visitor on a small laptop."""
    return {**browser_context_args, "locale": "nl-NL", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """Address of one dashboard, shared by all tests of this worker."""
    with server() as url:
        yield url


@pytest.fixture
def verse_server() -> Iterator[Callable[..., str]]:
    """Starts a dashboard nobody has visited yet: `url = verse_server()`; takes the arguments of `server`."""
    with ExitStack() as stapel:
        yield lambda *args, **kwargs: stapel.enter_context(server(*args, **kwargs))


@pytest.fixture(scope="module")
def _context(browser, browser_context_args):
    """One browser context per file: a page then finds Streamlit's own files in the cache."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def page(_context):
    """A new tab, and with it a new session of the dashboard."""
    bladzijde = _context.new_page()
    yield bladzijde
    bladzijde.close()

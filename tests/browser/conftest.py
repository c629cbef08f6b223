"""Fixtures of the tests in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as PlaywrightFout

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


@pytest.fixture(scope="module")
def _tab(_context):
    """The tab that the tests of a file use one after another: a new one costs more than what a test does in it."""
    return [_context.new_page()]


@pytest.fixture
def page(request, _context, _tab, browser_context_args):
    """A tab as if it were new; every address that is opened in it is a new session of the dashboard.

    What a test puts on the tab itself (``on``, ``add_init_script``) would stay, so such a test is marked
    ``eigen_tab`` and gets one of its own.
    """
    if request.node.get_closest_marker("eigen_tab"):
        bladzijde = _context.new_page()
        yield bladzijde
        bladzijde.close()
        return
    if _tab[0].is_closed():
        _tab[0] = _context.new_page()
    yield _tab[0]
    try:
        _tab[0].goto("about:blank")
        _tab[0].mouse.move(0, 0)  # no mark or button is under the mouse when the next page comes
        _tab[0].emulate_media(media="null")
        _tab[0].set_viewport_size(browser_context_args["viewport"])
    except PlaywrightFout:
        _tab[0].close()

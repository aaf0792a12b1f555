"""A real browser, and a server of the shipped graph for it to look at."""

import shutil
from urllib.parse import urlsplit

import pytest

from ..server.http.conftest import start


@pytest.fixture(scope="session")
def server(shipped_quads):
    """A server of the shipped graph, as `ipcoop serve` runs it."""
    server = start(shipped_quads)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser():
    """A browser for the tests of one file; while it runs, its thread can run no other loop."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        pytest.skip("needs a browser; Debian: sudo apt install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture
def opening(browser, server):
    """Open pages of the server, with the options of a context such as `color_scheme`.

    The test fails when a page reports an error, or asks anybody else than the server; with
    `refusing`, answers that say 4xx are none.
    """
    contexts, wrong = [], []

    def watch(request):
        if urlsplit(request.url)[:2] != urlsplit(server.url)[:2]:
            wrong.append(f"It asked {request.url}")

    def open_page(path="/", *, refusing=False, **options):
        def hear(message):
            expected = refusing and "responded with a status of 4" in message.text
            if message.type == "error" and not expected:
                wrong.append(message.text)

        context = browser.new_context(base_url=server.url, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.on("request", watch)
        context.on("weberror", lambda error: wrong.append(f"It failed: {error.error}"))
        context.on("console", hear)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def page(opening):
    """The start page, in a browser as it comes."""
    return opening()

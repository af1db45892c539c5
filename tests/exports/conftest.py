"""A headless browser for the tests of the page; they are skipped where chromium or chromedriver is missing."""

from __future__ import annotations

import shutil

import pytest

from tests.exports.explorer import Explorer, driver


@pytest.fixture(scope="module")
def browser():
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        pytest.skip("needs chromium and chromedriver: apt-get install chromium chromium-driver")
    started = driver()
    yield started
    started.quit()


@pytest.fixture
def seeds_page(browser, seeds_folder) -> Explorer:
    """The page of the seeds, in Chinese, light, on a laptop; the test fails where the console holds an error."""
    explorer = Explorer(browser, (seeds_folder / "graph.html").as_uri())
    explorer.size(1440, 900)
    yield explorer
    assert not explorer.errors()

"""The picture of the explorer that README shows: the page of the seeds in a headless browser.

python -m tests.exports.picture docs/explorer.png
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import kg
from kg.exports.html import page
from tests.exports.explorer import LAPTOP, Explorer, driver

ADDRESS = "#lang=zh&theme=light"


def take(html: Path, picture: Path) -> None:
    """Open the page as a newcomer sees it on a laptop and save what is shown (PNG)."""
    browser = driver()
    try:
        explorer = Explorer(browser, html.as_uri())
        explorer.size(*LAPTOP)
        explorer.open(ADDRESS)
        browser.save_screenshot(str(picture))
    finally:
        browser.quit()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.html"
        file.write_text(page(kg.build(Path(__file__).parents[2] / "seeds")), encoding="utf-8")
        take(file, Path(sys.argv[1]))

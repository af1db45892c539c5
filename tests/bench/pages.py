"""Makes as many varied pages as are wanted out of the annotated articles: other counties, names, numbers, sentences.

    python -m tests.bench.pages FOLDER COUNT

Each page is an article of ``corpus/articles`` whose county is another one, whose numbers are drawn anew, and between
whose sentences stand others of the corpus, so that no page is a reprint of another. A page's number decides all of it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from functools import cache
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
PER_FOLDER = 1000


@cache
def stock() -> tuple[list[list[str]], list[str]]:
    """The corpus's articles as lines, and its sentences."""
    from kg.evaluation.annotated import load_annotated

    texts = [article.text for article in load_annotated(CORPUS)]
    return [text.split("\n") for text in texts], [s for t in texts for s in re.findall(r"[^。\n]{12,}。", t)]


@cache
def counties() -> list[str]:
    """Names of counties, as they are printed with their province."""
    from kg.names.places import gazetteer

    official = gazetteer.tables().official.items()
    names = {name for code, name in official if gazetteer.level_of(code) == "county"}
    return sorted(name for name in names if name.endswith("县") and len(name) <= 4)


def page(number: int) -> str:
    """One page; the same for the same number."""
    articles, sentences = stock()
    chance = random.Random(f"page {number}")
    head, *body = articles[number % len(articles)]
    lines = [head]
    for line in body:
        first, *rest = re.findall(r"[^。]+。?", line) or [line]
        lines.append(first + "".join(chance.choice(sentences) if chance.random() < 0.7 else s for s in rest))
    text = "\n".join(lines)
    named = sorted(set(re.findall(r"[\u4e00-\u9fff]{1,3}县", text)), key=lambda n: (-text.count(n), n))
    if named:
        text = text.replace(named[0], chance.choice(counties()))
    return re.sub(r"\d{2,3}(?=[人名户家亩万])", lambda m: str(chance.randint(11, 999)), text)


def write(folder: Path, count: int, *, first: int = 0) -> int:
    """Write pages in folders of a thousand; the signs written."""
    signs = 0
    for number in range(first, first + count):
        file = folder / f"{number // PER_FOLDER:04d}" / f"{number:07d}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = page(number)
        signs += len(text)
        file.write_text(text, encoding="utf-8")
    return signs


def write_lines(file: Path, count: int) -> int:
    """Write the pages as JSON lines; the signs written."""
    signs = 0
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            text = page(number)
            signs += len(text)
            out.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return signs


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    given = parser.parse_args()
    print(f"{write(given.folder, given.count):,} characters")

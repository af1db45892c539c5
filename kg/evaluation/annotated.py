"""Annotated articles: one text file each, the article above a line ``=====``, one fact a line below it.

::

    县里举办首届豆腐文化节
    本报讯 8月2日,…
    =====
    P	石泉县	610922
    I	event	main	石泉县	610922	2022-08-02	首届豆腐文化节	豆腐文化节|节会	planned
    R	张三	书记	石泉县委	610922	current
    H	石泉县	全省节庆先进县	-
    M	首届豆腐文化节	参展商	40	家	40家

``corpus/README.md`` says what each field means; ``-`` stands for what the text does not give.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import StopRun
from kg.evaluation.gold import GoldPage, PageText, gold_page
from kg.evaluation.reconciling import reconciled
from kg.rules.tables import rows

SPLITS = "splits.tsv"
"""Beside the folder ``articles``: file name, split."""
SECOND = "second"
"""Folder of a corpus with the second annotators' lines, one file an article."""
_END = "\n=====\n"
_BYLINE = 40
"""Characters of the longest line below a headline that can be a byline."""
Fields = list[str]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what an annotator found in it."""

    name: str
    """The file's name."""
    text: str
    article: dict[str, Any]
    """In the form of an article of a gold file."""

    @property
    def gold(self) -> GoldPage:
        """The article as a page of gold."""
        return gold_page([self.article], PageText(self.text + "\n"))


def load_annotated(folder: Path, split: str = "") -> list[Annotated]:
    """The articles of a corpus in the order of their names.

    Args:
        folder: the corpus (a folder with ``articles`` and ``splits.tsv``) or a folder of annotated articles.
        split: train, dev or test; all where it is empty.

    Raises:
        StopRun: no such articles, an unknown split, or a line that cannot be read; the message has file and line.
    """
    articles = folder / "articles" if (folder / "articles").is_dir() else folder
    files = sorted(articles.glob("*.txt"))
    if split:
        chosen = splits(folder)
        known = sorted(set(chosen.values()))
        if split not in known:
            raise StopRun(f"{folder}: no split {split!r} 没有该划分; there are: {', '.join(known) or 'none'}")
        files = [file for file in files if chosen.get(file.name) == split]
    if not files:
        raise StopRun(f"{folder}: no annotated articles (*.txt) there 没有标注文章")
    return [_of_both(load(file), folder / SECOND / file.name) for file in files]


def second_annotations(folder: Path, article: Annotated) -> Annotated | None:
    """The same article as a second annotator has it; None where nobody annotated it again."""
    file = folder / SECOND / article.name
    return _annotated(file, article.text, _read(file), first=1) if file.is_file() else None


def _of_both(article: Annotated, file: Path) -> Annotated:
    other = second_annotations(file.parents[1], article)
    return replace(article, article=reconciled(article.article, other.article)) if other else article


def splits(folder: Path) -> dict[str, str]:
    """File name -> split (train, dev, test); empty where the corpus has none."""
    file = folder / SPLITS
    if not file.is_file():
        return {}
    return {row[0]: row[1] for row in rows(file)}


def load(file: Path) -> Annotated:
    """One annotated article.

    Raises:
        StopRun: the file cannot be read, has no line ``=====``, or a line below it is not of the form.
    """
    text, end, notes = _read(file).partition(_END)
    if not end:
        raise StopRun(f"{file}: no line ===== between article and annotations 缺少分隔行")
    return _annotated(file, text, notes, first=text.count("\n") + 3)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise StopRun(f"{file}: cannot be read 无法读取: {error}") from None


def _annotated(file: Path, text: str, notes: str, *, first: int) -> Annotated:
    """An article with annotations that begin in line ``first`` of a file."""
    article = _article(text)
    for number, line in enumerate(notes.splitlines(), first):
        kind, *fields = line.split("\t")
        if line.strip():
            try:
                _KINDS[kind](article, [*fields, *[""] * 8], text)
            except (KeyError, ValueError):
                raise StopRun(f"{file}:{number}: not an annotation 不是标注行: {line[:60]}") from None
    return Annotated(file.name, text, article)


def _article(text: str) -> dict[str, Any]:
    """The article without facts; its body begins below the headline and the short lines that have no full stop."""
    title, _, rest = text.partition("\n")
    lines = rest.split("\n")
    if lines[0].startswith("——"):
        title += " " + lines.pop(0)
    while len(lines) > 1 and len(lines[0]) <= _BYLINE and not lines[0].endswith(("。", "!", "?", "”")):
        lines.pop(0)
    flat = "".join("".join(lines).split())
    empty: dict[str, Any] = {kind: [] for kind in ("initiatives", "roles", "honours", "measures")}
    return {"title": title, "authors": [], "place": None, "first": flat[:12], "last": flat[-12:], **empty}


def _place(article: dict[str, Any], f: Fields, text: str) -> None:
    article["place"] = _unit(f[0], f[1]) if _given(f[0]) else None


def _initiative(article: dict[str, Any], f: Fields, text: str) -> None:
    others = [a for a in f[6].split("|") if a.strip()]
    fact = {
        "type": f[0],
        "main": f[1] == "main",
        "agent": _unit(f[2], f[3]),
        "date": _given(f[4]),
        "label": f[5],
        "aliases": others,
        "status": f[7],
        "evidence": next((words for words in (f[5], *others) if words in text), f[5]),
    }
    article["initiatives"].append(fact)


def _role(article: dict[str, Any], f: Fields, text: str) -> None:
    place = _unit(f[2], f[3]) if _given(f[3]) else None
    fact = {"person": f[0], "role": f[1], "scope": _given(f[2]), "place": place, "status": f[4], "evidence": f[0]}
    article["roles"].append(fact)


def _honour(article: dict[str, Any], f: Fields, text: str) -> None:
    evidence = f[1] if f[1] in text else f[0]
    article["honours"].append({"recipient": f[0], "honour": f[1], "date": _given(f[2]), "evidence": evidence})


def _measure(article: dict[str, Any], f: Fields, text: str) -> None:
    fact = {"subject": f[0], "what": f[1], "value": float(f[2]), "unit": f[3], "evidence": f[4]}
    article["measures"].append(fact)


_KINDS: dict[str, Callable[[dict[str, Any], Fields, str], None]] = {
    "P": _place,
    "I": _initiative,
    "R": _role,
    "H": _honour,
    "M": _measure,
}


def _given(field: str) -> str | None:
    return None if field in ("-", "") else field


def _unit(name: str, code: str) -> dict[str, str | None]:
    return {"name": name, "adcode": (_given(code) or "")[:6] or None}

"""Pages as no newsroom made them: the seeds cut up, spliced, doubled and salted; one number, one page, always."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from kg.pages.naming import completed
from kg.passages import Page
from tests.fuzz.hostile import GENRE
from tests.fuzz.patterns import ROOT

SIGNS = (
    "\ue000\uf8ff\ufdd0\ufffe\uffff\U000e0001\U000f0000\U0010ffff"  # private use, noncharacters, tags
    "\x00\x01\x08\x0b\x0c\x1b\x7f\x85\x9f\xad\ufeff"  # controls, soft hyphen, byte order mark
    "\u200b\u200c\u200d\u200e\u202a\u202e\u2066\u2069\u2028\u2029"  # joiners, directions, line breaks
    "\u0300\u0301\u3099\u20e3\ufe0f\U0001f468\U0001f3fd\U00020000\U00030000"  # marks, emoji, rare ideographs
    "\ud800\udfff\xa0\u3000\t\r<>\"'\\{}|^`%#&=+-@*?/$~；：，。！？“”‘’「」『』《》〈〉（）()【】[]、·—…①⑳Ⅷ㎡％０９〇零"
)
_SENTENCE = re.compile(r"(?<=[。!?！？；\n])")
_SEEDS = 5
_Edit = Callable[[random.Random, list[str]], None]


class Mutant(NamedTuple):
    """A mutated page: its text, and what a record says of it."""

    number: int
    text: str
    title: str
    date: str
    source: str

    @property
    def page(self) -> Page:
        """As a reader gives it: what no file can hold is replaced, sign for sign."""
        return completed(Page(self.source, self.text, title=self.title, date=self.date))

    @property
    def record(self) -> bytes:
        """As a row of JSONL, half surrogate pairs and all."""
        return json.dumps({"text": self.text, "title": self.title, "date": self.date}).encode("ascii")


@cache
def pages() -> tuple[str, ...]:
    """The texts that mutants are made of: the seeds and the invented pages."""
    paths = [*sorted(ROOT.glob("seeds/*.txt")), *sorted(ROOT.glob("tests/articles/pages/*.txt"))]
    return tuple(path.read_text(encoding="utf-8") for path in paths)


def mutant(number: int) -> Mutant:
    """The mutant of a number: mostly 200 to 1500 characters, one in fifty a whole page or two."""
    rng = random.Random(number)
    pieces = _pieces(rng, large=number % 50 == 49)
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8, 13))):
        rng.choice(_EDITS)(rng, pieces)
        pieces = pieces or [""]
    text = "".join(pieces)[:40_000]
    title = rng.choice(("", "", rng.choice(pieces)[:60], _salted(rng, "县推进老旧小区改造")))
    date = rng.choice(("", "2022", "2022-03", "2022-03-04", "1999-12-31"))
    source = rng.choice(("a.txt", "2022-03-04/人民日报.txt", _salted(rng, "b.txt"), "甲 乙#%?.txt"))
    return Mutant(number, text if text.strip() else "国。", title, date, re.sub("[\ud800-\udfff]", "\ufffd", source))


def _pieces(rng: random.Random, *, large: bool) -> list[str]:
    """Sentences or lines of one page or of several."""
    if large:
        return [piece for page in rng.sample(pages()[:_SEEDS], rng.choice((1, 1, 2))) for piece in _cut(rng, page)]
    found, size, wanted = list[str](), 0, rng.randrange(200, 1000)
    while size < wanted:
        cut = _cut(rng, rng.choice(pages()))
        start = rng.randrange(len(cut))
        taken = cut[start : start + rng.randrange(1, 12)]
        taken[-1] = taken[-1][: wanted - size]
        found += taken
        size += max(1, sum(map(len, taken)))
    return found


def _cut(rng: random.Random, page: str) -> list[str]:
    return page.splitlines(keepends=True) if rng.random() < 0.6 else _SENTENCE.split(page)


def _salted(rng: random.Random, text: str) -> str:
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(SIGNS) + text[at:]
    return text


def _at(rng: random.Random, pieces: list[str]) -> int:
    return rng.randrange(len(pieces))


def _delete(rng: random.Random, pieces: list[str]) -> None:
    del pieces[_at(rng, pieces)]


def _delete_within(rng: random.Random, pieces: list[str]) -> None:
    at = _at(rng, pieces)
    start = rng.randrange(len(pieces[at]) + 1)
    pieces[at] = pieces[at][:start] + pieces[at][start + rng.randrange(1, 6) :]


def _double(rng: random.Random, pieces: list[str]) -> None:
    at = _at(rng, pieces)
    pieces[at:at] = pieces[at : at + 2] * rng.randrange(1, 4)


def _swap(rng: random.Random, pieces: list[str]) -> None:
    one, other = _at(rng, pieces), _at(rng, pieces)
    pieces[one], pieces[other] = pieces[other], pieces[one]


def _splice(rng: random.Random, pieces: list[str]) -> None:
    """The first half of one piece with the second half of another."""
    one, other = pieces[_at(rng, pieces)], rng.choice(_cut(rng, rng.choice(pages())))
    pieces.insert(_at(rng, pieces), one[: len(one) // 2] + other[len(other) // 2 :])


def _swap_words(rng: random.Random, pieces: list[str]) -> None:
    """Stretches of two pieces exchanged, so that names and numbers stand where others stood."""
    one, other = _at(rng, pieces), _at(rng, pieces)
    (a, b), (c, d) = (_stretch(rng, pieces[at]) for at in (one, other))
    first, second = pieces[one], pieces[other]
    pieces[one] = first[:a] + second[c:d] + first[b:]
    pieces[other] = second[:c] + first[a:b] + second[d:]


def _stretch(rng: random.Random, text: str) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randrange(1, 10))


def _salt(rng: random.Random, pieces: list[str]) -> None:
    at = _at(rng, pieces)
    pieces[at] = _salted(rng, pieces[at])


def _salt_names(rng: random.Random, pieces: list[str]) -> None:
    """A hostile sign inside every 县, 镇, 村 or quote of a piece."""
    at, sign = _at(rng, pieces), rng.choice(SIGNS)
    pieces[at] = re.sub(r"(?=[县镇村局”》])", lambda _: sign, pieces[at])


def _digits(rng: random.Random, pieces: list[str]) -> None:
    """A number made long, or with many decimals."""
    at = _at(rng, pieces)
    long = "".join(rng.choices("0123456789.,万亿千百%-", k=rng.choice((3, 9, 28, 60))))
    pieces[at] = re.sub(r"\d+", lambda _: long, pieces[at], count=1) if re.search(r"\d", pieces[at]) else long + "元。"


def _unbalance(rng: random.Random, pieces: list[str]) -> None:
    at, sign = _at(rng, pieces), rng.choice("“”‘’《》「」（）()【】")
    pieces[at] = pieces[at].replace(sign, "") if sign in pieces[at] else sign * rng.randrange(1, 5) + pieces[at]


def _run(rng: random.Random, pieces: list[str]) -> None:
    """A unit of the genre, or a sign of the page, again and again."""
    own = rng.choice(pieces)
    unit = rng.choice((rng.choice(GENRE), own[: rng.randrange(1, 9)] or "一", rng.choice(SIGNS)))
    pieces.insert(_at(rng, pieces), (unit * 400)[: rng.choice((30, 100, 400))])


def _unwrap(rng: random.Random, pieces: list[str]) -> None:
    """Line breaks taken out, put elsewhere, or of another kind."""
    at = _at(rng, pieces)
    text, width = pieces[at].replace("\n", ""), rng.randrange(1, 40)
    broken = rng.choice(("\n", "\r\n", "\r", "\n\n", "\u2028", "\x0c", ""))
    pieces[at] = broken.join(text[start : start + width] for start in range(0, len(text), width))


def _misread(rng: random.Random, pieces: list[str]) -> None:
    """A piece decoded with the wrong encoding."""
    at, (one, other) = _at(rng, pieces), rng.choice((("utf-8", "gb18030"), ("gb18030", "utf-8"), ("utf-8", "latin-1")))
    pieces[at] = pieces[at].encode(one, "replace").decode(other, "replace")


_EDITS: tuple[_Edit, ...] = (
    _delete,
    _delete_within,
    _double,
    _swap,
    _splice,
    _swap_words,
    _salt,
    _salt_names,
    _digits,
    _unbalance,
    _run,
    _unwrap,
    _misread,
)

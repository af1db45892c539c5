"""Makes given.txt, plain.txt and words.txt: how likely characters are in names and in any text, and words like names.

usage: python make_nametables.py CHARFREQ.CSV JIEBA_DICT.TXT

Sources: charfreq.csv of ngender 0.1.1 (PyPI, MIT, (c) 2015 Jingchao Hu): characters of given names, counted
by sex over 32 million characters; dict.txt of jieba 0.42.1 (PyPI, MIT): words with their frequencies.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
LEAST_GIVEN = -19
"""Characters rarer than 2**-19 in given names are left out."""
LEAST_WORD = -20
"""So are words rarer than 2**-20 in running text."""
LEAST_PLAIN = -15
"""Characters rarer than 2**-15 in running text are left out."""
LEAST_ACT = 20
"""So are verbs with fewer occurrences."""
ACTS = frozenset(("v", "vd", "vn", "d", "ad", "t"))
"""Tags of jieba: verbs, adverbs, times."""
SLACK = 1
"""A word is kept when it is at most this many bits rarer than the name that it looks like."""


def given(charfreq: Path) -> dict[str, int]:
    """Each character's share of all given-name characters, as a power of two."""
    with charfreq.open(encoding="utf-8") as file:
        counts = {r["char"]: int(r["male"]) + int(r["female"]) for r in csv.DictReader(file)}
    total = sum(counts.values())
    bits = {c: round(math.log2(n / total)) for c, n in counts.items() if "\u4e00" <= c <= "\u9fff"}
    return {c: b for c, b in bits.items() if b >= LEAST_GIVEN}


def plain(jieba_dict: Path) -> dict[str, int]:
    """Each character's share of running text, as a power of two."""
    counts: dict[str, int] = defaultdict(int)
    for row in jieba_dict.read_text(encoding="utf-8").splitlines():
        word, count, _ = row.split()
        for character in word:
            counts[character] += int(count)
    total = sum(counts.values())
    bits = {c: round(math.log2(n / total)) for c, n in counts.items() if n and "\u4e00" <= c <= "\u9fff"}
    return {c: b for c, b in bits.items() if b >= LEAST_PLAIN}


def acts(jieba_dict: Path) -> list[str]:
    """Verbs, adverbs and words of time of two and three characters: what a sentence goes on with behind its subject."""
    rows = (r.split() for r in jieba_dict.read_text(encoding="utf-8").splitlines())
    return sorted(w for w, n, tag in rows if 2 <= len(w) <= 3 and int(n) >= LEAST_ACT and tag in ACTS)


def words(jieba_dict: Path, surnames: dict[str, int], givens: dict[str, int]) -> dict[str, int]:
    """Words of two to four characters that begin like a name and are as common as such a name or commoner."""
    rows = [r.split() for r in jieba_dict.read_text(encoding="utf-8").splitlines()]
    total = sum(int(r[1]) for r in rows)
    found = {}
    for word, count, tag in rows:
        bits = round(math.log2(int(count) / total))
        if bits >= LEAST_WORD and _like_a_name(word, surnames) and _rivals(word, tag, bits, (surnames, givens)):
            found[word] = bits
    return found


def _like_a_name(word: str, surnames: dict[str, int]) -> bool:
    return 2 <= len(word) <= 4 and word[0] in surnames and all("\u4e00" <= c <= "\u9fff" for c in word)


def _rivals(word: str, tag: str, bits: int, weights: tuple[dict[str, int], dict[str, int]]) -> bool:
    """Whether a word is common enough; what jieba tags as a name must be far too common for one (文明)."""
    surnames, givens = weights
    if len(word) == 4:
        return bits >= -17 and not tag.startswith("nr")
    name = surnames[word[0]] + sum(givens.get(c, LEAST_GIVEN - 1) for c in word[1:])
    return bits >= name - SLACK if not tag.startswith("nr") else len(word) == 2 and bits >= name + 2


def buckets(weights: dict[str, int]) -> Iterable[str]:
    """A list ``[bits -6]`` for each weight, the commonest first, one member a line."""
    by_bits = defaultdict(list)
    for member, bits in weights.items():
        by_bits[bits].append(member)
    for bits in sorted(by_bits, reverse=True):
        yield f"\n[bits {bits}]"
        yield from sorted(by_bits[bits])


def _write(name: str, comment: str, rows: Iterable[str]) -> None:
    (HERE / name).write_text("\n".join([comment, *rows]) + "\n", encoding="utf-8")


def main(charfreq: Path, jieba_dict: Path) -> None:
    """Write the tables beside this script."""
    from kg.names.persons.personwords import buckets_of, surnames

    source = "as a power of two ({}, MIT; make_nametables.py)."
    _write(
        "given.txt",
        "# Share of each character in given names, " + source.format("ngender 0.1.1"),
        buckets(given(charfreq)),
    )
    _write(
        "plain.txt",
        "# Share of each character in running text, " + source.format("jieba 0.42.1"),
        buckets(plain(jieba_dict)),
    )
    _write(
        "acts.txt",
        "# Verbs, adverbs and words of time, which may follow a name (jieba 0.42.1, MIT; make_nametables.py).",
        ["\n[acts]", *acts(jieba_dict)],
    )
    found = words(jieba_dict, surnames(), buckets_of("given.txt"))
    _write(
        "words.txt",
        "# Share of common words that begin like a name, " + source.format("jieba 0.42.1"),
        buckets(found),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

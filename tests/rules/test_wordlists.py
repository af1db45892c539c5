"""Word lists have one form, wherever they lie: one word or pattern a line under a head, a reason behind a tab."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import kg
from kg.errors import StopRun
from kg.rules.patterns import alternation, any_of, ending, filled, longest_first, words
from kg.rules.tables import rows
from kg.rules.wordlists import lists

ROOT = Path(kg.__file__).parent
FILES = sorted(ROOT.rglob("*.txt"))
PAIRS = ("posts/data/kinds.txt",)
"""Lists of pairs: a post and the kind of body that it implies."""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "words.txt"
    path.write_text("# verbs\n[appoint]\n任\n任命\tof organs\n\n[still]\n又?\n", encoding="utf-8")
    return str(path)


def test_all_word_lists_are_looked_at() -> None:
    assert len(FILES) > 40


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_word_list_holds_one_word_or_pattern_a_line_under_a_head(path: Path) -> None:
    found = [word for listed in lists(str(path)).values() for word in listed]
    blank = [word for word in found if re.search(r"\s", re.sub(r"\[[^]]*]", "", word))]
    assert found
    assert not blank or str(path).endswith(PAIRS)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    assert not [
        (head, word) for head, listed in lists(str(path)).items() for word, n in Counter(listed).items() if n > 1
    ]


def test_a_list_keeps_the_order_of_its_words_and_drops_reasons(file: str) -> None:
    assert lists(file) == {"appoint": ("任", "任命"), "still": ("又?",)}


@pytest.mark.parametrize("given, said", [("任命\n", ":1: '任命'"), ("[a]\n任\n[a]\n", ":3: a second list")])
def test_a_faulty_word_list_is_refused_with_its_line(tmp_path: Path, given: str, said: str) -> None:
    (tmp_path / "words.txt").write_text(given, encoding="utf-8")
    with pytest.raises(StopRun, match=said):
        lists(str(tmp_path / "words.txt"))


def test_lists_become_patterns(file: str) -> None:
    assert words(file, "appoint") == {"任", "任命"}
    assert any_of(file, "appoint", "still") == "任|任命|又?"
    assert longest_first(file, "appoint") == "任命|任"
    assert alternation(file, "appoint").match("任命")
    assert ending(file, "appoint").search("已任命")
    assert not ending(file, "appoint").search("任命书")
    assert filled(file, "^(?:{still})(?:{appoint})命").match("又任命")


def test_the_rows_of_a_table_are_its_cells(tmp_path: Path) -> None:
    (tmp_path / "units.tsv").write_text("# unit, base\n元\t元\n\n亩\t亩\t产\n", encoding="utf-8")
    assert list(rows(tmp_path / "units.tsv")) == [["元", "元"], ["亩", "亩", "产"]]

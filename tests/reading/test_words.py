"""Words and their parts of speech: cut as jieba cuts, names and numbers whole, offsets kept."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.model import Article
from kg.reading import read
from kg.reading.words import BODY, NUMBER, PLACE, Whole, words_of

SEEDS = sorted(Path("seeds").glob("*.txt"))


def cut(text: str) -> list[str]:
    """The words of a text with our dictionary."""
    words = words_of(text)
    return [words.wording(w) for w in words]


def ends(wordings: list[str]) -> set[int]:
    """Where words end."""
    at, found = 0, set()
    for wording in wordings:
        at += len(wording)
        found.add(at)
    return found


@pytest.mark.parametrize("page", SEEDS, ids=lambda p: p.stem)
def test_without_our_dictionary_the_cuts_are_those_of_jieba(page: Path) -> None:
    """The same but at hyphens between letters, where rjieba keeps LOW-E whole."""
    import jieba
    from rjieba import Jieba

    jieba.setLogLevel("ERROR")
    text = page.read_text(encoding="utf-8")
    reference, ours = ends(list(jieba.cut(text))), ends([w for w, *_ in Jieba().tokenize(text, "default")])
    hyphens = {i for m in re.finditer(r"(?<=[A-Za-z0-9])-(?=[A-Za-z0-9])", text) for i in (m.start(), m.end())}
    assert reference ^ ours <= hyphens


@pytest.mark.parametrize("page", SEEDS, ids=lambda p: p.stem)
def test_words_cover_the_text_and_keep_its_offsets(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    words = list(words_of(text))
    assert [w.start for w in words] == [0, *(w.end for w in words[:-1])]
    assert words[-1].end == len(text)


def test_offsets_are_code_points() -> None:
    words = words_of("𠮷野家开业,招募志愿者")
    assert words.text[words.at(8).start : words.at(8).end] == "志愿者" or "志愿者" in cut("𠮷野家开业,招募志愿者")
    assert list(words)[-1].end == len("𠮷野家开业,招募志愿者")


def test_names_and_numbers_that_the_reading_found_are_one_word() -> None:
    reading = read(Article.of_text("江陵县水利局招募志愿者1200余名。"))
    words = reading.text(reading.article.body).words
    tagged = {words.wording(w): w.tag for w in words}
    assert tagged["江陵县水利局"] == BODY
    assert tagged["1200余名"] == NUMBER


def test_of_two_names_that_overlap_the_first_and_longest_is_whole() -> None:
    words = words_of("湖北省江陵县", [Whole(3, 6, PLACE), Whole(0, 6, PLACE), Whole(5, 6, PLACE)])
    assert [words.wording(w) for w in words] == ["湖北省江陵县"]


def test_places_of_the_gazetteer_and_headwords_are_words() -> None:
    assert "熊河镇" in cut("他在熊河镇工作")
    assert "垃圾分类" in cut("推行垃圾分类")


def test_words_within_a_stretch_leave_out_one_that_only_reaches_into_it() -> None:
    words = words_of("招募志愿者")
    assert [words.wording(w) for w in words.within(0, 3)] == ["招募"]


def test_the_dictionary_is_not_loaded_before_a_word_is_asked_for() -> None:
    code = "import sys, kg.reading, kg.facts.measures; print('rjieba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

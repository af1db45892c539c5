"""What fills the slots of constructions."""

from __future__ import annotations

import pytest

from kg.errors import StopRun
from kg.model import Article
from kg.reading import read
from kg.reading.slots import TextGround
from kg.rules.grammar import parse
from kg.rules.matcher import Program

TEXT = "近日,湖北省江陵县熊河镇启动“清水”行动,投入12万元,任命赵启明、钱立群为江陵县教育局局长。"


def _filled(pattern: str) -> list[dict[str, str]]:
    article = Article.of_text(TEXT)
    ground = TextGround(read(article).text(article.body))
    found = Program(parse(pattern), {}).find(ground)
    return [{name: TEXT[s.start : s.end] for name, s in match.slots.items()} for match in found]


@pytest.mark.parametrize(
    "pattern, slots",
    [
        ("[PLACE] [VERB=does]", {"place": "湖北省江陵县熊河镇", "does": "启动"}),
        ("[VERB:hold] [QUOTE] 行动", {"verb": "启动", "quote": "“清水”"}),
        ("投入 [NUMBER]", {"number": "12万元"}),
        ("任命 [PERSONS=who] 为 [BODY=at] [TITLE]", {"who": "赵启明、钱立群", "at": "江陵县教育局", "title": "局长"}),
        ("[PERSON=last] 为", {"last": "赵启明、钱立群"[4:]}),
    ],
)
def test_a_slot_is_filled_by_what_the_reading_found(pattern: str, slots: dict[str, str]) -> None:
    assert slots in _filled(pattern)


def test_an_unknown_slot_is_refused_with_those_there_are() -> None:
    with pytest.raises(StopRun, match=r"\[WHO\].*PERSON"):
        _filled("[WHO]")

"""A fact's evidence: the exact stretch, and the whole sentence around it."""

from __future__ import annotations

import pytest

from kg.model import Article

TEXT = "天气晴好。8月2日,江陵县举办大赛,“快来看啊!”群众说。大家很高兴\n第二段"


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("举办大赛", "8月2日,江陵县举办大赛,“快来看啊!”"),
        ("天气晴好", "天气晴好。"),
        ("高兴", "大家很高兴"),
        ("第二段", "第二段"),
        ("晴好。8月2日", "天气晴好。8月2日,江陵县举办大赛,“快来看啊!”"),
    ],
)
def test_evidence_shows_the_sentence_of_its_quote(quote: str, sentence: str) -> None:
    article = Article.of_text(TEXT)
    at = TEXT.index(quote)
    found = article.body.evidence(at, at + len(quote))
    assert (found.quote, found.sentence) == (quote, sentence)
    assert TEXT.startswith(sentence, found.sentence_start)


def test_a_sentence_without_end_is_cut_off_beside_the_quote() -> None:
    article = Article.of_text("甲" * 5000)
    found = article.body.evidence(2500, 2502)
    assert (len(found.sentence), found.sentence_start) == (1002, 2000)

"""Units and bodies that a number may be said of beside whoever acts by the grammar."""

from __future__ import annotations

from kg.facts.measures.counts import Count, numbers
from kg.facts.measures.subjects import Candidate, Subjects
from kg.model import Article, Initiative, Span
from kg.reading import read
from kg.reading.sentences import clause_at


def candidates(text: str) -> dict[str, Candidate]:
    """Of the text's last number, by name."""
    reading = read(Article.of_text(text))
    body = reading.article.body
    number = numbers(reading.text(body))[-1]
    clause = clause_at(body, number.start) or Span(number.start, number.end)
    found = Subjects(reading, ()).candidates(Count(body, number, clause))
    return {c.subject.label if isinstance(c.subject, Initiative) else c.subject.name: c for c in found}


def test_each_of_the_units_named_last_is_a_candidate() -> None:
    found = candidates("江陵县教育局派人到了江陵县水务局。江陵县民政局说,今年发放物资3000份。")
    assert {"江陵县教育局", "江陵县水务局", "江陵县民政局"} <= found.keys()


def test_the_unit_named_most_is_a_candidate_however_far_it_stands() -> None:
    far = "江陵县民政局办起食堂。江陵县民政局送餐。" + "".join(
        f"江陵县{n}局来了。" for n in ("水务", "教育", "交通", "税务")
    )
    found = candidates(f"{far}一年送餐3000份。")
    assert "unit named, farther since" in found["江陵县民政局"].signs


def test_a_word_for_a_kind_of_unit_means_the_last_of_that_kind() -> None:
    found = candidates("江陵县沙坪村修了路。江陵县水务局、江陵县教育局、江陵县民政局来了。全村有村民3000人。")
    assert "unit of the kind that is meant" in found["沙坪村"].signs


def test_a_body_without_a_known_name_that_opens_the_sentence_is_a_candidate() -> None:
    assert "救援部队" in candidates("救援部队已经转移群众1500余名。")


def test_what_is_counted_at_the_head_of_a_clause_is_no_body() -> None:
    assert "日产量" not in candidates("江陵县说,日产量达到90吨。")


def test_who_acts_has_the_signs_of_where_the_unit_is_named_too() -> None:
    signs = candidates("江陵县招募志愿者120名。")["江陵县"].signs
    assert "agent by subject" in signs
    assert "unit named in the clause" in signs

"""What breaks a rule costs itself alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import quarantine, validate
from kg.entities import article_id
from kg.errors import StopRun
from kg.model import Article, Evidence, Fact, Initiative, Organization, Person, Place, Post
from kg.proposal import Proposal
from kg.validate import Violation
from tests.conftest import YUNHE, small_facts

TOWN = Place("崇头镇", "township", "331125102", YUNHE)
VILLAGE = Place("梅源村", "village", "", TOWN)
HAMLET = Place("下角村", "village", "", VILLAGE)
"""A village in a village, which the shapes refuse."""


def stating(text: str, subject, thing) -> tuple[Article, Fact]:
    article = Article.of_text(text)
    article = replace(article, page=replace(article.page, source=f"{text}.txt"))
    return article, Fact(subject, thing, Evidence.of(article.page, 0, len(text)), article, 0.9, "test")


def settled(*stated: tuple[Article, Fact], about=None) -> Proposal:
    articles, facts = small_facts()
    proposal = Proposal(
        [articles, *(a for a, _ in stated)],
        [*facts, *(f for _, f in stated)],
        {article_id(articles): YUNHE} | (about or {}),
    )
    turtle = quarantine.conforming(proposal)
    assert validate.validate(turtle) == []
    return proposal


def test_a_graph_without_fault_loses_nothing():
    assert settled().rejected == []


def test_a_fact_that_breaks_a_rule_costs_itself_alone():
    proposal = settled(stating("下角村开展义诊。", HAMLET, Initiative("义诊", "event", HAMLET)))
    assert len(proposal.facts) == 4
    (row,) = proposal.rejected
    assert (row.page, row.start, row.end, row.quote) == ("下角村开展义诊。.txt", 0, 8, "下角村开展义诊。")
    assert (row.kind, row.subject, row.predicate, row.object) == ("initiative", "下角村", "carriesOut", "义诊")
    assert row.rule == "xz:within"
    assert row.reason.startswith("a village lies in a township or a higher unit 村")


def test_what_is_said_of_a_rejected_initiative_goes_with_it():
    clinic = Initiative("义诊", "event", HAMLET)
    measured = replace(small_facts()[1][1], subject=clinic)
    proposal = settled(
        stating("下角村开展义诊。", HAMLET, clinic), (stating("下角村。", YUNHE, Post("甲"))[0], measured)
    )
    assert {r.kind for r in proposal.rejected} == {"initiative", "measure"}
    assert len(proposal.facts) == 4


def test_of_all_articles_about_one_thing_only_the_one_at_fault_loses_its_fact():
    good = [stating(f"云和县开展义诊{i}。", YUNHE, Initiative("义诊", "campaign", YUNHE)) for i in range(5)]
    bad = stating("云和县今年开展义诊。", YUNHE, Initiative("义诊", "campaign", YUNHE, date="2022-02-31"))
    proposal = settled(*good[:3], bad, *good[3:])
    assert [r.quote for r in proposal.rejected] == ["云和县今年开展义诊。"]
    assert proposal.rejected[0].rule == "xz:date"
    assert len(proposal.facts) == 9


def test_the_place_an_article_is_about_is_forgotten_where_it_breaks_a_rule():
    article, fact = stating("云和县开展义诊。", YUNHE, Initiative("义诊", "campaign", YUNHE))
    proposal = settled((article, fact), about={article_id(article): HAMLET})
    assert [(r.kind, r.predicate, r.object) for r in proposal.rejected] == [("about", "about", "下角村")]
    assert len(proposal.facts) == 5


def test_an_article_that_breaks_a_rule_goes_with_its_facts():
    article, fact = stating("云和县开展义诊。", YUNHE, Initiative("义诊", "campaign", YUNHE))
    article = replace(article, kind="poem")  # type: ignore[arg-type]
    proposal = settled((article, replace(fact, article=article)))
    assert sorted((r.kind, r.rule) for r in proposal.rejected) == [("article", "xz:kind"), ("initiative", "xz:kind")]
    assert len(proposal.articles) == 1


def test_every_kind_of_broken_fact_is_named_with_its_rule():
    stated = [
        stating("甲任职。", Person("甲", YUNHE), Post("", Organization("云和县委", YUNHE))),
        stating("云和县甲。", YUNHE, Initiative("", "event", YUNHE)),
        stating("云和县乙。", YUNHE, Initiative("义诊", "party", YUNHE)),  # type: ignore[arg-type]
    ]
    rules = {r.quote: r.rule for r in settled(*stated).rejected}
    assert rules == {"甲任职。": "xz:title", "云和县甲。": "rdfs:label", "云和县乙。": "rdf:type"}


def test_a_quote_that_no_loader_takes_is_rejected():
    proposal = settled(stating("云和县开展\ufffe义诊。", YUNHE, Initiative("义诊", "campaign", YUNHE)))
    assert [r.rule for r in proposal.rejected] == ["xz:quote"]


def test_the_order_of_the_facts_changes_nothing():
    bad = [stating(f"下角村开展义诊{i}。", HAMLET, Initiative(f"义诊{i}", "event", HAMLET)) for i in range(4)]
    assert settled(*bad).rejected == settled(*bad[::-1]).rejected


def test_a_rule_that_no_fact_breaks_stops_the_build(monkeypatch):
    """A broken ontology: the node at fault was made by nobody."""
    broken = [Violation("<https://w3id.org/xianzhi/concept/x>", "<http://x/p>", "", "a rule 规则")]
    monkeypatch.setattr(quarantine, "broken_rules", lambda turtle: broken)
    with pytest.raises(StopRun, match="breaks the rules"):
        settled()


def test_shapes_that_refuse_everything_end_after_finitely_many_rounds(monkeypatch):
    monkeypatch.setattr(
        quarantine,
        "broken_rules",
        lambda turtle: (
            [Violation("<https://w3id.org/xianzhi/id/place/331125>", "", "", "no 否")] if b"331125" in turtle else []
        ),
    )
    article, facts = small_facts()
    proposal = Proposal([article], facts, {article_id(article): YUNHE})
    quarantine.conforming(proposal)
    assert (proposal.facts, len(proposal.rejected)) == ([], 5)

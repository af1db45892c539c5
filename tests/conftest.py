"""What several tests need: a small graph built by hand, and the graph of the seeds, built once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kg import api
from kg.entities import BASE, article_id
from kg.model import Article, Fact, Honour, Initiative, Organization, Person, Place, Post, Quantity
from kg.proposal import Proposal
from kg.rows import row_of

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

TEXT = "云和县开展老旧小区改造,投资1.2亿元。\n县委书记章阿福主持。云和县荣获全国文明县。<b>甲</b></script>"
ZHEJIANG = Place("浙江省", "province", "330000")
LISHUI = Place("丽水市", "prefecture", "331100", ZHEJIANG)
YUNHE = Place("云和县", "county", "331125", LISHUI)


def evidence_of(article: Article, words: str):
    at = article.body.text.index(words)
    return article.body.evidence(at, at + len(words))


def small_facts() -> tuple[Article, list[Fact]]:
    """One article and a fact of each kind."""
    article = Article.of_text(TEXT, title="云和县开展老旧小区改造", date="2022")
    renewal = Initiative("老旧小区改造", "project", YUNHE, main=True, date="2022")
    money = Quantity("投资", Decimal("1.2"), "亿元", base_value=Decimal("120000000"), base_unit="元")
    committee = Organization("云和县委", YUNHE)
    found = [
        (YUNHE, renewal, "云和县开展老旧小区改造", 0.9, "initiatives"),
        (renewal, money, "投资1.2亿元", 0.9, "measures"),
        (Person("章阿福", YUNHE), Post("书记", committee), "县委书记章阿福", 0.9, "roles"),
        (YUNHE, Honour("全国文明县"), "云和县荣获全国文明县", 0.8, "honours"),
    ]
    return article, [Fact(s, o, evidence_of(article, q), article, c, e, "by hand") for s, o, q, c, e in found]


def graph_of(article: Article, facts: list[Fact], base: str = BASE) -> api.Graph:
    """The graph of some facts of one article about 云和县."""
    graph = api.Graph(api.Given([row_of(f) for f in facts], [article.page], [article]), base=base)
    graph.turtle = Proposal([article], facts, {article_id(article): YUNHE}, base).turtle()
    return graph


@pytest.fixture
def small() -> api.Graph:
    return graph_of(*small_facts())


@pytest.fixture(scope="session")
def seeds_graph() -> api.Graph:
    return api.build(SEEDS)


@pytest.fixture(scope="session")
def seeds_folder(seeds_graph, tmp_path_factory) -> Path:
    """A folder with every output format of the seeds' graph."""
    from kg import exports

    folder = tmp_path_factory.mktemp("built")
    exports.write_all(seeds_graph, folder)
    return folder

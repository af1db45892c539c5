"""What was read of a page comes back from its shard as it was."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pyarrow.parquet as pq
import pytest

from kg.harvest import harvest
from kg.model import Initiative, Page, Place, Post, Quantity
from kg.pages import read
from kg.rows import row_of, shards
from kg.rows.chunks import key_of
from kg.rows.coding import passage_of, stretches_of, text_of, thing_of
from kg.rows.pagerows import Record, records_of, rows_of
from tests.conftest import SEEDS, YUNHE

HARD = Page(
    "a\u2028b.txt",
    "云和县开展\ufffe义诊\r\n\r\n本报讯 8月2日,云和县开展义诊活动。\x0b\n=1\n",
    "题",
    "2022",
    "报",
    "u",
    ("甲",),
)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return harvest([*read([SEEDS], on_skip=print), HARD], 0.5)


@pytest.fixture
def back(records, tmp_path) -> list[Record]:
    keys = tuple(key_of(r.page) for r in records)
    rows = (row for r, key in zip(records, keys, strict=True) for row in rows_of(r, key))
    shards.write(tmp_path / "x.parquet", shards.Label("v", keys), rows)
    return list(records_of(shards.read(tmp_path / "x.parquet")))


def same(one, other) -> bool:
    """Field by field, for pages, articles and passages are equal to themselves alone."""
    return all(getattr(one, f.name) == getattr(other, f.name) for f in fields(one) if f.name not in ("page", "article"))


def test_every_page_comes_back_with_its_metadata(records, back):
    assert [r.page.source for r in back] == [r.page.source for r in records]
    assert all(same(one.page, other.page) for one, other in zip(back, records, strict=True))


def test_every_article_comes_back_with_every_sign_in_its_place(records, back):
    for one, other in zip(back, records, strict=True):
        for ours, theirs in zip(one.articles, other.articles, strict=True):
            assert [(p.text, list(p.offsets)) for p in ours.passages] == [
                (p.text, list(p.offsets)) for p in theirs.passages
            ]
            plain = ("headline", "byline", "body", "page")
            assert all(getattr(ours, f.name) == getattr(theirs, f.name) for f in fields(ours) if f.name not in plain)


def test_every_fact_comes_back(records, back):
    for one, other in zip(back, records, strict=True):
        for mine, theirs in ((one.facts, other.facts), (one.low, other.low)):
            by_article = sorted(theirs, key=lambda f: f.article.index)
            assert all(same(a, b) for a, b in zip(mine, by_article, strict=True))
            assert list(map(row_of, mine)) == list(map(row_of, by_article))
        assert (one.rejected, one.skipped, one.about) == (other.rejected, other.skipped, other.about)


def test_the_shard_is_a_plain_table_of_facts(records, back, tmp_path):
    table = pq.read_table(tmp_path / "x.parquet").to_pandas()
    facts = table[table.row == "fact"]
    assert len(facts) == sum(len(r.facts) + len(r.low) for r in records)
    assert {"initiative", "role", "honour", "measure"} == set(facts.kind)
    assert facts.confidence.between(0, 1).all()


@pytest.mark.parametrize(
    "thing",
    [
        YUNHE,
        Place("梅源村", "village", "", YUNHE, 28.1, 119.5),
        Initiative("老旧小区改造", "project", YUNHE, ("改造",), True, "2022", concepts=("a", "b"), status="planned"),
        Quantity("投资", Decimal("1.20"), "亿元", "about", Decimal("120000000"), "元"),
        Post("书记", YUNHE, "former", "2020", "--05"),
    ],
)
def test_a_thing_comes_back_with_all_it_has(thing):
    back = thing_of(text_of(thing))
    assert all(getattr(back, f.name) == getattr(thing, f.name) for f in fields(thing))
    assert text_of(back) == text_of(thing)


def test_a_broken_shard_is_named(tmp_path):
    from kg.errors import StopRun

    (tmp_path / "x.parquet").write_bytes(b"PAR1")
    assert shards.label_of(tmp_path / "x.parquet") is None
    with pytest.raises(StopRun, match=r"x\.parquet: the rows cannot be read .* delete the file and build again"):
        list(shards.read(tmp_path / "x.parquet"))


def test_a_passage_that_jumps_back_and_joins_paragraphs_comes_back():
    from array import array

    from kg.model import Passage

    page = Page("a", "甲乙丙丁\r戊己")
    passage = Passage(page, "戊己\n甲乙\n丁", array("i", [5, 6, 4, 0, 1, 3, 3]))
    back = passage_of(page, stretches_of(passage))
    assert (back.text, list(back.offsets)) == (passage.text, list(passage.offsets))
    assert replace(passage, text="", offsets=[]).text == passage_of(page, []).text

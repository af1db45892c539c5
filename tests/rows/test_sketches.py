"""Sketches tell how alike two texts are, and find reprints as a comparison of the texts would."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from kg.harvest import harvest
from kg.model import Page
from kg.rows import shards
from kg.rows.chunks import key_of
from kg.rows.pagerows import rows_of
from kg.rows.printings import Reprints, found_in
from kg.rows.sketches import SIZE, hashes_in, shared, sketch_of

SIGNS = [chr(c) for c in range(0x4E00, 0x5200)]


def text(seed: int, size: int) -> str:
    chance = random.Random(seed)
    return "".join(chance.choice(SIGNS) for _ in range(size))


def alike(one: str, other: str) -> float:
    return shared(hashes_in(sketch_of(one)[0]), hashes_in(sketch_of(other)[0]))


def test_a_text_is_wholly_like_itself_and_unlike_another():
    assert alike(text(1, 5000), text(1, 5000)) == 1
    assert alike(text(1, 5000), text(2, 5000)) == 0


@pytest.mark.parametrize("kept", [0.5, 0.7, 0.9])
@pytest.mark.parametrize("size", [200, 2000, 20000])
def test_the_share_is_right_to_a_tenth(kept, size):
    one = text(3, size)
    other = one[: int(kept * size)] + text(4, int((1 - kept) * size))
    assert abs(alike(one, other) - kept / (2 - kept)) < 0.1


def test_a_sketch_is_a_thousand_bytes_at_most_and_the_same_everywhere():
    sketch, stretches = sketch_of("云和县开展老旧小区改造,\n投资1.2亿元。")
    assert len(sketch_of(text(5, 9999))[0]) == SIZE * 4
    assert stretches == len(sketch) // 4 == 8
    assert sketch[:4].hex() == "1cb9f800"
    assert list(np.diff(hashes_in(sketch).astype(int)) > 0) == [True] * 7


@pytest.mark.parametrize("empty", ["", "云和县", "。,。,。,", "\ud800" * 9])
def test_a_text_without_a_stretch_is_like_nothing(empty):
    assert sketch_of(empty) == (b"", 0)
    assert alike(empty, empty) == 0


def again(tmp_path: Path, *pages: Page) -> tuple[Reprints, list[str]]:
    """The reprints among some pages, each a shard, and the sources of their articles."""
    files, sources = [], []
    for number, page in enumerate(pages):
        (record,) = harvest([page], 2.0)
        files.append(tmp_path / f"{number}.parquet")
        shards.write(files[-1], shards.Label("v", (key_of(page),)), rows_of(record, key_of(page)))
        sources += [a.page.source for a in record.articles]
    return found_in(files, tmp_path), sources


BODY = (
    "本报讯(卢敏华)5月2日,缙云县五云街道的烧饼师傅顺利通过缙云烧饼制作专项职业能力高级工考核。\n"
    "此次考核由缙云县人力资源和社会保障局举办,共有86人报名,61人合格,全县累计培训烧饼师傅1.1万人次。"
)
OTHER = (
    "遂昌县公开听证\n本报讯(尹蓝天)4月28日,遂昌县人民检察院把一场公开听证会开到了大柘镇大田村的茶园边,群众反响热烈。"
)


def test_printings_on_other_pages_are_found_and_the_fullest_is_kept(tmp_path):
    found, sources = again(
        tmp_path,
        Page("a.txt", f"烧饼师傅\n{BODY}"),
        Page("b.txt", OTHER),
        Page("c.txt", f"烧饼师傅\n{BODY}考核之后,街道还将建设文化街。"),
        Page("d.txt", f"师傅有了职称\n{BODY.replace('顺利', '')}"),
    )
    kept = sources.index("c.txt")
    assert found.gone == {sources.index("a.txt"), sources.index("d.txt")}
    assert [source for source, _ in found.others[kept]] == ["a.txt", "d.txt"]


def test_the_better_dated_printing_is_kept(tmp_path):
    found, sources = again(
        tmp_path, Page("a.txt", f"烧饼师傅\n{BODY}"), Page("b.txt", f"烧饼师傅\n{BODY}", date="2019-05-07")
    )
    assert found.gone == {sources.index("a.txt")}


def test_the_same_opening_is_no_reprint(tmp_path):
    more = "考核之后,该街道还将建设烧饼文化街,投资三千万元,带动周边村民就业。" * 3
    found, _ = again(tmp_path, Page("a.txt", f"烧饼师傅\n{BODY}"), Page("b.txt", f"烧饼师傅\n{BODY}{more}"))
    assert found == Reprints()


def test_notices_on_one_form_that_share_no_sentence_are_no_reprints(tmp_path):
    form = "本报讯 8月{}日,浙江省云和县举办书法比赛,各乡镇一百多名选手参加了比赛,气氛热烈,观众反响很好,第{}次。"
    pages = [Page(f"{n}.txt", f"云和县举办书法比赛\n{form.format(n, n)}") for n in range(1, 5)]
    assert again(tmp_path, *pages)[0] == Reprints()


def test_hundreds_of_one_text_leave_one(tmp_path):
    pages = [Page(f"{n}.txt", f"烧饼师傅\n{BODY}") for n in range(120)]
    found, _ = again(tmp_path, *pages)
    assert (len(found.gone), list(map(len, found.others.values()))) == (119, [119])


@pytest.mark.parametrize(("ones", "others"), [(250, 250), (250, 30), (30, 250), (40, 60), (0, 250), (1, 1), (0, 0)])
def test_what_is_shared_is_a_part_of_the_smallest_hashes_of_both(ones, others):
    chance = random.Random(ones * 1000 + others)
    for _ in range(50):
        one, other = ({chance.randrange(600) for _ in range(600)} for _ in range(2))
        one, other = set(sorted(one)[:ones]), set(sorted(other)[:others])
        sample = set(sorted(one | other)[: SIZE if max(ones, others) == SIZE else None])
        found = shared(*(np.array(sorted(some), dtype="<u4") for some in (one, other)))
        assert found == len(one & other & sample) / max(1, len(sample))

"""The place that an article is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

from kg.model import Article, Mention, Page, Place
from kg.names.places.gazetteer import place_of, unit
from kg.names.places.linker import Abstention, page_weight
from kg.names.places.mostnamed import LEAD, meets, most_named
from kg.names.places.placewords import GUARDS
from kg.rules.patterns import alternation, ending

_SURE = 0.6
"""Least confidence of a mention that may decide."""
_VISIT = 16
"""Characters behind a visited place in which the visit's verb stands: 到肇州县新福乡调研."""
_BESIDE = 8
"""Characters before a name in which a word right before it stands."""
_OFTEN, _CLEARLY = 3, 3
"""How often a page must name the unit that 我县 is taken for, and how many times as often as the next of its level."""

_SIGNATURE = 30
"""Characters of a line that signs a text."""
_SENTENCE = re.compile(r"[,。!?;]")

_LEVELS = {
    **dict.fromkeys(("州", "盟"), "prefecture"),
    **dict.fromkeys(("县", "旗", "区"), "county"),
    **dict.fromkeys(("镇", "乡", "街道"), "township"),
    **dict.fromkeys(("村", "社区"), "village"),
    "省": "province",
}
UNITS = "省|自治区|地区|州|盟|市|县|旗|区|镇|乡|街道|村|社区"
"""What units are called at the end of their names."""
_OWN = re.compile(r"(?:我|全|本)(省|自治区|州|盟|市|县|旗|区)(?![场管辖容民长])")


def about(article: Article, mentions: list[Mention], unlinked: Iterable[Abstention] = ()) -> tuple[Place | None, str]:
    """The unit in which most of the article's names lie, or the township or village in it that is named first; and why.

    A name that is part of a medium's (阿勒泰新闻网讯, 河北日报) does not count; an article without any place
    is about the unit that its 我县 or 全市 means; one of news from many provinces is about none.
    """
    likely = [m for m in mentions if m.confidence >= _SURE and isinstance(m.referent, Place)]
    media = _of_media(likely)
    named = [m for m in likely if id(m) not in media and not _is_land(m)]
    if not named:
        return _own_unit(article, likely, unlinked)
    for place, reason in _told(article, named):
        if place and place.level != "province":
            return place, reason
    unit = most_named(article, named, partial(_signs, article, _signature_start(article.body.text)))
    if unit and all(m.referent.level == "province" for m in named):  # type: ignore[union-attr]
        return _in_province(unit, unlinked)
    return _inside(article, named, unit) if unit else (None, "names from many provinces")


def _told(article: Article, named: list[Mention]) -> Iterator[tuple[Place | None, str]]:
    """What the form of a headline tells, whatever is named below it."""
    titles = [m for m in named if m.passage is article.headline]
    head = _first_path(titles)
    yield _visited(article, named)
    yield _second_line(titles, head)
    yield _issuer(titles, head)
    meets = any(_is_meeting(one, other) for one, other in pairwise(titles))
    yield (head, "it meets elsewhere") if meets else (None, "")


def _inside(article: Article, named: list[Mention], unit: Place) -> tuple[Place, str]:
    """The township or village of a county that the byline, the headline or else the lead names first, else the unit."""
    for passage, reason in ((article.byline, "byline"), (article.headline, "headline"), (article.body, "lead")):
        here = [m for m in named if m.passage is passage and not (passage is article.body and _is_late(m))]
        place = _first_path([m for m in here if unit in m.referent.chain])  # type: ignore[union-attr]
        if place and unit.level == "county" and (place != unit or passage is article.headline):
            return place, f"{reason}, in the county of most names"
    return unit, "most names lie in it"


def _is_late(mention: Mention) -> bool:
    return mention.start >= LEAD or _is_spoken(mention)


def _signs(article: Article, end: int, mention: Mention) -> bool:
    """Whether the office that signs bears a name: on the byline, or in the last lines, from ``end`` on."""
    return mention.passage is article.byline or (mention.passage is article.body and mention.start >= end)


def _is_land(mention: Mention) -> bool:
    """Whether a name is part of a landscape's: 哈密盆地, 怒江两岸."""
    return bool(alternation(GUARDS, "landform").match(mention.passage.text, mention.end))


def _is_spoken(mention: Mention) -> bool:
    """Whether a name of the lead stands in a person's words: “阿妈在成都打工,我有半年没听见她的声音了。”"""
    text = mention.passage.text[: LEAD + _BESIDE]
    opened = text.rfind("“", 0, mention.start)
    if opened < 0 or text.rfind("”", 0, mention.start) > opened:
        return False
    return bool(_SENTENCE.search(text[opened : text.find("”", mention.start) % (len(text) + 1)]))


def _second_line(titles: list[Mention], head: Place | None) -> tuple[Place | None, str]:
    """The county that a headline's second line starts with, inside the place of the first: 某市命名… 某县三人上榜."""
    for i, mention in enumerate(titles):
        place, before = mention.referent, mention.passage.text[mention.start - 1 : mention.start]
        if i and head and before.isspace() and isinstance(place, Place) and head in place.chain[1:]:
            return _first_path(titles[i:]), "second line of the headline, inside the first's place"
    return None, ""


def _issuer(titles: list[Mention], head: Place | None) -> tuple[Place | None, str]:
    """The unit whose office issues the text: 中共荆州市委组织部关于表彰…的通报."""
    issues = titles and alternation(GUARDS, "issues").match(titles[0].passage.text, titles[0].end)
    return (head, "its office issues the text") if issues else (None, "")


def _signature_start(text: str) -> int:
    """Where the lines begin that sign a text: the last two, if short and without a full stop."""
    at = len(text)
    for _ in range(2):
        start = text.rfind("\n", 0, max(at - 1, 0)) + 1
        line = text[start:at].strip()
        if not start or len(line) > _SIGNATURE or _SENTENCE.search(line):
            break
        at = start
    return at


def _of_media(mentions: list[Mention]) -> set[int]:
    """The names, by ``id``, that begin the name of a paper or site: both names in 新疆阿勒泰新闻网讯."""
    media: set[int] = set()
    begun: set[tuple[int, int]] = set()
    for mention in sorted(mentions, key=lambda m: m.start, reverse=True):
        passage, end = mention.passage, mention.end
        if (id(passage), end) in begun or alternation(GUARDS, "medium").match(passage.text, end):
            media.add(id(mention))
            begun.add((id(passage), mention.start))
    return media


def _visited(article: Article, named: list[Mention]) -> tuple[Place | None, str]:
    """The county in 大庆市领导到肇州县调研: the visited place, if it lies in that of the visitors."""
    inside: Place | None = None
    for mention in (m for m in named if m.passage is article.headline):
        text, place = mention.passage.text, mention.referent
        assert isinstance(place, Place)
        goes = ending(GUARDS, "goes to").search(text[max(0, mention.start - _BESIDE) : mention.start])
        if inside and goes and inside in place.chain[1:]:
            path = [m for m in named if m.passage is article.headline and m.start >= mention.start]
            after = text[mention.end : mention.end + _VISIT]
            visit = not alternation(GUARDS, "meets").match(after) and alternation(GUARDS, "visit").search(after)
            return (_first_path(path), "visited, inside the visitors' place") if visit else (None, "")
        inside = inside or place
    return None, ""


def _in_province(province: Place, unlinked: Iterable[Abstention]) -> tuple[Place, str]:
    """A unit of the province that a company or school is named for (陕西陕煤黄陵矿业有限公司), else the province."""
    inside = next((p for a in unlinked if not a.hit.doubt for p in _only_reading(a) if province in p.chain), None)
    return (inside, f"a name without suffix in {province.name}") if inside else (province, "only place")


def _own_unit(article: Article, media: list[Mention], unlinked: Iterable[Abstention]) -> tuple[Place | None, str]:
    """What 我县 means where no place is named: a unit named for short (和谐东平), the paper's own, the page's."""
    own = next((m.group(1) for p in article.passages for m in _OWN.finditer(p.text)), "")
    if not own:
        return None, "no place in the article"
    units = {p for a in unlinked if _is_praised(a) or not a.hit.doubt for p in _only_reading(a) if fits(own, p)}
    if len(units) == 1:
        return units.pop(), f"the only {own} that a name without suffix may mean"
    papers = [u for m in media if isinstance(m.referent, Place) for u in m.referent.chain if fits(own, u)]
    if papers:
        return papers[0], f"the paper's own {own}"
    return _page_unit(article.page, own)


def _is_praised(abstention: Abstention) -> bool:
    """Whether a name that is also a common word stands in 和谐东平; 幸福安康 is no place."""
    hit = abstention.hit
    virtue = alternation(GUARDS, "virtue").fullmatch(hit.name)
    before = hit.passage.text[max(0, hit.start - _BESIDE) : hit.start]
    return not virtue and bool(ending(GUARDS, "extolled").search(before))


def _only_reading(abstention: Abstention) -> Iterator[Place]:
    """The unit of today that a name must mean, if it is a place at all."""
    places = [place_of(r) for r in abstention.hit.readings if isinstance(r, str)]
    if len(places) == 1:
        yield places[0]


def _page_unit(page: Page, own: str) -> tuple[Place | None, str]:
    """The unit that the page names clearly most; a page of news from many counties has none."""
    counts = sorted(((n, code) for code, n in page_weight(page).items() if fits(own, unit(code))), reverse=True)
    if counts and counts[0][0] >= max(_OFTEN, _CLEARLY * counts[1][0] if len(counts) > 1 else 0):
        return unit(counts[0][1]), f"the {own} that the page names most"
    return None, "no place in the article"


def _first_path(found: list[Mention]) -> Place | None:
    """The last unit of the names that stand together first: 红墩镇 in 阿勒泰市红墩镇."""
    if not found:
        return None
    last = found[0]
    for mention in found[1:]:
        province = last.referent.level == "province"  # type: ignore[union-attr]
        inside = last.referent in mention.referent.chain  # type: ignore[union-attr]
        if not province and (mention.start - last.end > 3 or not inside) or _is_meeting(last, mention):
            break
        last = mention
    return last.referent  # type: ignore[return-value]


def _is_meeting(last: Mention, mention: Mention) -> bool:
    """Whether a name is where the unit before it meets: 荆州市在江陵县召开…会."""
    return last.end == mention.start - 1 and meets(mention)


def fits(word: str, place: Place) -> bool:
    """Whether a unit can be called 该+word: 市 is a prefecture or a county-level city, 区 a district."""
    if not word:
        return place.level in ("county", "prefecture")
    if word == "自治区" or (word == "区" and place.level == "province"):
        return place.name.endswith("自治区")
    if word == "地区":
        return place.name.endswith(word)
    return place.name.endswith(word) and (word == "市" or place.level == _LEVELS[word])

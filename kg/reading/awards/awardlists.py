"""Award lists: a heading that names the honour, and behind it who received it.

敬业奉献模范:甲 某单位;乙 某单位 — 第三批“丙”名单(某市):丁村、戊村 — “最美庭院户”——甲家、乙家
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.model import Passage, Span
from kg.reading.awards.award import Award
from kg.reading.awards.awardnames import Name, without_year
from kg.reading.awards.awardwords import is_nothing, pattern
from kg.reading.awards.groups import completed
from kg.reading.awards.heads import ends_in_head
from kg.reading.awards.items import are_persons, items
from kg.reading.awards.members import is_name
from kg.reading.awards.phrasemarks import stands_between
from kg.reading.awards.publishing import given_before

_NUMBER = r"(?:[一二三四五六七八九十\d]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|【\d{1,2}】)? ?"
_TITLE = r"(?P<name>(?:“[^”\n]{2,24}”|[^,。;:、“”\n()—]){1,40}?)"
_HOLDERS = (
    r"(?:获得者|获奖者|获奖|得主)?(?:名单)?(?:\([^():\n]{1,16}\)|\d{1,3}[个名位户家所人项条])?(?:名单)?(?:如下|为|是)?"
)
_HEADING = re.compile(rf"(?:^|(?<=[\n。; ])){_NUMBER}{_TITLE}{_HOLDERS}(?::(?=[^\n。]|\n)|—{{1,2}}(?=[^\n]))")
_KIND = "(?:模范|好人|类|奖|之星|楷模|标兵|家庭)"
_CATEGORY = rf"(?P<name>{{heads:category}}(?:道德)?{_KIND}(?:提名奖)?)(?:\([^):]{{2,12}}\))?:"
"""A heading that is known by itself, also where the page's lines run together."""
_OF_WHOM = re.compile(
    r"(?:荣获|获得|获评|获(?![得评])|入选|当选|被评为|被授予|评为|其中)(?P<name>[^,。;:、\n的]{3,36}?)"
    r"(?:荣誉)?(?:称号)?(?:的[^,。;:\n]{0,10}?(?:分别)?(?:是|为|有|包括|如下):|得主(?:分别)?(?:是|为)?:)"
    r"|(?:入选|上榜|当选|获评|入榜|入围)的(?P<new>[^,。;:、\n的]{3,30}?)(?:分别)?(?:是|为|有):"
    r"|表彰的(?P<kind>[^,。;:、\n的]{3,30}?)(?:有|是|为):?"
)
"""获得甲称号的5个村分别为:乙村、丙村; 数控车工金牌得主为:丁."""
_COUNTED = re.compile(
    r"(?:^|(?<=[\n。;,]))(?:其中,?)?(?P<name>(?:“[^”\n]{3,20}”|[^,。;:、“”\n]){1,40}?)(?:称号)?\d+[个名位户家所人]"
    r"(?::|,分别(?:是|为):?)"
)
"""全国文明村镇3个:甲镇、乙村, “最美志愿者”2人,分别为丙、丁."""
_LINE = re.compile(rf"(?:^|(?<=\n)){_NUMBER}{_TITLE}{_HOLDERS}\n(?=[^:!?\n]+(?:\n|$))")
"""A heading on a line of its own; the lines behind it hold nothing but names."""
_RUN_ON = re.compile(
    r"(?:^|(?<=\n))[一二三四五六七八九十]{1,3}、(?P<name>(?:“[^”\n]{2,24}”|[^,。;:、“”\n()—]){1,40}?)"
    r"\([^()\n]{0,3}\d{1,3}[个名位户家所人项条][^()\n]{0,12}\)(?=[^:\n—])"
)
"""A numbered heading with its count, which the page's lines run on from: 二、优秀党员(6名)甲、乙."""
_NUMBERED = (
    r"(?:^|(?<=\n))[一二三四五六七八九十]{1,3}、(?P<name>[^,。;:、\n()—]{0,16}?{heads:head}(?!名单|代表|集体|个人|单位|典型|[(奖]))"
    r"(?=[^:;,、。\n—( ]{2,30}[、; ])"
)
"""The same without a count: 一、先进集体甲中心、乙所."""
_BRACKETED = re.compile(r"(?:^|(?<=\n))【(?P<name>[^【】\n]{3,24})】:?(?=[^\n【])")
"""【甲奖】乙、丙."""
_HAS = r"(?:^|(?<=[\n。;,:]))(?P<name>{heads:category}(?:类|好人|模范)?)(?:分别)?(?:有|为|是):?(?=[\u4e00-\u9fff])"
"""助人为乐类有甲、乙."""
_MADE_PUBLIC = re.compile(
    r"现将(?P<name>[^,。;:\n]{3,40}?)(?:名单)?(?:予以|给予)?(?:公布|通报|公告|表彰|表扬)(?:名单)?(?:如下|于后):"
)
"""现将首批“甲”公布如下:, and on the lines below who they are."""
_BACK = re.compile(
    r"(?:^|(?<=[\n。;,]))(?:其中,?|此次|本次|最终|他们|她们|会上)?"
    r"(?:(?:获奖|获评|获表彰|受表彰|受到表彰|上榜|入选|当选|入围|获此殊荣|获得表彰|被表彰|获评者|获奖者|当选者|入选者|名单里)"
    r"[^,。;:、“”\n]{0,14}|这[\d两三四五六七八九十]{1,3}[名位个户家][^,。;:、“”\n]{0,8}|名单|具体名单|获奖名单|上榜名单|入选名单|他们|她们|获奖者|当选者|入选者|上榜者)"
    r"(?:如下|分别是|分别为|是|为|有|包括|还是有[他她])?:(?=[^\n。]|\n)"
)
"""A heading that points back at what was given: 上榜的8位好人是:甲、乙."""
_INNER = re.compile(
    r"(?<=[\u4e00-\u9fff)”])(?P<name>(?:优秀|先进|最美|最佳|十佳|十大|文明|模范|示范)[^,。;:、“”\n()]{2,10})"
    r"(?:[(][^()\n]{1,8}[)])?:"
)
"""A heading that the page's lines run into: …教研组十佳服务项目:甲、乙."""
_RANK = re.compile(r".{0,14}(?:第[一二三四五六]名|[冠亚季]军|[特一二三四]等奖|头名|(?:金|银|铜)(?:奖|牌))")
_REACH = 1200
"""Characters before a heading in which the text says that honours were given."""


def listed(passage: Passage, headline: str = "") -> Iterator[Award]:
    """One award for each member of each list of a passage.

    Args:
        headline: the article's, which may say that honours were given, or that they are only proposed.
    """
    if _is_proposed(passage.text, headline):
        return
    headings = completed(passage.text, _headings(passage.text, headline), headline)
    for number, (heading, found) in enumerate(headings):
        if not found:
            continue
        limit = headings[number + 1][0].start() if number + 1 < len(headings) else len(passage.text)
        members = list(items(passage.text, heading.end(), limit))
        personal = are_persons(passage.text, [m.named for m in members])
        if found.certainty < 0.9 and not personal:
            continue
        for member in members:
            yield Award((found,), member.named, member.whole, "award list", 0.9, listed=True, personal=personal)


def _is_proposed(text: str, headline: str) -> bool:
    """Whether the lists name candidates: put up for objections before anything is decided."""
    if re.search("候选|推荐|拟", headline):
        return True
    return "公示" in headline and (
        re.search("审定|评定|结果公示", text) is None or re.search("拟[^定订]", text) is not None
    )


def listed_persons(passage: Passage, headline: str = "") -> Iterator[Span]:
    """The names that stand alone as members of lists of persons."""
    for award in listed(passage, headline):
        start, end = award.recipients
        if award.personal and is_name(passage.text[start:end]):
            yield award.recipients


def _honour(text: str, heading: re.Match[str], headline: str) -> Name | None:
    """The honour that a heading names: known by its headword, or by the awards that the text speaks of before."""
    plain = without_year(pattern("^{words:lead}+").sub("", _words(heading)))
    praised = re.fullmatch("“[^“”]{3,14}”", plain) or pattern("{words:praise}").search(plain)
    if pattern("{words:undecided}").search(heading.group()) or (is_nothing(plain) and not praised):
        return None
    if re.match(r"[\u4e00-\u9fff]{2,4} ", plain) and is_name(plain.split(" ")[0]):
        return None  # a member with its unit
    kind = pattern("{heads:category}(?:类|好人|模范)?").fullmatch(plain)
    if kind and (honour := given_before(text, heading.start())):
        return Name(*heading.span(_group(heading)), plain.removesuffix("类") + honour.name, 0.9)
    loose = re.sub("“[^“”]{0,60}”", "", plain)
    dashed = heading.group().endswith("—")
    if dashed and not (plain.startswith("“") or pattern("{words:praise}").match(plain) or _RANK.fullmatch(plain)):
        return None
    if re.search("[了的在]|(?:通报|决定|通知|公告|揭晓)$", loose):
        return None
    if ends_in_head(plain) or plain.endswith("类") or _RANK.fullmatch(plain):
        return Name(*heading.span(_group(heading)), plain, 1.0)
    given = pattern("{words:announce}|{words:given}")
    stated = given.search(headline) or stands_between(text, given, max(0, heading.start() - _REACH), heading.start())
    begins = heading.start() == 0 or text[heading.start() - 1] in "\n;" or heading.re is _MADE_PUBLIC
    if not (stated and praised and begins):
        return None
    named = pattern("{words:praise}").search(plain)
    return Name(*heading.span(_group(heading)), plain, 0.9 if named else 0.85)


def _inner(text: str) -> list[re.Match[str]]:
    return [m for m in _INNER.finditer(text) if ends_in_head(m.group("name")) and not _begins_line(text, m.start())]


def _begins_line(text: str, at: int) -> bool:
    """Whether the words before belong to the heading (防疫先进个人:) and are no name that the line runs on from."""
    before = re.compile(r"(?:^|[\n。;])([\u4e00-\u9fff]{2,6})$").search(text, max(0, at - 7), at)
    return before is not None and not is_name(before[1])


def _pointed(text: str, heading: re.Match[str]) -> Name | None:
    """The honour that was given before a heading which only points back at it."""
    if pattern("{words:undecided}").search(heading.group()):
        return None
    return given_before(text, heading.start())


def _fuller(text: str, honour: Name) -> Name:
    """The honour under the fuller name that the text gave it before its heading: “甲·乙”示范小区 for 示范小区."""
    given = given_before(text, honour.start)
    return honour._replace(name=given.name) if given and given.name.endswith(honour.name) else honour


def _group(heading: re.Match[str]) -> str:
    return next((g for g in ("kind", "new") if g in heading.re.groupindex and heading.group(g)), "name")


def _words(heading: re.Match[str]) -> str:
    return heading.group(_group(heading))


def _headings(text: str, headline: str) -> list[tuple[re.Match[str], Name | None]]:
    """The headings of a text in order, those that name no honour (None) as the ends of the lists before them."""
    known = list(pattern(_CATEGORY).finditer(text))
    known += [*_OF_WHOM.finditer(text), *_COUNTED.finditer(text), *_RUN_ON.finditer(text)]
    known += [*pattern(_NUMBERED).finditer(text), *_inner(text), *_BACK.finditer(text)]
    known += [*_BRACKETED.finditer(text), *pattern(_HAS).finditer(text), *_MADE_PUBLIC.finditer(text)]
    starts = sorted(k.start() for k in known)
    others = [m for m in _HEADING.finditer(text) if bisect_left(starts, m.start()) == bisect_left(starts, m.end())]
    taken = {m.start() for m in (*known, *others)}
    lines = {m.start(): m for m in _LINE.finditer(text) if m.start() not in taken}
    found: list[tuple[re.Match[str], Name | None]] = []
    behind = -1
    for heading in sorted((*known, *others, *lines.values()), key=lambda m: m.start()):
        honour = _pointed(text, heading) if not heading.re.groupindex else _honour(text, heading, headline)
        named = heading.start() == behind and heading.group().endswith("—")
        alone = heading.start() in lines
        if named or (alone and not honour):
            behind = text.find("\n", heading.end()) + 1 if named else behind
            continue  # the work that has the prize, before those who made it; a line of names
        found.append((heading, honour and _fuller(text, honour)))
        behind = heading.end() if alone else -1
    return found

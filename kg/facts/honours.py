"""(recipient, received, honour): 荣获, 被评为, 入选, 被列入 … and who received it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.agents import Agents
from kg.dates import date_of
from kg.model import Article, Fact, Honour, Mention, Mentions, Organization, Passage, Person, Place, Span, Subject, Thing
from kg.sentences import clauses

_VERB = re.compile(r"(?:荣获|荣膺|荣登|喜获|获评|获得|斩获|获颁|被评为|被授予|授予|被命名为|被认定为|被确定为|被列为|被列入|入选|入围|评为|评选为|命名为|跻身|摘得|成功创建|创成|当选|位列|获(?=[“全国省市]))(?:了)?")
_HONOUR = re.compile(r"(?:[^,;。\n“”《]{0,24}[“《][^”》\n]{2,30}[”》][^,;。\n、]{0,14}|[^,;。\n、]{3,36})")
_NAME_ENDS = re.compile(r"称号|荣誉|奖|模范|先进|示范|试点|百强|十强|第一|名单|榜|标兵|能手|文明|优秀|最美|好人|基地|景区|特色|品牌|达标|劳动|红旗|先锋|楷模|之乡|名镇|名村|强县|强镇|集群|遗产|第[一二三四五六七八九十0-9]+(?:名|位)")
_NOT = re.compile(r"认可|好评|支持|帮助|收入|利润|感|投资|资金|机会|效益|贷款|批复|赞誉|肯定|欢迎|掌声|信息|补助|更多|幸福|成果|知识")
_COUNTED = re.compile(r"^[0-9一二三四五六七八九十]+(?:人|个|名|家|项|次)|[0-9]+(?:人|名|个|家)(?:次)?(?:获|荣|被|入|登|当)?$")


def extract(article: Article, mentions: Mentions, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The honours of an article."""
    agents = Agents(article, mentions)
    for passage in (article.headline, article.body):
        for clause in clauses(passage) if passage.text else ():
            for verb in _VERB.finditer(passage.text, clause.start, clause.end):
                yield from _honour(agents, passage, clause, verb)
                break


def _honour(agents: Agents, passage: Passage, clause: Span, verb: re.Match[str]) -> Iterator[Fact]:
    article = agents.article
    match = _HONOUR.match(passage.text, verb.end(), max(clause.end, _quote_end(passage.text, verb.end())))
    name = _clean(match.group()) if match else ""
    if not name or not _NAME_ENDS.search(name) or _NOT.search(name) or _COUNTED.search(name) or len(name) < 3:
        return
    date = date_of(passage, verb.start(), match.end(), article.date) if match else None
    honour = Honour(name, date.date[:10] if date and not date.note.startswith("year") else "")
    for thing, wording, confidence in _recipients(agents, passage, clause.start, verb):
        yield Fact(thing, honour, passage.evidence(clause.start, match.end()), article, confidence, "honours", verb.group(), wording)


def _quote_end(text: str, at: int) -> int:
    close = text.find("”", at, at + 40)
    return close + 1 if close >= 0 and "“" in text[at:close] else at


def _clean(name: str) -> str:
    name = re.sub(r"^(?:为|了|由|20\d\d年度?|首批|第[一二三四五六七八九十]+批(?=国家|全国|省))", "", name.strip())
    return re.sub(r"(?:的)?(?:荣誉称号|称号|殊荣|荣誉|的.{1,12})$", "", name)


def _recipients(agents: Agents, passage: Passage, start: int, verb: re.Match[str]) -> Iterator[tuple[Subject, str, float]]:
    """The names in the clause before the verb, all members of a list; else whoever acts."""
    found = [m for m in agents.mentions.of(passage, Place, Organization, Person, start=start, end=verb.start())]
    found = [m for m in found if not any(o is not m and o.start <= m.start and m.end <= o.end for o in found)]
    listed = _list_before(passage.text, found, verb.start())
    if listed:
        yield from ((m.referent, m.text, 0.85) for m in listed)
        return
    tail = passage.text[found[-1].end:verb.start()] if found else ""
    if found and 2 <= len(tail) <= 14 and re.fullmatch(r"[\u4e00-\u9fff“”]+?(?:产业|项目|村|社区|学校|公司|品牌|党委|党支部|工程)(?:成功|先后|再次|连续|还)?", tail):
        words = re.sub(r"(?:成功|先后|再次|连续|还)$", "", tail)
        last = found[-1].referent
        place = last if isinstance(last, Place) else last.place
        kind = Organization if words.endswith(("党委", "党支部", "公司", "学校")) else Thing
        yield kind(found[-1].text + words, place), found[-1].text + words, 0.75
    elif len(passage.text[start:verb.start()]) <= 12:
        who = agents.of(passage, verb.start())
        if who:
            yield who.referent, who.wording, 0.6 * who.certainty + 0.05


def _list_before(text: str, found: list[Mention], verb: int) -> list[Mention]:
    """A、B、C被评为: the mentions that are joined by 、 up to the verb."""
    listed: list[Mention] = []
    end = verb
    for mention in reversed(found):
        between = text[mention.end:end]
        if not re.fullmatch(r"(?:、|和|与|等|又|再次|先后|也|均|分别|成功|已|还|都|连续\w{1,6}|20\d\d年|于20\d\d年|近年来)*", between):
            break
        listed.append(mention)
        end = mention.start
    return listed[::-1]

"""Frames around a name: verb + name, name + happening, agent + quoted name; and what keeps a clause out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.agents import Actor, actor
from kg.concepts import concepts_of
from kg.dates import date_of
from kg.entities import normal_label
from kg.initiatives.phrases import Phrase, generic, headwords, object_phrases
from kg.model import Article, Evidence, Fact, Initiative, Mentions, Page, Passage, Span
from kg.sentences import clauses, sentence_at

# Exhortation: 要, 应当 … at the head of a clause, or a meeting that stresses, keeps out what should be done.
_MOOD = re.compile(r"^(?:一|二|三|四|五|六)?(?:是|、)?(?:还|就|也|我们|各级|大家|必须|同时)?(?:要|应|应当|须|必须|需|需要|务必|坚决|力争|争取|希望)|[^\u4e00-\u9fff](?:要|应当|必须|务必)(?!求|素|点|闻|件|领|员)")
_STRESSED = re.compile(r"(?:会议|他|她|书记|部长|主任|县长|市长|局长|同志|[\u4e00-\u9fff]{2,3})(?:强调|指出|要求|认为|提出)[,:]|要求[,:各]|号召")
# National background: what the centre decided is not this place's initiative.
_BACKGROUND = re.compile(r"党中央|国务院|中央(?!财政|预算)|习近平|总书记|是[^,]{0,30}的(?:重要|战略|有力|具体|关键)")
_HAPPENS = re.compile(r"(?:正式|圆满|顺利|隆重|成功|全面|如期|同步)?(?:启用|揭牌启用|揭牌|挂牌|开班|开讲|开幕|开工|开赛|开营|启动|举行|召开|举办|投入使用|投产|竣工|落成|建成|上线|成立|开播|开馆|开放|完成验收|顺利推进|顺利投产|有序推进|拉开帷幕|落下帷幕|圆满落幕|落幕|闭幕)")
_LEAD = re.compile(r"^(?:本报)?讯?\([^)]*\)|^(?:近日|日前|连日来|近期|今年以来|近年来|目前|截至目前|同时|此外|其中|据了解|据悉|当日|随后|当天|\d{1,2}月\d{1,2}日(?:上午|下午|晚)?|今年|去年|上半年|下半年),?")


@dataclass(frozen=True, slots=True)
class Found:
    """One statement of one initiative."""

    phrase: Phrase
    passage: Passage
    span: Span
    actor: Actor
    confidence: float
    rule: str


@lru_cache(maxsize=1)
def _verbs() -> tuple[re.Pattern[str], frozenset[str]]:
    rows = Path(__file__).with_name("verbs.txt").read_text(encoding="utf-8").splitlines()
    words = [r for r in rows if r and not r.startswith("#")]
    weak = frozenset(w[:-1] for w in words if w.endswith("*"))
    ordered = sorted((w.rstrip("*") for w in words), key=lambda w: (-len(w), w))
    return re.compile("|".join(ordered)), weak


def find(article: Article, mentions: Mentions) -> Iterator[Fact]:
    """Facts of an article, each initiative under one label."""
    found = [f for p in (article.headline, article.body) if p.text for f in _in_passage(article, p, mentions)]
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for item in found:
        groups[_key(item, groups)].append(item)
    for group in groups.values():
        yield from _facts(article, group)


def _key(item: Found, groups: dict[tuple[str, str], list[Found]]) -> tuple[str, str]:
    """The same name; or one that only adds or drops a modifier, of the same type."""
    name = normal_label(item.phrase.label)
    for label, kind in groups:
        if kind == item.phrase.type and min(len(label), len(name)) >= 5 and (label.endswith(name) or name.endswith(label)):
            return label, kind
        if label == name:
            return label, kind
    return name, item.phrase.type


def _in_passage(article: Article, passage: Passage, mentions: Mentions) -> Iterator[Found]:
    for clause in _wide_clauses(passage):
        text = passage.text[clause.start:clause.end]
        if _excluded(article, passage, clause, text):
            continue
        yield from _verb_object(article, passage, clause, mentions)
        yield from _happening(article, passage, clause, mentions)


def _wide_clauses(passage: Passage) -> list[Span]:
    """Clauses, not cut inside quotes or brackets."""
    result: list[Span] = []
    for clause in clauses(passage):
        open_ = result and _unclosed(passage.text[result[-1].start:result[-1].end])
        if open_ and passage.text[result[-1].end] in ",:;":
            result[-1] = Span(result[-1].start, clause.end)
        else:
            result.append(clause)
    return result


def _unclosed(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("(") > text.count(")") or text.count("《") > text.count("》")


def _excluded(article: Article, passage: Passage, clause: Span, text: str) -> bool:
    if _MOOD.search(text) or _BACKGROUND.search(text):
        return True
    if passage is article.headline:
        return False
    sentence = sentence_at(passage, clause.start)
    before = passage.text[sentence.start:clause.start]
    if _STRESSED.search(before) or _MOOD.search(before):
        return True
    return article.kind == "essay" and _exhorts(article)


@lru_cache(maxsize=64)
def _exhorts(article: Article) -> bool:
    """An essay that tells what should be done rather than what was done."""
    text = article.body.text
    return len(re.findall(r"(?:^|[\n。,;])(?:要|应|必须)", text)) * 400 > len(text) and len(re.findall(r"了|已", text)) * 250 < len(text)


def _verb_object(article: Article, passage: Passage, clause: Span, mentions: Mentions) -> Iterator[Found]:
    pattern, weak = _verbs()
    done = clause.start
    for verb in pattern.finditer(passage.text, clause.start, clause.end):
        if verb.start() < done or _quoted(passage.text, clause.start, verb.start()):
            continue
        for phrase in object_phrases(passage.text, verb.end(), clause.end):
            if phrase.type not in ("document",) and verb.group() in weak and phrase.weight < 0.7:
                continue
            who = actor(mentions, passage, verb.start())
            if who:
                done = max(done, phrase.end)
                yield _found(article, passage, phrase, Span(max(clause.start, verb.start()), phrase.end), who, f"{verb.group()} + name")


def _quoted(text: str, start: int, at: int) -> bool:
    return _unclosed(text[start:at])


def _happening(article: Article, passage: Passage, clause: Span, mentions: Mentions) -> Iterator[Found]:
    """…培训班开班, …项目顺利投产: the name stands before what happens to it."""
    for match in _HAPPENS.finditer(passage.text, clause.start + 4, clause.end):
        rest = passage.text[match.end():clause.end]
        if rest and not re.match(r"[,。]|(?:在|于|。|,|$)", rest) and len(rest) > 2:
            continue
        start = _name_start(passage, clause, match.start(), mentions)
        end = _before_where(passage.text, start, match.start())
        for phrase in object_phrases(passage.text, start, end):
            if phrase.end < end - 1:
                continue
            who = actor(mentions, passage, phrase.start)
            if who:
                yield _found(article, passage, phrase, Span(phrase.start, match.end()), who, f"name + {match.group()}")


def _before_where(text: str, start: int, end: int) -> int:
    """培训班在县委党校举行: the name ends before 在."""
    where = re.search(r"(?:在|于)[^“”,]{2,30}$", text[start:end])
    return start + where.start() if where else end


def _name_start(passage: Passage, clause: Span, end: int, mentions: Mentions) -> int:
    lead = _LEAD.match(passage.text[clause.start:end])
    start = clause.start + (lead.end() if lead else 0)
    for mention in mentions.of(passage, start=start, end=end):
        if mention.start <= start + 1 or mention.start - start <= 2:
            start = mention.end
    return start


def _found(article: Article, passage: Passage, phrase: Phrase, span: Span, who: Actor, rule: str) -> Found:
    headline = passage is article.headline
    lead = passage is article.body and span.start < 150
    confidence = phrase.weight * (0.8 + 0.2 * who.confidence) + (0.12 if headline else 0.05 if lead else 0)
    return Found(phrase, passage, span, who, round(min(confidence, 0.97), 3), rule + (" (headline)" if headline else ""))


def _facts(article: Article, group: list[Found]) -> Iterator[Fact]:
    group.sort(key=lambda f: (-f.confidence, f.passage is article.headline))
    label = _label(group)
    best = next((f for f in group if f.passage is article.body), group[0])
    main = any(f.passage is article.headline for f in group) or (not article.title and group[0].span.start < 200)
    dated = date_of(best.passage, best.span.start, best.span.end, article.date)
    aliases = tuple(sorted({f.phrase.label for f in group} - {label}))
    owner = max(group, key=lambda f: (f.actor.confidence, f.passage is article.headline)).actor
    thing = Initiative(label, group[0].phrase.type, owner.referent, aliases, main, dated.date if dated else "",  # type: ignore[arg-type]
                       dated.date_end if dated else "", dated.note if dated else "", concepts_of(label))
    for item in _passages(article, group):
        evidence: Evidence = item.passage.evidence(*item.span)
        yield Fact(owner.referent, thing, evidence, article, group[0].confidence, "initiatives", item.rule, item.actor.wording)


def _passages(article: Article, group: list[Found]) -> list[Found]:
    """At most three statements, the body's first where the headline stands behind the body."""
    after = bool(article.headline.text) and article.headline.offsets[0] > article.start
    body = [f for f in group if f.passage is article.body]
    return body[:3] if after and body else group[:3]


def _label(group: list[Found]) -> str:
    """The shortest full wording; of the headline's and the body's the commoner, outer quotes taken off."""
    counts: dict[str, int] = defaultdict(int)
    for item in group:
        counts[item.phrase.label] += 1
    label = min(counts, key=lambda w: (-counts[w], -len(w), w))
    return _unquoted(_without_agent(label))


def _without_agent(label: str) -> str:
    from kg.places.linker import hits

    passage = Passage.of(Page("label", label), [(0, len(label))])
    first = hits(passage)
    if first and first[0].start == 0 and len(first[0].name) >= 2 and len(label) - first[0].end >= 4 and not generic(label[first[0].end:]):
        return label[first[0].end:]
    return label


def _unquoted(label: str) -> str:
    whole = re.fullmatch(r"“([^“”]+)”", label)
    name = whole.group(1) if whole else label
    shorter = re.sub(r"(?<=.{5})(?<!组织)工作$", "", name)
    return shorter if shorter in headwords() or len(shorter) >= 5 else name


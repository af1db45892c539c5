"""Who acts in a clause: its subject, through dropped subjects, passives and speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model import Article, Mention, Mentions, Organization, Passage, Place
from kg.sentences import clauses, paragraphs, sentence_at, speech

_PREPOSITION = re.compile(r"(?:在|到|于|对|向|从|与|和|同|给|把|将|赴|往|为|至|离|距|以|被|由)$")
_LEADING = re.compile(
    r"(?:\s|[“‘(]|[\u4e00-\u9fff]{0,4}讯(?:\([^)]*\))?|[0-9\-—至到~.]+|年|月|日|号|时|点|分|上午|下午|晚上?|凌晨|清晨|傍晚|中午|起|初|底|末|中旬|上旬|下旬|"
    r"近日|日前|近期|近年来|近段时间|连日来|目前|当前|今年|去年|前年|明年|同年|当年|本月|上月|今天|昨天|昨日|今日|当天|当日|日上|以来|期间|之际|以前|以后|"
    r"随后|同时|此外|另外|其中|接着|接下来|下一步|据悉|据了解|据介绍|据统计|截至|截止|位于|来自|一直|自|从|在|是|这是|这也是|这标志着|标志着|而|但|并|又|也|还|"
    r"第?[一二三四五六七八九十]+(?:季度|是|年|月)?|[0-9]+(?:多|余)?年|上半年|下半年|春节|国庆|中秋|端午|清明|五一|元旦|假期|前夕|前后|作为|记者|笔者|从|获悉|"
    r"了解到|说|表示|介绍|看到|主题为?|活动|会议|此次|本次|此前|目前为止|最近|眼下|时下|如今|如|例如|像|特别是|尤其是|通过|经过|多年来|长期以来|"
    r"[\u4e00-\u9fff]{2,14}(?:期间|之际|以来|前夕|过程中|当中|之后|中|后|上|下),?|、|和|与|及|以及|——|:|;)")
_OWNED = re.compile(r"^(?:的(?!“)|境内|辖区(?!各)|位于|地处|居住|是一|是我|是个)")
_HOST = re.compile(r"由$")
_HOSTED = re.compile(r"(?:主办|承办|举办|牵头|组织|发起|共建|联合|共同|建设|出资|投资|创办|实施)")
_UNDER_LEAD = re.compile(r"^(?:的)?(?:牵头|组织|主导|推动)(?:下|实施)")
_JOIN = re.compile(r"^[、和与及]|^以及|^联合|^携手")
_GOVERNMENT = re.compile(r"(?:党工?委|委)(?:、|和)?(?:[省市县区州乡镇村])?(?:人民)?政府$|(?:党工?委|党委政府|两委)$")
_NATION = re.compile(r"^(?:中国|全国|国家|党中央|国务院)")
_EVERYBODY = re.compile(r"(?:全[省市县区州]|我[市县区])?各(?:级|地|县|区|市|乡|镇|村|街道|社区|部门|单位|成员单位|试点|支部|党)")
_GAPS = ("", "经开区", "高新区", "开发区", "新区", "·")
_SOME_UNIT = re.compile("[我全该][县市区旗镇乡村]")
_DEICTIC = ("当地",)
_GUIDED = re.compile(r"^(?:的)?(?:领导|指导|支持|帮助|关心|统一部署|部署|带领|要求|安排|坚强领导|正确领导)")


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts, how it is printed, and why it was taken."""

    referent: Place | Organization
    wording: str
    certainty: float
    """0 to 1: 1 for the clause's own subject, less the farther it is taken from."""
    reason: str
    passage: Passage | None = None
    at: int = -1
    """Where the name starts in ``passage``."""


@dataclass(slots=True)
class Agents:
    """Finds the agents of one article."""

    article: Article
    mentions: Mentions
    _subjects: dict[tuple[int, int], Mention | None] = field(default_factory=dict)
    _of: dict[int, list[Mention]] = field(default_factory=dict)

    def of(self, passage: Passage, at: int) -> Agent | None:
        """Who carries out the action that starts at ``at``; None where the article names nobody."""
        own = self._in_clause(passage, at)
        if own:
            return self._agent(own, 1.0, "subject")
        if self._everybody(passage, at):
            return self._about("各…") or self.default()
        earlier = self._in_sentence(passage, at)
        if earlier:
            return self._agent(earlier, 0.9, "subject of the sentence")
        topic = self._in_paragraph(passage, at)
        if topic:
            return self._agent(topic, 0.75, "subject of the paragraph")
        return self.default()

    def owner(self, passage: Passage, at: int) -> Agent | None:
        """The unit whose name ends at ``at``: 市图书馆 in 市图书馆“向日葵悦书堂”主题活动."""
        ending = [m for m in self._all(passage) if m.end == at]
        return self._agent(min(ending, key=lambda m: m.start), 1.0, "owner") if ending else None

    def passive(self, passage: Passage, start: int, end: int) -> Agent | None:
        """The host in 由甲主办, 在甲牵头下 within a stretch: of the last such phrase the first host."""
        known = self._all(passage)
        for mention in reversed(known):
            if not start <= mention.start < end:
                continue
            first = self._chain_start(passage, mention, [m for m in known if m.start <= mention.start])
            before, after = passage.text[max(0, first.start - 1) : first.start], passage.text[mention.end : end]
            if _HOST.search(before) and _HOSTED.search(after):
                return self._agent(self._chain_end(passage, mention), 1.0, "由…主办")
            if before == "在" and _UNDER_LEAD.match(after):
                return self._agent(mention, 1.0, "在…牵头下")
        return None

    def default(self) -> Agent | None:
        """The agent of the headline, else of the lead, else the place that the article is about."""
        for passage in (self.article.headline, self.article.body):
            end = len(passage.text) if passage is self.article.headline else (sentence_at(passage, 0).end if passage.text else 0)
            subjects = [s for c in clauses(passage) if c.start < end and (s := self._subject(passage, c.start, c.end))]
            if subjects and not self._is_too_wide(subjects[0]):
                return self._agent(subjects[0], 0.6, "headline" if passage is self.article.headline else "lead")
        return self._about("about")

    def _about(self, reason: str) -> Agent | None:
        """The article's place, unless that is a province and the text speaks of some county in it."""
        about = self.mentions.about
        if about and about.level == "province" and any(_SOME_UNIT.search(p.text) for p in self.article.passages):
            return None
        return Agent(about, about.name, 0.5, reason) if about else None

    def _is_too_wide(self, mention: Mention) -> bool:
        """A province is no agent of what an article tells of 我县."""
        place = mention.referent
        return isinstance(place, Place) and place.level == "province" and any(_SOME_UNIT.search(p.text) for p in self.article.passages)

    def _everybody(self, passage: Passage, at: int) -> bool:
        """Whether the clause's subject is all that lies below the article's place: 各县区分别设立."""
        clause = next((c for c in clauses(passage) if c.start <= at <= c.end), None)
        return clause is not None and bool(_EVERYBODY.match(passage.text, clause.start))

    def _all(self, passage: Passage) -> list[Mention]:
        if id(passage) not in self._of:
            named = self.mentions.of(passage, Place, Organization)
            bodies = [m for m in named if isinstance(m.referent, Organization)]
            self._of[id(passage)] = [m for m in named if not _NATION.match(m.text) and not self._is_foreign(m) and not _is_inside(m, bodies)]
        return self._of[id(passage)]

    def _is_foreign(self, mention: Mention) -> bool:
        """A name without suffix from another province is part of some product's or project's name (台湾农业园)."""
        place, about = mention.referent, self.mentions.about
        if not isinstance(place, Place) or about is None or mention.text[-1] in "省市县区旗州盟镇乡村":
            return False
        return place.chain[-1] != about.chain[-1] and mention.text not in _DEICTIC

    def _in_clause(self, passage: Passage, at: int) -> Mention | None:
        for clause in clauses(passage):
            if clause.start <= at <= clause.end:
                return self._subject(passage, clause.start, at)
        return None

    def _in_sentence(self, passage: Passage, at: int) -> Mention | None:
        sentence = sentence_at(passage, at)
        before = [c for c in clauses(passage) if sentence.start <= c.start and c.end < at]
        return next((s for c in reversed(before) if (s := self._subject(passage, c.start, c.end))), None)

    def _in_paragraph(self, passage: Passage, at: int) -> Mention | None:
        spans = [p for p in paragraphs(passage) if p.start <= at]
        if not spans:
            return None
        before = [c for c in clauses(passage) if spans[-1].start <= c.start and c.end < at]
        return next((s for c in reversed(before) if (s := self._subject(passage, c.start, c.end))), None)

    def _subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        """The first named unit that acts in a stretch, the lowest of a path (某县某镇 → 某镇)."""
        key = (id(passage), start * 100000 + end)
        if key not in self._subjects:
            self._subjects[key] = self._find_subject(passage, start, end)
        return self._subjects[key]

    def _find_subject(self, passage: Passage, start: int, end: int) -> Mention | None:
        inside = [m for m in self._all(passage) if start <= m.start and m.end <= end and not self._quoted(passage, m)]
        for mention in reversed(inside):
            first = self._chain_start(passage, mention, inside)
            if self._acts(passage, first, mention, start):
                return self._coordinated(passage, mention, inside, start)
        return None

    def _acts(self, passage: Passage, first: Mention, last: Mention, start: int) -> bool:
        before = passage.text[start : first.start]
        after = passage.text[last.end : last.end + 12]
        if _GUIDED.match(after) or _OWNED.match(after):
            return False
        return not _PREPOSITION.search(before) and _is_leading(before)

    def _coordinated(self, passage: Passage, mention: Mention, inside: list[Mention], start: int) -> Mention:
        """The first of several hosts: 甲、乙、丙联合举办."""
        chosen = mention
        for other in reversed([m for m in inside if m.end <= mention.start]):
            between = passage.text[other.end : chosen.start]
            if not _JOIN.match(between) or len(between) > 3:
                break
            chosen = other
        return chosen

    def _chain_start(self, passage: Passage, mention: Mention, inside: list[Mention]) -> Mention:
        first = mention
        for other in reversed(inside):
            gap = passage.text[other.end : first.start]
            if gap in _GAPS or (other.start <= first.start < other.end):
                first = other
        return first

    def _chain_end(self, passage: Passage, mention: Mention) -> Mention:
        last = mention
        for other in self._all(passage):
            if other.start == last.end or (other.start == last.start and other.end > last.end):
                last = other
        return last

    def _quoted(self, passage: Passage, mention: Mention) -> bool:
        before = passage.text[:mention.start]
        opened = max(before.rfind("“"), before.rfind("《"))
        closed = max(before.rfind("”"), before.rfind("》"))
        return opened > closed and not any(s.start <= mention.start < s.end for s in speech(passage))

    def _agent(self, mention: Mention, certainty: float, reason: str) -> Agent:
        referent = mention.referent
        assert isinstance(referent, Place | Organization)
        if isinstance(referent, Organization) and referent.place and _GOVERNMENT.search(referent.name):
            referent = referent.place
        about = self.mentions.about
        if isinstance(referent, Place) and about and referent.level == "province" and referent in about.chain[1:]:
            if mention.text != referent.name:
                referent = about
        first = self._chain_start(mention.passage, mention, [m for m in self._all(mention.passage) if m.start <= mention.start])
        return Agent(referent, mention.text, certainty * mention.confidence, reason, mention.passage, first.start)


def _is_inside(mention: Mention, bodies: list[Mention]) -> bool:
    """Whether a name is part of a body's longer name (四平 in 国网四平供电公司)."""
    return any(b.start <= mention.start and mention.end <= b.end and b.end - b.start > mention.end - mention.start for b in bodies)


def _is_leading(words: str) -> bool:
    """Whether nothing but dates, adverbials and other hosts stand before a subject."""
    at = 0
    while at < len(words):
        piece = _LEADING.match(words, at)
        if piece is None or piece.end() == at:
            return False
        at = piece.end()
    return True

"""Facts -> entities: which names are one thing, and the IRI it keeps for ever.

An IRI is made of the entity's own key alone (name, official code, agent …), so adding pages never
renames what was there. What may not be the same stays apart: namesakes in two counties are two persons,
a post without an organisation belongs to its holder.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kg.model import (
    Article,
    Fact,
    Honour,
    Initiative,
    Organization,
    Page,
    Person,
    Place,
    Post,
    Quantity,
    Subject,
    Thing,
)
from kg.names.keys import normal, normal_label

BASE = "https://w3id.org/xianzhi/id/"

# RFC 3987, 2.2: what a path segment (ipchar) holds as it is, Chinese characters among it; private use, noncharacters
# and tags are not, nor are signs that turn the direction of writing (4.1).
_UCSCHAR = "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U000e1000-\U000efffd" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14)
)
_UNSAFE = re.compile(rf"[^A-Za-z0-9._~!$&'()*+,;=:@\-{_UCSCHAR}]|[\u200e\u200f\u202a-\u202e]")
_NATIONAL = re.compile(r"全国|中国|国家|中央|世界|国际|亚洲")


def is_iri(text: str) -> bool:
    """Whether a text begins with a scheme and holds nothing that an IRI must escape (RFC 3987, 2.2)."""
    rest = re.fullmatch(r"[A-Za-z][A-Za-z0-9+.\-]*:(.*)", re.sub(r"%[0-9A-Fa-f]{2}", "", text))
    return rest is not None and not _UNSAFE.search(re.sub(r"[/?\[\]]|#(?!.*#)", "", rest[1]))


@lru_cache(maxsize=1 << 14)
def segment(text: str) -> str:
    """Text as one IRI path segment; only what RFC 3987 forbids is percent-encoded."""
    return _UNSAFE.sub(lambda m: "".join(f"%{b:02X}" for b in m.group().encode("utf-8", "surrogatepass")), text) or "_"


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that stand for the parts in this order (SHA-256)."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _path(kind: str, *parts: str) -> str:
    return "/".join((kind, *(segment(p) for p in parts)))


@lru_cache(maxsize=1 << 14)
def place_id(place: Place) -> str:
    """``place/421024``; a village, which has no code, stands below its township or county."""
    names: list[str] = []
    for unit in place.chain:
        if unit.code:
            return "/".join((_path("place", unit.code), *reversed(names)))
        names.append(segment(unit.name))
    return "/".join(("place/_", *reversed(names)))


def _code(place: Place | None) -> str:
    return place.adcode if place else ""


def article_id(article: Article) -> str:
    """Identifier of an article: its page and where its body starts."""
    return _path("article", article.page.source, str(article.start))


def page_id(page: Page) -> str:
    """Identifier of a page: its source."""
    return _path("page", page.source)


def subject_id(thing: Subject, article: Article) -> str:
    """Identifier, below the base IRI, of whatever can be a fact's subject."""
    if isinstance(thing, Initiative):
        return initiative_id(thing)
    if isinstance(thing, Person):
        return _person_id(thing, article)
    return scope_id(thing)


def scope_id(thing: Place | Organization | Thing) -> str:
    """Identifier of what needs no article to be told from its namesakes."""
    if isinstance(thing, Place):
        return place_id(thing)
    kind = "organization" if isinstance(thing, Organization) else "thing"
    return _path(kind, _code(thing.place), normal(thing.name))


def _person_id(person: Person, article: Article) -> str:
    code = _code(person.place)
    home = (code,) if code else ("", article.page.source, str(article.start))
    return _path("person", *home, normal(person.name))


def year_of(date: str) -> str:
    """The year of an ISO date; "" where it has none (--08-02)."""
    return "" if date.startswith("--") else date[:4]


def initiative_id(initiative: Initiative) -> str:
    """Agent and label; events and documents of different years are different."""
    agent = initiative.agent
    code = agent.adcode if isinstance(agent, Place) else _code(agent.place)
    year = year_of(initiative.date) if initiative.type in ("event", "document") else ""
    parts = (code, normal(agent.name), normal_label(initiative.label)) + ((year,) if year else ())
    return _path("initiative", *parts)


def object_id(fact: Fact) -> str:
    """Identifier, below the base IRI, of a fact's object."""
    thing = fact.object
    if isinstance(thing, Initiative):
        return initiative_id(thing)
    if isinstance(thing, Post):
        return _post_id(thing, fact)
    if isinstance(thing, Honour):
        return _honour_id(thing, fact)
    subject = subject_id(fact.subject, fact.article)
    return _path("measure", digest(subject, normal(thing.what), thing.figure, thing.unit))


def statement_id(fact: Fact, ends: tuple[str, str]) -> str:
    """Identifier of what one passage states: the fact's ends, its kind, and where it stands."""
    where = fact.evidence
    return "statement/" + digest(*ends, fact.kind, article_id(fact.article), where.start, where.end)


def _post_id(post: Post, fact: Fact) -> str:
    scope = post.scope
    if scope is None:  # nobody can tell whether two such posts are one
        return f"{subject_id(fact.subject, fact.article)}/role/{segment(normal(post.title))}"
    if isinstance(scope, Place):
        return f"role/{place_id(scope).removeprefix('place/')}/{segment(normal(post.title))}"
    return _path("role", _code(scope.place), normal(scope.name), normal(post.title))


def _honour_id(honour: Honour, fact: Fact) -> str:
    where = ""
    if not _NATIONAL.search(honour.name):  # 全省先进单位 is another honour in another province
        where = _code(place_of(fact.subject))[:2]
    return _path("honour", where, year_of(honour.date), normal(honour.name))


def place_of(thing: Subject) -> Place | None:
    """Where a subject is."""
    if isinstance(thing, Place):
        return thing
    if isinstance(thing, Initiative):
        return place_of(thing.agent)
    return thing.place


@dataclass(slots=True)
class Entity:
    """One node of the graph: everything that was said under one identifier."""

    id: str
    thing: Subject | Post | Honour | Quantity
    names: Counter[str] = field(default_factory=Counter)
    _variants: dict[Subject | Post | Honour | Quantity, None] = field(default_factory=dict)

    @property
    def variants(self) -> list[Subject | Post | Honour | Quantity]:
        """What was said to be it, each once, the first first."""
        return list(self._variants)

    def count(self, thing: Subject | Post | Honour | Quantity, name: str) -> None:
        """Count one more use under a name."""
        self._variants[thing] = None
        self.names[name] += 1

    def add(self, things: Iterable[Subject | Post | Honour | Quantity], names: Mapping[str, int]) -> None:
        """Count uses that were counted elsewhere."""
        self._variants.update(dict.fromkeys(things))
        self.names.update(names)

    @property
    def label(self) -> str:
        """The commonest name; of equally common ones the shortest, then the first in code point order."""
        return min(self.names, key=lambda n: (-self.names[n], len(n), n))


@dataclass(slots=True)
class Entities:
    """All entities of a build, by identifier, and the identifiers of each fact's ends."""

    by_id: dict[str, Entity] = field(default_factory=dict)
    ends: dict[int, tuple[str, str]] = field(default_factory=dict)

    def add(self, key: str, thing: Subject | Post | Honour | Quantity, name: str) -> Entity:
        """Count one more use of an entity under a name."""
        entity = self.by_id.get(key)
        if entity is None:
            entity = self.by_id[key] = Entity(key, thing)
        entity.count(thing, name)
        return entity

    def sorted(self) -> list[Entity]:
        """The entities in the order of their identifiers."""
        return [self.by_id[k] for k in sorted(self.by_id)]


def name_of(thing: Subject | Post | Honour | Quantity) -> str:
    """The full name that an entity is labelled with."""
    if isinstance(thing, Initiative):
        return thing.label
    if isinstance(thing, Post):
        return (thing.scope.name if thing.scope else "") + thing.title
    if isinstance(thing, Quantity):
        return f"{thing.what} {thing.figure}{thing.unit}".strip()
    return thing.name


def merge(facts: Iterable[Fact], articles: Iterable[Article], about: dict[str, Place | None]) -> Entities:
    """Collect the entities of the facts, of what encloses them, and the places that articles are about.

    Args:
        facts: those that enter the graph.
        articles: all articles.
        about: article identifier -> place.
    """
    entities = Entities()
    for place in (about.get(article_id(a)) for a in articles):
        _add_place(entities, place)
    for fact in facts:
        _add_fact(entities, fact)
    return entities


def _add_fact(entities: Entities, fact: Fact) -> None:
    subject, target = subject_id(fact.subject, fact.article), object_id(fact)
    entities.ends[id(fact)] = (subject, target)
    _add_subject(entities, subject, fact.subject, fact.article)
    entities.add(target, fact.object, name_of(fact.object))
    if isinstance(fact.object, Post) and fact.object.scope is not None:
        scope = fact.object.scope
        _add_subject(entities, subject_id(scope, fact.article), scope, fact.article)


def _add_subject(entities: Entities, key: str, thing: Subject, article: Article) -> None:
    entities.add(key, thing, name_of(thing))
    if isinstance(thing, Initiative):
        _add_subject(entities, subject_id(thing.agent, article), thing.agent, article)
    else:
        _add_place(entities, place_of(thing))


def _add_place(entities: Entities, place: Place | None) -> None:
    for unit in place.chain if place else ():
        entities.add(place_id(unit), unit, unit.name)

"""One organisation under its full name: 荔波县环保局 where the article also prints 荔波县环境保护局."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Mention, Organization, Place

_MOST = 40
"""Bodies of one place that a short name is compared with."""
_FIRMS = ("公司", "集团", "合作社")
_FULL_END = {"联": "会", "协": "会"}
"""What a short name's last letter stands for in full: 残联, 残疾人联合会; 科协, 科学技术协会."""


def unified(found: list[Mention], known: Iterable[Organization] = ()) -> list[Mention]:
    """The mentions with every short name's organisation replaced by the one that the article names in full.

    Args:
        found: mentions of organisations.
        known: organisations found before.
    """
    bodies = dict.fromkeys([*known, *(m.referent for m in found if isinstance(m.referent, Organization))])
    full = _full_names(list(bodies))
    return [replace(m, referent=full[m.referent]) if m.referent in full else m for m in found]


def _full_names(bodies: list[Organization]) -> dict[object, Organization]:
    of_kind: defaultdict[tuple[Place | None, str], list[Organization]] = defaultdict(list)
    for body in bodies:
        of_kind[body.place, _kind(body)].append(body)
    full: dict[object, Organization] = {}
    for members in of_kind.values():
        for body in members:
            longer = [other for other in members[:_MOST] if is_short_for(body, other)]
            if longer and len({other.name for other in longer}) == 1:
                full[body] = longer[0]
    return full


def _kind(body: Organization) -> str:
    """What a short and a full name share: the first letter behind the place, or that it is a firm."""
    return "firm" if body.name.endswith(_FIRMS) else _own(body)[:1]


def _own(body: Organization) -> str:
    return body.name.removeprefix(body.place.name) if body.place else body.name


def is_short_for(short: Organization, full: Organization) -> bool:
    """Whether a name may be another one's short form: 发改局 of 发展和改革局, 玉泉公司 of 新疆玉泉有限责任公司."""
    one, other = _own(short), _own(full)
    if len(one) >= len(other) or len(one) < 2:
        return False
    if short.name.endswith(_FIRMS):
        end = next(e for e in _FIRMS if short.name.endswith(e))
        core = one.removesuffix(end)
        return other.endswith(end) and len(core) > 1 and core in other
    last = _FULL_END.get(one[-1], one[-1])
    parts = other.startswith(one) or other.count(one[-1]) > one.count(one[-1])
    return one[0] == other[0] and other[-1] == last and not parts and _stands_in(one[:-1], other[:-1])


def _stands_in(letters: str, name: str) -> bool:
    """Whether a name has all the letters in their order."""
    rest = iter(name)
    return all(letter in rest for letter in letters)

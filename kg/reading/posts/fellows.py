"""Who stands in one list with somebody, each behind a title of the own: 甲、乙校主任丙、丁公司主席戊任副主任."""

from __future__ import annotations

from kg.names.persons.likeness import Name, name_before
from kg.reading.posts.edges import crosses_unit, name_may_begin
from kg.reading.posts.posttitles import starts_by_end
from kg.reading.posts.scopes import Scopes
from kg.reading.posts.wordings import words_before

_SURE = 4.0
_MOST = 30


def fellows(scopes: Scopes, first: int) -> list[Name]:
    """The names of the list before the titled name that begins at ``first``, in text order; empty where none is."""
    text, found = scopes.passage.text, [Name(first, first, 0.0)]
    while len(found) <= _MOST:
        joint = _list_sign(scopes, found[-1].start)
        name = name_before(text, joint) if joint > 0 else None
        if not name or name.margin < _SURE or not name_may_begin(scopes, name.start):
            break
        if crosses_unit(scopes, name.start, name.end):
            break
        found.append(name)
    return found[:0:-1]


def _list_sign(scopes: Scopes, name: int) -> int:
    """Where the 、 stands before a name, or before its title with the organisation; -1 where there is none."""
    text = scopes.passage.text
    title = starts_by_end(scopes.passage).get(name)
    start = name if title is None else words_before(scopes, title)
    return start - 1 if start > 0 and text[start - 1] == "、" else -1

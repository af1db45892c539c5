"""What was read as plain values, and back: dataclasses of the model as JSON, a passage as its stretches."""

from __future__ import annotations

import json
from array import array
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

import numpy as np

from kg import model
from kg.model import Page, Passage, half_width

_CLASSES = {c.__name__: c for c in vars(model).values() if isinstance(c, type) and is_dataclass(c)}
_CLASS, _NUMBER = "is", "Decimal"


def text_of(thing: Any) -> str:
    """A dataclass of the model (a subject, an object) as JSON; what has its default is left out."""
    return json.dumps(_plain(thing), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1 << 12)
def thing_of(text: str) -> Any:
    """What :func:`text_of` was given."""
    return _thing(json.loads(text))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {_CLASS: _NUMBER, "text": str(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        given = ((f.name, getattr(value, f.name)) for f in fields(value))
        told = {name: _plain(one) for name, one in given if one != _default(type(value), name)}
        return {_CLASS: type(value).__name__, **told}
    return value


def _thing(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_thing(one) for one in value)
    if not isinstance(value, dict):
        return value
    name = value.pop(_CLASS)
    if name == _NUMBER:
        return Decimal(value["text"])
    return _CLASSES[name](**{key: _thing(one) for key, one in value.items()})


@cache
def _defaults(kind: type) -> dict[str, Any]:
    def of(one: Field[Any]) -> Any:
        return one.default if one.default_factory is MISSING else one.default_factory()

    return {one.name: of(one) for one in fields(kind)}


def _default(kind: type, name: str) -> Any:
    return _defaults(kind)[name]


def stretches_of(passage: Passage) -> list[int]:
    """A passage as offset, length, offset, length …; a length of 0 is a line break that joins two paragraphs."""
    offsets = np.asarray(passage.offsets, dtype=np.int64)
    if not len(offsets):
        return []
    joins = _joins(passage, offsets)
    cuts = np.flatnonzero((np.diff(offsets) != 1) | joins[1:] | joins[:-1]) + 1
    starts = np.concatenate(([0], cuts))
    lengths = np.diff(np.concatenate((starts, [len(offsets)])))
    lengths[joins[starts]] = 0
    return np.stack((offsets[starts], lengths), axis=1).ravel().tolist()


def _joins(passage: Passage, offsets: np.ndarray) -> np.ndarray:
    """Where a passage has a line break that stands for another sign of the page."""
    page = passage.page.text
    joins = np.zeros(len(offsets), dtype=bool)
    at = passage.text.find("\n")
    while at >= 0:
        joins[at] = page[offsets[at]] != "\n"
        at = passage.text.find("\n", at + 1)
    return joins


def passage_of(page: Page, stretches: list[int]) -> Passage:
    """The passage of which :func:`stretches_of` gave the stretches."""
    offsets, parts = array("i"), list[str]()
    for start, length in zip(stretches[::2], stretches[1::2], strict=True):
        offsets.extend(range(start, start + (length or 1)))
        parts.append(page.text[start : start + length] if length else "\n")
    return Passage(page, half_width("".join(parts)), offsets)

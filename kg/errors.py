"""Errors say what to do next: skip one item, or stop the run."""

from __future__ import annotations

_LONGEST = 200


class KgError(Exception):
    """Base of every error that a user sees; its text names the file and the way out."""


class SkipItem(KgError):
    """This page or article cannot be used; the others still can."""


class StopRun(KgError):
    """Nothing can be built: bad settings, a bad ontology, a mistake of ours that concerns everything."""


def in_one_line(error: BaseException) -> str:
    """The kind of an error and its words, 200 characters at most: ``ValueError: no such day``."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:_LONGEST] if words else type(error).__name__

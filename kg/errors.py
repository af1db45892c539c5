"""Errors say what to do next: skip one item, or stop the run."""

from __future__ import annotations


class KgError(Exception):
    """Base of every error that a user sees; its text names the file and the way out."""


class SkipItem(KgError):
    """This page or article cannot be used; the others still can."""


class StopRun(KgError):
    """Nothing can be built: bad settings, a bad ontology, an invalid graph."""

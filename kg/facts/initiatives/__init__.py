"""(place or organisation, carries out, initiative): what a text names and says somebody carries out."""

from kg.facts.initiatives.extractor import extract

__all__ = ["extract"]

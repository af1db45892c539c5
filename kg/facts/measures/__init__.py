"""(subject, has, measure): numbers with units, tied to what the clause says them of."""

from __future__ import annotations

from kg.facts.measures.extractor import extract as extract

needs = ("initiatives",)

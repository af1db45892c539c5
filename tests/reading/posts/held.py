"""The posts that a text states, as ``kg people`` shows them."""

from __future__ import annotations

from kg.model import Article
from kg.why import candidates
from kg.why.views import Holding, people

READ = 0.25
"""The least confidence of a post that was read: that of mere standings (新桥村村民), which the graph leaves out."""


def held(text: str, title: str = "") -> list[Holding]:
    """The posts with a holder, unsure ones included, in the order of the text."""
    return [one for one in people(candidates(Article.of_text(text, title=title))) if one.person]

"""Page -> Articles: cuts raw newspaper text as a reader would.

Lines become paragraphs (``lines``, ``wrapping``), each is running text, a short line or furniture by its
form (``kinds``, ``lists``), and one walk down the page groups them into articles (``assembly``), adding up
cues where one may start (``boundaries``) and following columns that break off (``columns``).
``headlines`` parts titles from kickers; ``reprints`` keeps one article of several printings.
"""

from __future__ import annotations

from kg.articles.layout import Layout, cut, lay_out
from kg.articles.reprints import without_reprints

__all__ = ["Layout", "cut", "lay_out", "without_reprints"]

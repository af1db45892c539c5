"""Finding initiatives: the undertakings that a text names and says somebody carries out."""

from __future__ import annotations

from kg.model import Article


def explain(text: str, title: str = "") -> list[dict[str, object]]:
    """What is found in a text, by which rule, the surest first; also what stays below the graph's threshold."""
    from kg.initiatives.finding import sightings
    from kg.initiatives.merging import mains, undertakings
    from kg.mentions import find_mentions

    article = Article.of_text(text, title=title)
    groups = undertakings(list(sightings(article, find_mentions(article))))
    main = mains(groups)
    rows = [{"label": g.best.label, "type": g.best.type, "agent": g.best.agent.referent.name, "main": g in main,
             "date": "", "confidence": round(g.confidence, 2), "rule": g.best.frame.rule,
             "aliases": g.labels[1:]} for g in groups]
    return sorted(rows, key=lambda r: -float(str(r["confidence"])))

"""Finding initiatives: the undertakings that a text names and says somebody carries out."""

from __future__ import annotations

from kg.model import Article


def explain(text: str, title: str = "", date: str = "") -> list[dict[str, object]]:
    """What is found in a text, by which rule, the surest first; also what stays below the graph's threshold."""
    from kg.facts.initiatives.choosing import chosen
    from kg.facts.initiatives.finding import sightings
    from kg.facts.initiatives.merging import affirmed, initiative_of, mains
    from kg.reading import read

    article = Article.of_text(text, title=title, date=date)
    groups = affirmed(chosen(sightings(read(article))))
    main = mains(groups)
    rows = []
    for group in groups:
        found = initiative_of(group, article, main=group in main)
        rows.append(
            {
                "label": found.label,
                "type": found.type,
                "agent": found.agent.name,
                "main": found.main,
                "date": found.date,
                "confidence": round(group.confidence, 2),
                "rule": group.best.frame.rule,
                "aliases": list(found.aliases),
            }
        )
    return sorted(rows, key=lambda r: -float(str(r["confidence"])))

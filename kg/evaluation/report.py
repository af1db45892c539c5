"""Gold pages against a built graph; the rules are those of ``tests/gold/README.md`` and ``tests/gold/score.py``.

Facts are compared article by article: a predicted fact belongs to the gold article whose extent holds its
evidence. Within an article facts with the same key count once, and gold and predicted facts are paired one
to one, the best score first. A gold fact marked ``optional`` counts neither as a miss nor as a false find.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from kg.errors import StopRun
from kg.evaluation.gold import GoldPage, load_gold
from kg.evaluation.predicted import load_graph
from kg.evaluation.similarity import METRICS, Score, dedupe, key_of, pair, same_article

Fact = dict[str, Any]
Measure = tuple[str, str, Score]
"""A metric, the kind of facts that it counts, and how well two of them agree."""


@dataclass(slots=True)
class Report:
    """The figures, and what was missed or found in error, by metric."""

    totals: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    ratios: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: dict[str, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    false_finds: dict[str, list[tuple]] = field(default_factory=lambda: defaultdict(list))

    def as_dict(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F1 by metric, and the three ratios, each rounded to four places."""
        figures = {m: _prf(*self.totals[m]) for m in ("article", *(m for m, _, _ in METRICS))}
        for name in ("main initiative recall", "initiative type accuracy", "article place accuracy"):
            ok, of = self.ratios[name]
            figures[name] = {"r": round(ok / of, 4) if of else 0.0, "tp": ok, "gold": of}
        return figures

    def to_json(self) -> str:
        """The figures as JSON."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=1)

    def table(self) -> str:
        """The figures, a line each."""
        return "\n".join(_line(name, v) for name, v in self.as_dict().items())

    def errors(self, most: int) -> str:
        """At most so many misses and false finds of each metric, a line each."""
        lines = []
        for metric in dict.fromkeys([*self.misses, *self.false_finds]):
            for title, rows in (("missed 漏", self.misses[metric]), ("false 误", self.false_finds[metric])):
                lines += [
                    f"  {metric} {title}: {json.dumps(r, ensure_ascii=False, default=str)[:260]}" for r in rows[:most]
                ]
        return "\n".join(lines)


def _line(name: str, v: dict[str, float]) -> str:
    if "f1" in v:
        counts = f"({v['tp']} of {v['pred']} found, {v['gold']} gold)"
        return f"{name:26s} P {v['p']:.3f}  R {v['r']:.3f}  F1 {v['f1']:.3f}   {counts}"
    return f"{name:26s} {v['r']:.3f}   ({v['tp']} of {v['gold']})"


def _prf(tp: int, predicted: int, gold: int) -> dict[str, float]:
    p = tp / predicted if predicted else 0.0
    r = tp / gold if gold else 0.0
    return {
        "p": round(p, 4),
        "r": round(r, 4),
        "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0,
        "tp": tp,
        "pred": predicted,
        "gold": gold,
    }


def evaluate(gold: Path, pages: Path | None, graph: Path) -> Report:
    """Score a graph file.

    Args:
        gold: folder of gold files (``*.json``).
        pages: folder of the page files that they name; by default ``gold/pages`` or ``seeds`` beside it.
        graph: Turtle, N-Triples, N-Quads or TriG.

    Raises:
        StopRun: no gold file, or a page file is missing.
    """
    if not gold.is_dir():
        raise StopRun(f"{gold}: no such folder of gold files")
    golden = load_gold(gold, pages or _pages_of(gold))
    predicted = load_graph(graph, list(golden))
    report = Report()
    for name, page in golden.items():
        _articles(report, page, predicted[name])
        _places(report, name, page, predicted[name])
        for measure in METRICS:
            _facts(report, name, measure, page, predicted[name])
    return report


def _pages_of(gold: Path) -> Path:
    for candidate in (gold / "pages", gold, gold.parent / "pages", gold.parent.parent / "seeds", Path("seeds")):
        if candidate.is_dir() and any(candidate.glob("*.txt")):
            return candidate
    raise StopRun(f"{gold}: where are the page files? say --pages FOLDER")


def _articles(report: Report, page: GoldPage, predicted: dict[str, Any]) -> None:
    ok, used = 0, set[int]()
    for (_, hi), article in zip(page.extents, page.articles):
        start = page.text.find(article["first"])
        best = same_article(start, hi, predicted["articles"], used)
        if best is not None and article_title_fits(predicted["articles"][best], article):
            ok += 1
            used.add(best)
    for i, n in enumerate((ok, len(predicted["articles"]), len(page.articles))):
        report.totals["article"][i] += n


def article_title_fits(predicted: Fact, gold: Fact) -> bool:
    """Titles agree (bigram Dice at least 0.85); an article printed without a headline may have any."""
    from kg.evaluation.similarity import dice, norm

    return not gold["title"] or dice(norm(predicted["title"]), norm(gold["title"])) >= 0.85


def _places(report: Report, name: str, page: GoldPage, predicted: dict[str, Any]) -> None:
    for article in page.articles:
        if not article.get("place"):
            continue
        at = page.text.find(article["first"]) + 5
        here = [p for p in predicted["articles"] if p["start"] <= at < p["end"]]
        found = here[0]["place"] if here else None
        ok = found is not None and found["adcode"] == article["place"]["adcode"]
        report.ratios["article place accuracy"][0] += ok
        report.ratios["article place accuracy"][1] += 1
        if not ok:
            report.misses["place"].append((name, article["title"][:24], article["place"], found))


def _facts(report: Report, name: str, measure: Measure, page: GoldPage, predicted: dict[str, Any]) -> None:
    """One metric on one page, article by article."""
    metric, kind, _ = measure
    golden, found = _cells(page, page.facts[kind]), _cells(page, predicted["facts"][kind])
    for cell in sorted(set(golden) | set(found)):
        key = partial(key_of, metric, kind)
        g = sorted(dedupe(golden[cell], key), key=lambda f: bool(f.get("optional")))
        _tally(report, name, measure, dedupe(found[cell], key), g)


def _cells(page: GoldPage, facts: list[Fact]) -> dict[int, list[Fact]]:
    cells: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        inside = (i for i, (lo, hi) in enumerate(page.extents) if lo <= fact["at"] < hi)
        cells[next(inside, -1)].append(fact)
    return cells


def _tally(report: Report, name: str, measure: Measure, found: list[Fact], gold: list[Fact]) -> None:
    metric, _, score = measure
    pairs = pair(found, gold, score)
    spare = sum(bool(gold[j].get("optional")) for _, j in pairs)
    total = report.totals[metric]
    total[0] += len(pairs) - spare
    total[1] += len(found) - spare
    total[2] += sum(not f.get("optional") for f in gold)
    hit = {j for _, j in pairs} | {j for j, f in enumerate(gold) if f.get("optional")}
    report.misses[metric] += [(name, x) for j, x in enumerate(gold) if j not in hit]
    right = {i for i, _ in pairs}
    report.false_finds[metric] += [(name, x) for i, x in enumerate(found) if i not in right]
    if metric == "initiative":
        _main_and_type(report, pairs, found, gold, hit)


def _main_and_type(
    report: Report, pairs: list[tuple[int, int]], found: list[Fact], gold: list[Fact], hit: set[int]
) -> None:
    for j, fact in enumerate(gold):
        if fact.get("main") and not fact.get("optional"):
            report.ratios["main initiative recall"][0] += j in hit
            report.ratios["main initiative recall"][1] += 1
    for i, j in pairs:
        right = found[i].get("type") in (gold[j].get("type"), gold[j].get("also_type"))
        report.ratios["initiative type accuracy"][0] += right
        report.ratios["initiative type accuracy"][1] += 1

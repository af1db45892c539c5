"""Gold pages against a built graph; the rules are those of ``tests/gold/README.md`` and ``tests/gold/score.py``.

Facts are compared article by article: a predicted fact belongs to the gold article whose extent holds its
evidence. Within an article facts with the same key count once, and gold and predicted facts are paired one
to one, the best score first. A gold fact marked ``optional`` counts neither as a miss nor as a false find.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from kg.errors import StopRun
from kg.evaluation.gold import GoldPage, load_gold
from kg.evaluation.predicted import predicted
from kg.evaluation.reliability import Judged, calibration_error, reliability
from kg.evaluation.similarity import METRICS, Score, dedupe, dice, key_of, norm, norm_label, pair, same_article
from kg.store import load_store

Fact = dict[str, Any]
STRICT = ("initiative+agent", "role+scope", "honour", "measure+subject")
"""The metrics by which a whole fact (subject, predicate, object) is right, one a kind: a confidence speaks of these."""
Measure = tuple[str, str, Score]
"""A metric, the kind of facts that it counts, and how well two of them agree."""


@dataclass(slots=True)
class Report:
    """The figures, and what was missed or found in error, by metric."""

    totals: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    ratios: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: dict[str, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    false_finds: dict[str, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    judged: dict[str, list[Judged]] = field(default_factory=lambda: defaultdict(list))
    """By metric the confidence of each found fact and whether it is right."""

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
        """The figures, a line each, and how honest the confidences are."""
        return "\n".join([*(_line(name, v) for name, v in self.as_dict().items()), *self._reliability()])

    def _reliability(self) -> Iterator[str]:
        every = [one for metric in STRICT for one in self.judged[metric]]
        if not every:
            return
        each = ", ".join(f"{m} {calibration_error(self.judged[m]):.3f}" for m in STRICT if self.judged[m])
        yield f"expected calibration error {calibration_error(every):.3f}   ({each})"
        for low, facts, said, right in reliability(every):
            yield f"  confidence 置信度 {low:.1f}-: {facts:5d} facts  mean {said:.2f}  right {right:.2f}"

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
    return compare(load_gold(gold, pages or _pages_of(gold)), load_store(graph))


def compare(golden: Mapping[str, GoldPage], store: Store) -> Report:
    """Score the graph in a store against pages of gold, by the names of their files."""
    return compare_found(golden, predicted(store, list(golden)))


def compare_found(golden: Mapping[str, GoldPage], found: Mapping[str, dict[str, Any]]) -> Report:
    """Score what was found in each page: its ``articles``, and its ``facts`` by kind, as :func:`predicted` gives it."""
    report = Report()
    for name, page in golden.items():
        _articles(report, page, found[name])
        _places(report, name, page, found[name])
        for measure in METRICS:
            _facts(report, name, measure, page, found[name])
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
    further = _further_hosts(found, {i for i, _ in pairs}) if metric == "initiative+agent" else set()
    total = report.totals[metric]
    total[0] += len(pairs) - spare
    total[1] += len(found) - spare - len(further)
    total[2] += sum(not f.get("optional") for f in gold)
    hit = {j for _, j in pairs} | {j for j, f in enumerate(gold) if f.get("optional")}
    report.misses[metric] += [(name, x) for j, x in enumerate(gold) if j not in hit]
    right = {i for i, _ in pairs} | further
    report.false_finds[metric] += [(name, x) for i, x in enumerate(found) if i not in right]
    report.judged[metric] += [
        (float(x.get("confidence", 1)), i in right) for i, x in enumerate(found) if i not in further
    ]
    if metric == "initiative":
        _main_and_type(report, pairs, found, gold, hit)


def _further_hosts(found: list[Fact], right: set[int]) -> set[int]:
    """Facts of further hosts of an initiative that was found: up to two of each, which are not counted."""
    labels = {norm_label(found[i]["label"]) for i in right}
    further: defaultdict[str, list[int]] = defaultdict(list)
    for i, fact in enumerate(found):
        label = norm_label(fact["label"])
        if i not in right and label in labels:
            further[label].append(i)
    return {i for each in further.values() for i in each[:2]}


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

"""When a predicted fact and a gold fact agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

Fact = dict[str, Any]
Score = Callable[[Fact, Fact], float]

_PUNCTUATION = re.compile(r"[\s“”\"'‘’《》〈〉()（）、,，.。:：;；!！?？·\-—–~]+")
_GOVERNMENT = re.compile(r"(?:人民)?政府$")


def norm(text: str | None) -> str:
    """Text without white space and punctuation."""
    return _PUNCTUATION.sub("", text or "")


def norm_label(text: str | None) -> str:
    """An initiative's label without a trailing 工作 or 活动."""
    label = norm(text)
    for tail in ("建设工作", "工作", "活动"):
        if label.endswith(tail) and len(label) - len(tail) >= 4:
            label = label[: -len(tail)]
    return label


def dice(a: str, b: str) -> float:
    """Dice coefficient of the two texts' bigrams, 0 to 1."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    x, y = (Counter(s[i : i + 2] for i in range(len(s) - 1)) for s in (a, b))
    n = x.total() + y.total()
    return 2 * (x & y).total() / n if n else 0.0


def label_similarity(predicted: str, gold: list[str]) -> float:
    """The best of the gold wordings: bigram Dice, at least the length ratio where one holds the other."""
    p, best = norm_label(predicted), 0.0
    for g in map(norm_label, gold):
        score = dice(p, g)
        if p and g and (p in g or g in p):
            score = max(score, min(len(p), len(g)) / max(len(p), len(g)))
        best = max(best, score)
    return best


def _same_name(a: str, b: str) -> bool:
    return a == b or a.endswith(b) or b.endswith(a) or dice(a, b) >= 0.6


def _same_agent(predicted: Fact, gold: Fact | None) -> bool:
    if not gold:
        return False
    if not gold.get("adcode"):
        return norm(predicted.get("name")) == norm(gold.get("name"))
    return predicted.get("adcode") == gold["adcode"] and _same_name(norm(predicted.get("name")), norm(gold.get("name")))


def initiative(p: Fact, g: Fact) -> float:
    """The label alone."""
    score = label_similarity(p["label"], [g["label"], *g.get("aliases", [])])
    return score if score >= 0.6 else 0


def initiative_and_agent(p: Fact, g: Fact) -> float:
    """The label, and who carries it out."""
    agent = p.get("agent") or {}
    same = _same_agent(agent, g.get("agent")) or _same_agent(agent, g.get("also_agent"))
    return initiative(p, g) if same else 0


def role(p: Fact, g: Fact) -> float:
    """Person and title."""
    if norm(p["person"]) != norm(g["person"]):
        return 0
    a, b = norm(p["role"]), norm(g["role"])
    return 1 if a == b else (0.5 if a and b and (a.endswith(b) or b.endswith(a)) else 0)


def _norm_scope(text: str | None) -> str:
    """A place and its government are one scope; 房县县委 is 房县委."""
    return _GOVERNMENT.sub("", norm(text)).replace("县县", "县")


def role_and_scope(p: Fact, g: Fact) -> float:
    """Person, title, and the organisation with its place."""
    if not role(p, g):
        return 0
    ours, theirs = _norm_scope(p.get("scope")), _norm_scope(g.get("scope"))
    if not theirs:
        return 0.5 if ours else 1
    code, right = (p.get("place") or {}).get("adcode"), (g.get("place") or {}).get("adcode")
    a, b = ours + norm(p["role"]), theirs + norm(g["role"])
    return 1 if (dice(a, b) >= 0.6 or a.endswith(b) or b.endswith(a)) and (not right or right == code) else 0


def honour(p: Fact, g: Fact) -> float:
    """Recipient and honour."""
    if not _same_name(norm(p["recipient"]), norm(g["recipient"])):
        return 0
    score = label_similarity(p["honour"], [g["honour"], *g.get("also_honour", [])])
    return score if score >= 0.5 else 0


def measure(p: Fact, g: Fact) -> float:
    """Value and unit; the subject only raises the score."""
    if p.get("value") is None or g.get("value") is None or abs(float(p["value"]) - float(g["value"])) > 1e-9:
        return 0
    a, b = norm(p["unit"]), norm(g["unit"])
    if not (a == b or a.endswith(b) or b.endswith(a)):
        return 0
    return 0.5 + 0.5 * max(dice(norm(p["subject"]), norm(g["subject"])), 0)


def measure_and_subject(p: Fact, g: Fact) -> float:
    """Value, unit, and what or whom it is said of."""
    same = label_similarity(p["subject"], [g["subject"], *g.get("also_subject", [])]) >= 0.6
    return 1 if measure(p, g) and same else 0


def measure_and_what(p: Fact, g: Fact) -> float:
    """Value, unit, and what is counted."""
    if not measure(p, g):
        return 0
    a, b = norm(p["what"]), norm(g["what"])
    inside = len(a) > 1 and a in b
    around = len(b) > 1 and b in a and len(a) <= 2 * len(b)
    return 1 if dice(a, b) >= 0.5 or inside or around else 0


METRICS: list[tuple[str, str, Score]] = [
    ("initiative", "initiatives", initiative),
    ("initiative+agent", "initiatives", initiative_and_agent),
    ("role", "roles", role),
    ("role+scope", "roles", role_and_scope),
    ("honour", "honours", honour),
    ("measure", "measures", measure),
    ("measure+subject", "measures", measure_and_subject),
    ("measure+what", "measures", measure_and_what),
]


def key_of(metric: str, kind: str, f: Fact) -> tuple:
    """Facts of an article with the same key count once."""
    if metric == "initiative":
        return (norm_label(f["label"]),)
    if metric == "role":
        return norm(f["person"]), norm(f["role"])
    return {
        "initiatives": lambda: (norm_label(f["label"]), norm((f.get("agent") or {}).get("name"))),
        "roles": lambda: (norm(f["person"]), norm(f["role"]), norm(f.get("scope"))),
        "honours": lambda: (norm(f["recipient"]), norm(f["honour"])),
        "measures": lambda: (norm(f.get("subject")), f.get("value"), norm(f.get("unit")), norm(f.get("what"))),
    }[kind]()


def dedupe(facts: list[Fact], key: Callable[[Fact], tuple]) -> list[Fact]:
    """The first fact of each key, as sure as the surest of that key."""
    first: dict[tuple, Fact] = {}
    for fact in facts:
        known = first.setdefault(key(fact), fact)
        if fact.get("confidence", 0) > known.get("confidence", 0):
            first[key(fact)] = {**known, "confidence": fact["confidence"]}
    return list(first.values())


def pair(predicted: list[Fact], gold: list[Fact], score: Score) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, best score first, required gold before optional; score 0 never pairs."""
    candidates = sorted(
        ((score(p, g), i, j) for i, p in enumerate(predicted) for j, g in enumerate(gold)),
        key=lambda t: (-t[0], bool(gold[t[2]].get("optional")), t[1], t[2]),
    )
    left, right, pairs = set[int](), set[int](), []
    for value, i, j in candidates:
        if value <= 0:
            break
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def same_article(start: int, end: int, articles: list[Fact], used: set[int]) -> int | None:
    """The unused predicted article whose extent agrees best (intersection over union at least 0.85)."""
    best: tuple[float, int] | None = None
    for i, article in enumerate(articles):
        inside = max(0, min(end, article["end"]) - max(start, article["start"]))
        union = max(end, article["end"]) - min(start, article["start"])
        share = inside / union if union > 0 else 0
        if i not in used and share >= 0.85 and (best is None or share > best[0]):
            best = share, i
    return best[1] if best else None

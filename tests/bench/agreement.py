"""How far two annotators of the test split agree: the bar that a program can hope for.

python tests/bench/agreement.py [CORPUS]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from kg.evaluation.annotated import Annotated, load, second_annotations, splits
from kg.evaluation.goldpages import compare_found


def main() -> None:
    """Print the figures of the second annotator against the first."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "corpus"
    first = [load(corpus / "articles" / name) for name, split in splits(corpus).items() if split == "test"]
    both = [(one, other) for one in first if (other := second_annotations(corpus, one))]
    print(f"{len(both)} articles")
    report = compare_found({one.name: one.gold for one, _ in both}, {one.name: _found(other) for one, other in both})
    print(report.table().partition("expected calibration")[0].rstrip())


def _found(article: Annotated) -> dict[str, Any]:
    page = article.gold
    ((start, end),) = page.extents
    return {"articles": [{**article.article, "start": start, "end": end}], "facts": page.facts}


if __name__ == "__main__":
    main()

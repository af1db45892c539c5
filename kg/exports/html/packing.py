"""Data inside the page: JSON, packed, in script elements that no browser runs."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator, Sequence
from typing import Any

FACTS = 4000
"""Facts whose sentences stand in one block."""
ARTICLES = 200
"""Articles whose texts stand in one block."""


def element(name: str, value: Any) -> str:
    """One block; base64 has no sign that could end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    packed = base64.b64encode(gzip.compress(text, 9, mtime=0)).decode()
    return f'<script type="text/plain" id="block-{name}">{packed}</script>\n'


def parts(values: Sequence[Any], size: int) -> Iterator[tuple[int, Sequence[Any]]]:
    """The values in numbered parts; at least one, though it be empty."""
    for number, start in enumerate(range(0, max(len(values), 1), size)):
        yield number, values[start : start + size]

"""The outlines of China's provinces, from the npm package echarts 4.9.0 (Apache License 2.0; ``china/NOTICE``)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

SOURCE = "Apache ECharts 4.9.0, map/json/china.json (Apache License 2.0)"
_FILE = Path(__file__).parent / "china" / "china.json"
_FINE = 100
"""Steps a degree."""


@cache
def provinces() -> list[list[Any]]:
    """``[code, name, rings]`` of each province; a ring is a flat list of longitudes and latitudes in 1/100 degree."""
    features = json.loads(_FILE.read_text(encoding="utf-8"))["features"]
    return sorted([f["id"], f["properties"]["name"], _rings(f["geometry"])] for f in features)


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    parts, starts = geometry["coordinates"], geometry["encodeOffsets"]
    if geometry["type"] == "Polygon":
        parts, starts = [parts], [starts]
    rings = [_ring(text, start) for part, begin in zip(parts, starts) for text, start in zip(part, begin)]
    return [ring for ring in rings if len(ring) >= 8]


def _ring(text: str, start: list[int]) -> list[int]:
    """ECharts writes the steps between points as characters (zigzag, 1/1024 degree)."""
    steps = [ord(c) - 64 for c in text]
    signed = [(s >> 1) ^ -(s & 1) for s in steps]
    (x, y), flat = start, list[int]()
    for dx, dy in zip(signed[::2], signed[1::2]):
        x, y = x + dx, y + dy
        point = [round(x * _FINE / 1024), round(y * _FINE / 1024)]
        if flat[-2:] != point:
            flat += point
    return flat

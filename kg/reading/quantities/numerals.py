"""Numbers in Arabic and Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

DIGITS = 18
"""Digits that every reader of an xsd:decimal must keep (XML Schema Part 2, 3.2.3)."""
SPELT = "一二两三四五六七八九十百千"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}


def spelt(numeral: str) -> int | None:
    """三百二十 → 320, 十五 → 15, 百 → 100; None for what names no number: 三五, 二三十, 百十."""
    total, digit, power = 0, None, 10**4
    for sign in numeral:
        if sign in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[sign]
            continue
        if _POWERS[sign] >= power or (digit is None and total):
            return None
        power = _POWERS[sign]
        total += (1 if digit is None else digit) * power
        digit = None
    return total + (digit or 0)


def decimal(numeral: str) -> Decimal | None:
    """The value of a printed number: 1,200 → 1200, 5·3 → 5.3 (newspapers of the 1990s), 三百 → 300; 1 for none (近万).

    None for a number that counts nothing: 三五, or one of more than ``DIGITS`` digits, the number of an account.
    """
    if not numeral:
        return Decimal(1)
    if numeral[0].isdigit():
        return Decimal(numeral.replace(",", "").replace("·", ".")) if sum(map(str.isdigit, numeral)) <= DIGITS else None
    value = spelt(numeral)
    return None if value is None else Decimal(value)


def fits(value: Decimal) -> bool:
    """Whether a value has no more than ``DIGITS`` digits before its point, and behind it."""
    return value < 10**DIGITS and -int(value.as_tuple().exponent) <= DIGITS


def scale(signs: str) -> int:
    """The factor of 万, 千万, 万亿 …: 10000, 10000000, 1000000000000."""
    return 10 ** sum(_SCALES[s] for s in signs)

"""Text and names that every file, terminal and graph can hold."""

from __future__ import annotations

import re

_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17)
)
_NEVER_IN_TEXT = re.compile("[\0\ud800-\udfff]")
# U+FFFD too, so that no two names become one.
_NEVER_IN_NAME = re.compile(f"[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd{_NONCHARACTERS}]")


def savable_text(text: str) -> str:
    """The text with U+FFFD, one for one, so that offsets stay, for what no file can hold.

    That is half a surrogate pair and NUL. The 66 noncharacters (https://www.unicode.org/faq/private_use.html) stay, so
    that quotes are what the file has.
    """
    return _NEVER_IN_TEXT.sub("\ufffd", text)


def savable_name(name: str) -> str:
    """The name with ``�{DCFF}`` for a sign that cannot be printed on a line or saved; different names stay different.

    The bytes of a name that are no UTF-8 are such signs, as Python reads them (PEP 383): 0xFF is U+DCFF.
    """
    return _NEVER_IN_NAME.sub(lambda match: f"\ufffd{{{ord(match[0]):04X}}}", name)


def one_line(said: str) -> str:
    """A message of a library or a reason as one line that can be printed."""
    return _NEVER_IN_TEXT.sub("\ufffd", " ".join(said.split()))


def in_order(source: str) -> list[tuple[int, str]]:
    """A key to sort sources by, numbers by their size: ``2.txt`` before ``10.txt``."""
    return [(len(part.lstrip("0")) if i % 2 else 0, part) for i, part in enumerate(re.split(r"(\d+)", source))]

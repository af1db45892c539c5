"""What is left out and why: an input that cannot be used, a page or article at which the program itself fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kg.errors import SkipItem, StopRun, in_one_line
from kg.passages import file_name, without_surrogates

REPORT = "our mistake, please report this line with the page 程序错误,请附版面反馈; kg --debug shows where"
_log = logging.getLogger("kg")


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, page or article that was left out, and why; ``article`` is a title, "" for a whole page or file."""

    source: str
    reason: str
    article: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", file_name(self.source))
        object.__setattr__(self, "reason", without_surrogates(self.reason))

    def __str__(self) -> str:
        return f"{self.source}: " + (f"“{self.article}”: " if self.article else "") + self.reason


@dataclass(slots=True)
class Skips:
    """Everything left out so far."""

    found: list[Skipped] = field(default_factory=list)

    def add(self, source: str, reason: str) -> None:
        """Note an input that cannot be used."""
        self.found.append(Skipped(source, reason))

    @contextmanager
    def sparing(self, source: str, article: str = "") -> Iterator[None]:
        """Leave a page or article out when what is done with it fails; the others go on.

        Raises:
            StopRun: what is done raised it.
        """
        try:
            yield
        except StopRun:
            raise
        except SkipItem as error:
            self.found.append(Skipped(source, str(error), article))
        except Exception as error:
            skipped = Skipped(source, f"{in_one_line(error)} ({REPORT})", article)
            _log.debug("%s", skipped, exc_info=True)
            self.found.append(skipped)

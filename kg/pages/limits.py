"""What one file, page or record may cost. Beyond a limit it is skipped with the reason; none is cut, so that no text
is read by half without a word.

A size of text is that of its UTF-8 bytes, whatever encoding the file is in: 5 MB are about 1,750,000 Chinese signs.
"""

from __future__ import annotations

from typing import IO

from kg.errors import SkipItem

MEGABYTE = 2**20
LARGEST_FILE = 1024 * MEGABYTE
"""Bytes of a file on disk that is read whole (all but archives)."""
LARGEST_PAGE = 5 * MEGABYTE
"""Bytes (UTF-8) of a page: of its text, or of its markup where it is HTML."""
LARGEST_RECORD = 5 * MEGABYTE
"""Bytes (UTF-8) of a line of JSONL or of the cells of a record of a table."""
DEEPEST_RECORD = 500
"""Objects and lists inside each other in a record."""
MOST_ATTRIBUTES = 1_000
"""Attributes of an HTML element; the parser needs time that grows with their square."""
DEEPEST_MARKUP = 2_000
"""HTML elements inside each other; at 2,048 the parser leaves out what follows."""
LONGEST_PLAIN = 500_000
DEEPEST_PLAIN = 100
"""Characters, and elements inside each other, of HTML that trafilatura is asked about; beyond, we are on our own."""
LARGEST_MEMBER = 256 * MEGABYTE
"""Bytes of a member of an archive, unpacked."""
LARGEST_TOTAL = 4096 * MEGABYTE
"""Bytes of all members of an archive together, unpacked."""
HIGHEST_RATIO = 200
"""Text seldom shrinks to less than a twentieth; what is small may, so the ratio counts from the next two on."""
SMALL_MEMBER = MEGABYTE
SMALL_TOTAL = 64 * MEGABYTE
MOST_OPERATIONS = 1_000_000
"""Operations that a PDF may print with, and one more for each of its bytes; a newspaper page has some 50,000."""
CHUNK = MEGABYTE


def check_page(text: str, *, advice: str = "split it into a file a page") -> None:
    """Refuse a page that is too large.

    Raises:
        SkipItem: the message has its size and the limit.
    """
    _check(text, LARGEST_PAGE, "page", advice)


def check_record(*texts: str) -> None:
    """Refuse a record whose line or cells are too large; raises as :func:`check_page`."""
    _check("".join(texts), LARGEST_RECORD, "record", "split it")


def _check(text: str, limit: int, what: str, advice: str) -> None:
    if len(text) * 4 <= limit:  # no sign has more bytes
        return
    size = len(text.encode(errors="surrogatepass"))
    if size > limit:
        raise SkipItem(too_large(f"a {what} of {size / MEGABYTE:.1f} MB (UTF-8)", limit, advice))


def too_large(what: str, limit: int, advice: str) -> str:
    """The reason why something is skipped for its size; ``limit`` in bytes."""
    return f"{what}, over {limit // MEGABYTE} MB 过大: {advice}"


def read_all(stream: IO[bytes]) -> bytes:
    """The bytes of a file that may grow while it is read.

    Raises:
        SkipItem: there are more than ``LARGEST_FILE``.
    """
    chunks, left = list[bytes](), LARGEST_FILE
    while chunk := stream.read(CHUNK):
        chunks.append(chunk)
        left -= len(chunk)
        if left < 0:
            raise SkipItem(too_large("a large file", LARGEST_FILE, "split it"))
    return b"".join(chunks)

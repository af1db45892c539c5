"""Whatever the bytes, a reader gives pages or says why not."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import pages
from kg.errors import SkipItem


class Bytes:
    """A file in memory, as readers ask for it."""

    def __init__(self, data: bytes, suffix: str) -> None:
        self.data, self.suffix = data, suffix

    def read_bytes(self) -> bytes:
        return self.data


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("甲.txt", "修路。" * 20)
        made.writestr("b.csv", "text\n修桥。\n")
    return out.getvalue()


_PDF = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length 32>> stream
BT /F 9 Tf 1 1 Td (road) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R/Size 6>>
startxref
0
%%EOF"""
SOUND = {
    ".txt": "修路。".encode(),
    ".csv": '标题,正文\n甲,"修路。"\n'.encode(),
    ".jsonl": '{"正文": ["修路。"], "日期": 1}\n'.encode(),
    ".html": '<meta charset="gbk"><body><p>修<a href="x">路</a>,修桥。<br>通车。</body>'.encode("gbk"),
    ".zip": _zip(),
    ".pdf": _PDF,
}


@st.composite
def damaged(draw: st.DrawFn, sound: bytes) -> bytes:
    """A sound file with a stretch replaced, put in or cut out."""
    start = draw(st.integers(0, len(sound)))
    end = draw(st.integers(start, min(len(sound), start + 8)))
    return sound[:start] + draw(st.binary(max_size=12)) + sound[end:]


def test_every_reader_has_a_sound_file_here():
    assert {r.__name__ for r in pages.readers().values()} == {pages.readers()[s].__name__ for s in SOUND}


@pytest.mark.parametrize("suffix", SOUND)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_readers_raise_nothing_but_skip_item(suffix, data):
    content = data.draw(st.binary(max_size=200) | damaged(SOUND[suffix]))
    try:
        found = list(pages.pages_of(Bytes(content, suffix), f"a{suffix}", on_skip=_is_one_line, columns={}))
    except SkipItem:
        pytest.fail("pages_of reports, it does not raise")
    assert all(isinstance(p.text, str) and p.text.encode() and p.source for p in found)


def _is_one_line(source: str, reason: str) -> None:
    assert source and reason and len(reason.splitlines()) == 1
    assert any(sign > "\u2e80" for sign in reason), f"not in both languages: {reason}"


@pytest.mark.parametrize("suffix", SOUND)
def test_sound_file_is_read(suffix):
    assert list(pages.pages_of(Bytes(SOUND[suffix], suffix), "a", on_skip=lambda *_: None, columns={}))

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject as Array
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject


def pdf(*pages: str, password: str = "") -> bytes:
    """A PDF whose pages print the given lines in a font that is not embedded; "" is a page without text layer."""
    writer = PdfWriter()
    for text in pages:
        page = writer.add_blank_page(600, 800)
        if text:
            page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): _fonts()})
            page[NameObject("/Contents")] = writer._add_object(_content(text))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _content(text: str) -> DecodedStreamObject:
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td\n" for line in text.split("\n"))
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 50 700 Td\n{shown}ET".encode())
    return stream


def _fonts() -> DictionaryObject:
    name = NameObject
    inner = {
        "/Type": name("/Font"),
        "/Subtype": name("/CIDFontType0"),
        "/BaseFont": name("/STSong"),
        "/DW": NumberObject(1000),
    }
    outer = {"/Type": name("/Font"), "/Subtype": name("/Type0"), "/BaseFont": name("/STSong")}
    font = DictionaryObject({name(k): v for k, v in outer.items()})
    font[name("/Encoding")] = name("/UniGB-UTF16-H")
    font[name("/DescendantFonts")] = Array([DictionaryObject({name(k): v for k, v in inner.items()})])
    return DictionaryObject({name("/F1"): font})


def test_each_printed_page_is_a_page(read):
    found, skipped = read("a.pdf", pdf("云和县修桥。\n通车了。", "云和县修路。"))
    assert [(p.source, p.text) for p in found] == [("a.pdf#1", "云和县修桥。\n通车了。"), ("a.pdf#2", "云和县修路。")]
    assert not skipped


def test_scanned_page_costs_no_other(read):
    found, skipped = read("a.pdf", pdf("云和县修桥。", "", "云和县修路。"))
    assert [p.source for p in found] == ["a.pdf#1", "a.pdf#3"]
    assert skipped == {
        "a.pdf#2": "no text layer, probably a scan 没有文字层: run OCR over it first (ocrmypdf -l chi_sim)"
    }


def test_scan_is_skipped_with_the_advice_to_recognize_it(read):
    found, skipped = read("a.pdf", pdf("", ""))
    assert not found and list(skipped) == ["a.pdf"] and "run OCR over it first" in skipped["a.pdf"]


def test_date_of_the_masthead_holds_for_all_pages(read):
    found, _ = read("云和日报.pdf", pdf("云和日报 2022年8月5日 星期五", "云和县修路。"))
    assert [(p.date, p.paper) for p in found] == [("2022-08-05", "云和日报")] * 2


def test_file_dates_are_no_publication_dates(read):
    assert read("a.pdf", pdf("云和县修路。"))[0][0].date == ""


def test_encrypted_file_is_skipped_with_advice(read):
    skipped = read("a.pdf", pdf("云和县修路。", password="秘密"))[1]
    assert skipped["a.pdf"] == "encrypted PDF 已加密: save it without its password first"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", pdf("云和县修路。")[:300]])
def test_broken_file_is_skipped_with_advice(read, data):
    found, skipped = read("a.pdf", data)
    assert not found and skipped["a.pdf"].startswith("broken PDF (")


def test_pdf_that_prints_without_end_is_left(read, monkeypatch):
    from kg.pages import pdf as reader

    data = pdf("云和县修桥。", "\n".join(["云和县修路。"] * 2000))
    assert not read("a.pdf", data)[1]
    monkeypatch.setattr(reader, "MOST_OPERATIONS", 1000 - len(data))
    found, skipped = read("a.pdf", data)
    assert [p.source for p in found] == ["a.pdf#1"]
    assert skipped == {"a.pdf#2": "prints without end 打印操作过多: print it to a new PDF"}


@pytest.mark.parametrize("error", [RecursionError("too deep"), MemoryError(), ZeroDivisionError("a\nb")])
@pytest.mark.parametrize("where", ["extract_text", "__init__"])
def test_whatever_pdf_raises_costs_the_page_or_file_alone(read, monkeypatch, error, where):
    import pypdf

    def fail(*_args, **_options):
        raise error

    monkeypatch.setattr(pypdf.PageObject if where == "extract_text" else pypdf.PdfReader, where, fail)
    found, skipped = read("a.pdf", pdf("云和县修桥。"))
    assert not found and skipped["a.pdf"].startswith(f"broken PDF ({type(error).__name__}")


def _objects(*contents: bytes) -> bytes:
    numbered = (b"%d 0 obj %s endobj\n" % (number, content) for number, content in enumerate(contents, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF"


ROOT = b"<</Type/Catalog/Pages 2 0 R>>"


@pytest.mark.parametrize(
    "data",
    [
        _objects(ROOT, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        _objects(ROOT, *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(3000))),
        _objects(ROOT, b"<</Type/Pages/Kids[]/Count 999999999>>"),
        _objects(ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/A" + b"[" * 20_000 + b">>"),
    ],
    ids=["round", "deep", "many", "lists"],
)
def test_hostile_tree_of_pages_costs_the_file_alone(read, data):
    found, skipped = read("a.pdf", data)
    assert not found and len(skipped) == 1

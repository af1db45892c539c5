import pytest

from kg.passages import Page, Passage, half_width


def test_no_field_of_a_page_holds_a_lone_surrogate_and_offsets_stay():
    page = Page("a\udcff.txt", "云\ud800和", title="\udfff", url="\ud800", paper="\ud800", authors=("\ud800",))
    assert page.text == "云\ufffd和"
    assert page.source == "a\\xff.txt"
    for value in (page.source, page.text, page.title, page.url, page.paper, *page.authors):
        value.encode()


def test_files_whose_names_differ_in_one_unreadable_byte_stay_apart():
    assert Page("\udcfe", "").source != Page("\udcff", "").source


@pytest.mark.parametrize("sign", ["\ufdd0", "\ufdd3", "\ufdef"])
def test_the_reading_view_holds_no_sign_that_programs_mask_with(sign):
    page = Page("a.txt", f"云{sign}和")
    passage = Passage.of(page, [(0, 3)])
    assert passage.text == "云\ufffd和"
    assert passage.evidence(0, 3).quote == page.text


def test_signs_of_private_use_stay_as_printed():
    assert half_width("云\ue000和\ue816") == "云\ue000和\ue816"

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Evidence, Fact, Honour, Mention, Mentions, Page, Passage, Place, without_line_breaks

COUNTY = Place("云和县", "county", "331125", Place("丽水市", "prefecture", "331100"))


def test_fact_without_evidence_cannot_be_made():
    article = Article.of_text("云和县获奖。")
    with pytest.raises(TypeError, match="evidence"):
        Fact(COUNTY, Honour("奖"), None, article, 0.9, "honours")


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_outside_0_to_1_is_refused(confidence):
    article = Article.of_text("云和县获奖。")
    with pytest.raises(ValueError, match="confidence"):
        Fact(COUNTY, Honour("奖"), article.body.evidence(0, 3), article, confidence, "honours")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 99)])
def test_evidence_outside_the_page_is_refused(start, end):
    with pytest.raises(ValueError, match="no passage"):
        Evidence.of(Page("a.txt", "云和县"), start, end)


@given(st.text(alphabet="云和县,。\n\r a“”", min_size=1, max_size=60), st.data())
def test_quote_is_exact_slice_of_page(text, data):
    page = Page("a.txt", text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Passage.of(page, [(0, len(text))]).evidence(start, end)
    assert found.quote == without_line_breaks(text[found.start : found.end])
    assert start <= found.start < found.end <= end


def test_full_width_signs_read_as_ascii_and_keep_their_place():
    page = Page("a.txt", "（１２％），「好」")
    passage = Passage.of(page, [(0, len(page.text))])
    assert passage.text == "(12%),“好”"
    assert passage.printed(0, 5) == "（１２％）"


def test_evidence_across_furniture_keeps_the_longer_piece():
    page = Page("a.txt", "云和县开展\n精神文明网\n老旧小区改造工程。")
    body = Passage.of(page, [(0, 5), (12, 21)])
    assert body.text == "云和县开展老旧小区改造工程。"
    assert body.evidence(0, len(body)).quote == "老旧小区改造工程。"


def test_evidence_across_a_column_break_is_one_quote():
    page = Page("a.txt", "云和县开展老\n\n旧小区改造。")
    body = Passage.of(page, [(0, 6), (8, 14)])
    assert body.evidence(0, len(body)).quote == "云和县开展老旧小区改造。"


def test_village_has_the_code_of_its_county():
    town = Place("崇头镇", "township", "331125102", COUNTY)
    village = Place("梅源村", "village", "", town)
    assert village.adcode == "331125"
    assert village.full_name == "丽水市云和县崇头镇梅源村"


def test_mentions_are_listed_in_text_order_and_by_type():
    article = Article.of_text("云和县与丽水市。")
    mentions = Mentions(article)
    mentions.add([Mention(article.body, 4, 7, COUNTY.parent), Mention(article.body, 0, 3, COUNTY)])
    assert [m.text for m in mentions.of(article.body, Place)] == ["云和县", "丽水市"]
    assert mentions.of(article.body, Place, start=1) == [mentions.found[1]]


def test_a_chain_of_places_reaches_no_limit_of_recursion():
    from kg.entities import place_id

    place = Place("省", "province", "330000")
    for i in range(3000):
        place = Place(f"村{i}", "village", "", place)
    assert len(place.chain) == 3001
    assert place.adcode == "330000"
    assert place.full_name.startswith("省村0村1")
    assert hash(place) == hash(Place(place.name, "village", "", place.parent))
    assert place_id(place).startswith("place/330000/村0/")

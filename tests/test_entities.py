import pytest
from pyoxigraph import NamedNode

from kg.entities import BASE, Entities, initiative_id, is_iri, object_id, place_id, segment, subject_id
from kg.model import Article, Fact, Honour, Initiative, Organization, Person, Place, Post
from kg.names.keys import normal_label
from tests.conftest import LISHUI, YUNHE, small_facts

OTHER = Place("青田县", "county", "331121", LISHUI)


def fact(subject, thing, article=None):
    article = article or Article.of_text("云和县有此事。")
    return Fact(subject, thing, article.body.evidence(0, 3), article, 0.9, "test")


def test_iri_of_an_entity_does_not_depend_on_other_pages():
    article, facts = small_facts()
    alone = [subject_id(f.subject, article) for f in facts]
    more = Article.of_text("青田县开展老旧小区改造。")
    fact(OTHER, Initiative("老旧小区改造", "project", OTHER), more)
    assert [subject_id(f.subject, article) for f in facts] == alone


def test_namesakes_in_two_counties_are_two_persons():
    article = Article.of_text("云和县。")
    assert subject_id(Person("章阿福", YUNHE), article) != subject_id(Person("章阿福", OTHER), article)


def test_namesakes_without_a_place_stay_in_their_articles():
    one, two = Article.of_text("章阿福来了。"), Article.of_text("章阿福来了。", title="又")
    assert subject_id(Person("章阿福"), one) != subject_id(Person("章阿福"), two)


def test_successive_holders_share_one_post():
    post = Post("书记", Organization("云和县委", YUNHE))
    assert object_id(fact(Person("章阿福", YUNHE), post)) == object_id(fact(Person("季小明", YUNHE), post))


def test_posts_without_an_organisation_are_not_shared():
    assert object_id(fact(Person("章阿福", YUNHE), Post("老党员"))) != object_id(
        fact(Person("季小明", YUNHE), Post("老党员"))
    )


def test_wordings_of_one_initiative_share_an_iri():
    one, two = (Initiative(label, "project", YUNHE) for label in ("老旧小区改造", "“老旧小区改造”工作"))
    assert initiative_id(one) == initiative_id(two)
    assert normal_label("“老旧小区改造”工作") == "老旧小区改造"


def test_same_initiative_of_two_counties_is_two_nodes():
    assert initiative_id(Initiative("老旧小区改造", "project", YUNHE)) != initiative_id(
        Initiative("老旧小区改造", "project", OTHER)
    )


def test_event_of_another_year_is_another_event():
    one, two = (Initiative("好人发布仪式", "event", YUNHE, date=d) for d in ("2022-01-19", "2023-01-11"))
    assert initiative_id(one) != initiative_id(two)


def test_provincial_honour_differs_by_province_and_national_does_not():
    anhui = Place("怀宁县", "county", "340822")
    ours, theirs = (object_id(fact(p, Honour("全省先进县"))) for p in (YUNHE, anhui))
    assert ours != theirs
    assert object_id(fact(YUNHE, Honour("全国文明县"))) == object_id(fact(anhui, Honour("全国文明县")))


def test_village_stands_below_its_township():
    town = Place("崇头镇", "township", "331125102", YUNHE)
    assert place_id(Place("梅源村", "village", "", town)) == "place/331125102/梅源村"


def test_segment_escapes_what_an_iri_forbids_and_keeps_chinese():
    assert segment("“甲”/<乙> #1") == "“甲”%2F%3C乙%3E%20%231"


def test_label_is_the_commonest_then_shortest_name():
    entities = Entities()
    for name in ("老旧小区改造工作", "老旧小区改造", "老旧小区改造"):
        entity = entities.add("initiative/x", Initiative(name, "project", YUNHE), name)
    assert entity.label == "老旧小区改造"


IPRIVATE_AND_NONCHARACTERS = ["\ue000", "\uf8ff", "\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0001fffe", "\U000f0000"]
TAGS_AND_CONTROLS = [
    "\U000e0001",
    "\U000e0fff",
    "\x00",
    "\x1f",
    "\x7f",
    "\x9f",
    "\u200e",
    "\u202e",
    "\ud800",
    "\U0010ffff",
]


@pytest.mark.parametrize("sign", [*IPRIVATE_AND_NONCHARACTERS, *TAGS_AND_CONTROLS], ids=lambda c: f"U+{ord(c):04X}")
def test_what_rfc_3987_keeps_out_of_a_path_is_percent_encoded(sign):
    assert segment(f"甲{sign}乙").startswith("甲%")
    assert NamedNode(f"{BASE}{segment(sign)}").value.isascii()


@pytest.mark.parametrize("sign", ["\ufdcf", "\ufdf0", "\uffef", "\U00020000", "\U000e1000", "〇", "é", "'", "~", "@"])
def test_what_rfc_3987_allows_stays_as_it_is(sign):
    assert segment(sign) == sign
    assert NamedNode(BASE + sign).value.endswith(sign)


@pytest.mark.parametrize(
    "iri", [BASE, "https://例子.cn/甲#", "urn:x:", "http://[::1]/a/", "https://e.org/%E7%94%B2/?q=1#"]
)
def test_an_iri_is_known(iri):
    assert is_iri(iri)


@pytest.mark.parametrize(
    "text", ["", "id/", "https://e.org/a b/", 'https://e.org/"/', "https://e.org/\ue000/", "x:%zz/", "x:#a#"]
)
def test_what_an_iri_must_escape_is_known(text):
    assert not is_iri(text)

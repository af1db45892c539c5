"""Sentences put together from what local news is made of: whatever the order, facts have exact quotes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.pages.naming import completed
from kg.rules.wordlists import lists
from tests.fuzz.hostile import GENRE
from tests.fuzz.mutator import SIGNS
from tests.fuzz.whole import Page, check, within

WORDS = {kind: list(words) for kind, words in lists(str(Path(__file__).with_name("fragments.txt"))).items()}
STOPS = [*WORDS["signs"], "\n", "\n\n", "\u3000", ""]
FRAGMENTS = st.sampled_from([*sum(WORDS.values(), []), *STOPS, *GENRE]) | st.sampled_from(SIGNS)
CLAUSES = st.tuples(*(st.sampled_from(WORDS[kind]) for kind in ("places", "verbs", "things")), st.sampled_from(STOPS))
TEXTS = st.lists(FRAGMENTS | CLAUSES.map("".join), min_size=1, max_size=40).map("".join)
DATES = st.sampled_from(["", "2022", "2022-02", "2022-02-28"])
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(deadline=None, max_examples=300, suppress_health_check=_SLOW)
@given(TEXTS, st.lists(FRAGMENTS, max_size=6).map("".join), DATES)
def test_any_text_of_genre_fragments_is_read(text, title, date):
    with within(20):
        check(completed(Page("a.txt", f"{title}\n{text}", date=date)))

"""The step counter matches as ``re`` does, and counts what is known of textbook patterns."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.fuzz.steps import Counter, TooManySteps

LETTERS = "ab一1\n"
ATOMS = st.sampled_from(
    ["a", "b", "ab", "一", ".", "[ab]", "[^a]", "[a-b一]", r"\d", r"\w", r"\s", "[^\\d\n]", r"\b", "^", "$"]
)
REPEATS = st.sampled_from(
    ["*", "+", "?", "*?", "+?", "??", "*+", "++", "?+", "{2}", "{1,3}", "{0,2}?", "{1,2}+", "{2,}"]
)
FIXED = st.lists(st.sampled_from(["a", "b", "[ab]", ".", r"\d"]), min_size=1, max_size=2).map("".join)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda ways: f"(?:{'|'.join(ways)})"),
        st.tuples(inner, REPEATS).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        inner.map(lambda body: f"({body})"),
        inner.map(lambda body: f"(?>{body})"),
        inner.map(lambda body: f"(?={body})"),
        inner.map(lambda body: f"(?!{body})"),
        FIXED.map(lambda body: f"(?<={body})"),
        FIXED.map(lambda body: f"(?<!{body})"),
        inner.map(lambda body: f"(?i:{body})"),
        inner.map(lambda body: f"(?s:{body})"),
    )


PATTERNS = st.recursive(ATOMS | st.tuples(ATOMS, REPEATS).map("".join), _larger, max_leaves=8)
FLAGS = st.sampled_from([0, re.I, re.M, re.S, re.A, re.I | re.M])


@settings(deadline=None, max_examples=1500)
@given(PATTERNS, FLAGS, st.text(LETTERS + "AB", max_size=10))
@example("(?:a|ab)*+b", 0, "abab")
@example("(?:a?)*?b|", re.M, "aab\n")
@example("(?:(?:a|b)?){2,}", 0, "ab")
def test_matches_are_those_of_re(source, flags, text):
    pattern = _made(source, flags)
    counter = Counter(pattern)
    assert counter.finditer(text) == [found.span() for found in pattern.finditer(text)]
    assert counter.search(text) == _span(pattern.search(text))
    assert counter.match(text) == _span(pattern.match(text))
    assert counter.match(text, whole=True) == _span(pattern.fullmatch(text))


def _made(source: str, flags: int) -> re.Pattern[str]:
    try:
        return re.compile(source, flags)
    except re.error:
        assume(False)
        raise


def _span(found: re.Match[str] | None) -> tuple[int, int] | None:
    return None if found is None else found.span()


@pytest.mark.parametrize(
    "source, text",
    [
        (r"(a|b)\1", "abba"),
        (r"(?P<quote>['“])x(?P=quote)", "“x' “x“"),
        (r"(?i:(a))\1", "aA aa"),
        (r"(a)?(?(1)b|c)", "abcc"),
        (r"(?i)(a)\1", "aA"),
    ],
)
def test_backward_references_are_those_of_re(source, text):
    pattern = re.compile(source)
    assert Counter(pattern).finditer(text) == [found.span() for found in pattern.finditer(text)]


def _steps(source: str, text: str) -> int:
    counter = Counter(re.compile(source))
    counter.finditer(text)
    return counter.steps


@pytest.mark.parametrize("source", ["a", "[ab]+", "(?:ab)*", "(?<!a)a++b", "(?>a|aa)*", "a{1,9}b", "(?<!a)a+b"])
def test_linear_patterns_take_linear_steps(source):
    assert _steps(source, "a" * 512) <= 2.1 * _steps(source, "a" * 256)


@pytest.mark.parametrize("source", ["a+b", ".*b", "(?:ab?)+c", "a*a*b$"])
def test_quadratic_patterns_take_four_times_as_many(source):
    assert _steps(source, "a" * 128) > 3.5 * _steps(source, "a" * 64)


@pytest.mark.parametrize("source", ["(?:a|aa)+b", "(?:a+)+b", "(?:aa|[ab]a)*c"])
def test_exponential_patterns_spend_the_budget(source):
    with pytest.raises(TooManySteps):
        Counter(re.compile(source), 100_000).finditer("a" * 64)

from decimal import Decimal

import pytest

from kg.graph.terms import number
from kg.model import Article, Quantity
from kg.reading.quantities import quantities_in
from kg.reading.quantities.numerals import decimal, fits


def values(text: str) -> list[str]:
    return [format(q.value, "f") for q in quantities_in(Article.of_text(text).body)]


@pytest.mark.parametrize(
    "printed",
    [
        "1234567890123456789012345678",
        "0.12345678901234567890",
        "170000000000000000000",
        "9" * 5000,
        "1.7e20",
        "1.7E+20",
    ],
)
def test_a_number_too_long_to_count_with_is_no_measure(printed):
    assert values(f"云和县投资{printed}元,惠及居民12户。") == ["12"]


def test_a_range_with_such_an_end_is_no_measure():
    assert values(f"云和县投资{'9' * 30}至12元。") == []


def test_the_longest_number_that_every_reader_keeps_is_kept_exactly():
    assert values("云和县投资123456789012345.678元。") == ["123456789012345.678"]


def test_a_value_that_grows_too_long_in_its_base_unit_is_no_measure():
    assert values("云和县投资999999999999999万亿元。") == []
    assert fits(Decimal(10) ** 17)
    assert not fits(Decimal(10) ** 18)


def test_decimal_takes_eighteen_digits():
    assert decimal("1" * 18) == Decimal("1" * 18)
    assert decimal("1" * 19) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("0.0000000100"), "0.00000001"),
        (Decimal("1E+30"), "1" + "0" * 30),
        (Decimal("12345678901234567890123456789012.50"), "12345678901234567890123456789012.5"),
        (Decimal("100"), "100"),
        (1e-7, "0.0000001"),
        (0.0, "0"),
    ],
)
def test_a_decimal_is_written_exactly_and_without_exponent(value, written):
    assert number(value).value == written


def test_a_small_figure_has_no_exponent():
    assert Quantity("均值", Decimal("0.00000001"), "元").figure == "0.00000001"

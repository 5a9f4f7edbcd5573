import pytest

from app.services.ecology.agreement import by_class, confusion, kappa, kappa_interval, wilson

PAIRS = [("fox", "fox")] * 20 + [("fox", "dog")] * 5 + [("dog", "fox")] * 10 + [("dog", "dog")] * 15


def test_kappa_of_a_textbook_table() -> None:
    """20 and 15 of 50 agree: p_o = 0.7; p_e = (25*30 + 25*20) / 2500 = 0.5."""
    assert kappa(PAIRS) == pytest.approx(0.4)


def test_kappa_is_not_known_where_chance_always_agrees() -> None:
    assert kappa([("fox", "fox")] * 3) is None
    assert kappa([]) is None


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        (((20, 5, 2), (3, 15, 4), (1, 2, 28)), 0.5430231, 0.8115094),
        (((40, 0, 3), (0, 0, 0), (2, 1, 30)), 0.7219618, 0.9614815),
    ],
)
def test_the_interval_of_kappa_is_that_of_the_r_package_psych(
    table: tuple[tuple[int, ...], ...], low: float, high: float
) -> None:
    """Its cohen.kappa of version 2.2.9."""
    pairs = [
        (str(row), str(column))
        for row, line in enumerate(table)
        for column, number in enumerate(line)
        for _ in range(number)
    ]
    assert kappa_interval(pairs) == pytest.approx((low, high), abs=1e-6)


def test_where_few_or_all_agree_kappa_has_no_interval() -> None:
    assert kappa_interval([*PAIRS[:8], *PAIRS[-8:]]) is None
    assert kappa_interval([("fox", "fox"), ("dog", "dog")] * 20) is None, "it would be 1 to 1"
    assert kappa_interval([("fox", "fox")] * 30) is None
    assert kappa_interval([]) is None


def test_precision_is_of_what_was_said_and_recall_of_what_was_there() -> None:
    dog, fox = by_class(PAIRS)
    assert (fox.num_said, fox.num_true, fox.num_both) == (25, 30, 20)
    assert (fox.precision, fox.recall, fox.f1) == pytest.approx((0.8, 2 / 3, 40 / 55))
    assert (dog.precision, dog.recall) == pytest.approx((0.6, 0.75))


def test_what_was_never_said_has_no_precision() -> None:
    (one, other) = by_class([("fox", "dog")])
    assert (one.name, one.recall, one.precision) == ("dog", 0.0, None)
    assert (other.name, other.recall, other.precision) == ("fox", None, 0.0)


def test_confusion_counts_pairs() -> None:
    assert confusion(PAIRS)["fox", "dog"] == 5


def test_wilsons_interval_of_published_values() -> None:
    """Newcombe 1998, Stat. Med. 17: 857-872, table I: 81 / 263, 15 / 148, 0 / 20."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(0, 0) == (0.0, 1.0)

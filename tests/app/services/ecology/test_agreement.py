import numpy as np
import pytest

from app.services.ecology.agreement import (
    by_class,
    confusion,
    kappa,
    kappa_interval,
    kappa_of_time,
    two_interval,
)
from app.services.ecology.clusters import Clusters, clusters

PAIRS = [("fox", "fox")] * 20 + [("fox", "dog")] * 5 + [("dog", "fox")] * 10 + [("dog", "dog")] * 15


def test_kappa_of_a_textbook_table() -> None:
    """20 and 15 of 50 agree: p_o = 0.7; p_e = (25*30 + 25*20) / 2500 = 0.5."""
    assert kappa(PAIRS) == pytest.approx(0.4)


def test_kappa_is_not_known_where_chance_always_agrees() -> None:
    assert kappa([("fox", "fox")] * 3) is None
    assert kappa([]) is None


def each_by_itself(pairs: list[tuple[str, str]]) -> Clusters:
    return clusters((0, number) for number in range(len(pairs)))


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        (((20, 5, 2), (3, 15, 4), (1, 2, 28)), 0.5430231, 0.8115094),
        (((40, 0, 3), (0, 0, 0), (2, 1, 30)), 0.7219618, 0.9614815),
    ],
)
def test_of_animals_in_videos_of_their_own_the_interval_of_kappa_is_about_that_of_the_r_package_psych(
    table: tuple[tuple[int, ...], ...], low: float, high: float
) -> None:
    """Its cohen.kappa of version 2.2.9, by the large-sample variance."""
    pairs = [
        (str(row), str(column))
        for row, line in enumerate(table)
        for column, number in enumerate(line)
        for _ in range(number)
    ]
    assert kappa_interval(pairs, each_by_itself(pairs)) == pytest.approx((low, high), abs=0.05)


def test_the_interval_of_kappa_over_sites_is_that_of_the_r_package_boot() -> None:
    """Version 1.3-28.1: 200,000 samples of sites, `boot.ci(type = "bca")` at the level for eight clusters."""
    sites = (
        *((6, 1, 0, 5), (9, 0, 2, 3), (2, 2, 1, 8), (7, 1, 1, 1)),
        *((4, 0, 0, 4), (3, 3, 0, 6), (8, 0, 1, 2), (5, 1, 2, 7)),
    )
    calls = [
        (pair, site)
        for site, numbers in enumerate(sites)
        for pair, number in zip((("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")), numbers, strict=True)
        for _ in range(number)
    ]
    places = clusters((site, number) for number, (_, site) in enumerate(calls))
    assert kappa_interval([pair for pair, _ in calls], places) == pytest.approx((0.5740, 0.8389), abs=0.005)


def test_where_few_or_all_agree_kappa_has_no_interval() -> None:
    for pairs in (
        [*PAIRS[:8], *PAIRS[-8:]],
        [("fox", "fox"), ("dog", "dog")] * 20,
        [("fox", "fox")] * 30,
        [],
    ):
        assert kappa_interval(pairs, each_by_itself(pairs)) is None


def test_of_few_videos_kappa_has_no_interval_whatever_the_number_of_animals() -> None:
    five, six = (clusters((0, number % videos) for number in range(len(PAIRS))) for videos in (5, 6))
    assert kappa_interval(PAIRS, five) is None
    assert kappa_interval(PAIRS, six) is not None


def test_time_has_the_kappa_of_its_seconds_and_both_their_intervals() -> None:
    seconds = np.array(
        [[10, 8, 7, 30], [4, 6, 4, 20], [0, 3, 0, 25], [9, 9, 9, 12], [5, 2, 1, 9], [7, 7, 6, 40]]
    )
    beyond, shared = two_interval(seconds.astype(float))
    value = kappa_of_time(*seconds.sum(axis=0).tolist())
    assert beyond is not None
    assert value is not None
    assert shared is not None
    assert beyond[0] < value < beyond[1]
    assert shared[0] < 27 / (35 + 35 - 27) < shared[1]


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


def test_what_hardly_any_cluster_has_has_no_interval_of_its_kappa() -> None:
    seconds = np.array([[3, 2, 2, 10]] * 5 + [[0, 0, 0, 10]] * 20, np.float64)
    seconds[0] = [5, 1, 1, 10]
    assert two_interval(seconds) == (None, None)
    one_more = np.vstack([seconds, [[2, 3, 1, 10]]])
    assert None not in two_interval(one_more)

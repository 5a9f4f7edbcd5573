from hypothesis import given
from hypothesis import strategies as st

from app.services.ecology.max_count import MaxN, Sighting, max_n
from mvit_core.types import Span


def seen(start_s: float, end_s: float, count: int = 1, individual: str = "") -> Sighting:
    return Sighting(Span(start_s, end_s), count, individual)


def test_two_that_overlap_are_two_at_the_moment_when_the_second_comes() -> None:
    assert max_n([seen(0, 5), seen(3, 8)]) == MaxN(2, 3.0)


def test_one_after_the_other_is_never_two() -> None:
    assert max_n([seen(0, 5), seen(5, 8), seen(9, 10)]) == MaxN(1, 0.0)


def test_counts_of_groups_are_added() -> None:
    assert max_n([seen(0, 10, 3), seen(4, 6), seen(5, 7, 2), seen(8, 9, 2)]) == MaxN(6, 5.0)


def test_the_first_of_equal_moments_is_told() -> None:
    assert max_n([seen(6, 8), seen(7, 9), seen(1, 3), seen(2, 4)]) == MaxN(2, 2.0)


def test_one_animal_with_a_name_counts_once() -> None:
    assert max_n([seen(0, 5, individual="F1"), seen(2, 6, individual="F1"), seen(2, 6)]) == MaxN(2, 2.0)


def test_a_moment_without_length_counts() -> None:
    assert max_n([seen(4, 4), seen(0, 9)]) == MaxN(2, 4.0)


def test_nobody_is_none() -> None:
    assert max_n([]) is None


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10), st.integers(1, 4)), min_size=1, max_size=15)
)
def test_it_is_the_most_of_all_moments(those: list[tuple[int, int, int]]) -> None:
    sightings = [seen(start, start + length, count) for start, length, count in those]
    densest = max(
        sum(count for start, length, count in those if start <= moment < start + length)
        for moment in range(41)
    )
    found = max_n(sightings)
    assert found is not None
    assert found.count == densest

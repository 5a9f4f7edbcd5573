import numpy as np
import pytest

from app.services.ecology.shares import wilson, wilson_of_clusters


def test_wilsons_interval_of_published_values() -> None:
    """Newcombe 1998, Stat. Med. 17: 857-872, table I: 81 / 263, 15 / 148, 0 / 20."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(0, 0) == (0.0, 1.0)


def of_clusters(parts: list[int], wholes: list[int]) -> tuple[float, float] | None:
    return wilson_of_clusters(np.array(parts, float), np.array(wholes, float))


def test_animals_in_videos_of_their_own_have_wilsons_interval() -> None:
    assert of_clusters([1, 0, 1, 1, 0], [1, 1, 1, 1, 1]) == pytest.approx(wilson(3, 5))


def test_animals_that_are_alike_within_a_site_say_less() -> None:
    """R: `prop.test(correct = FALSE)` of 10.947 animals, which 50 at six sites are worth: a design effect of
    2.655, and `(qnorm(.975) / qt(.975, 5))^2`.
    """
    found = of_clusters([5, 9, 0, 7, 12, 3], [6, 10, 4, 7, 20, 3])
    assert found == pytest.approx((0.42698648, 0.89871978), abs=1e-4)
    low, high = wilson(36, 50)
    assert found[0] < low
    assert found[1] > high


def test_sites_without_any_have_no_say() -> None:
    some = of_clusters([5, 9, 3], [6, 10, 4])
    assert of_clusters([5, 0, 9, 3, 0], [6, 0, 10, 4, 0]) == some


def test_where_all_are_right_the_interval_has_a_width_that_grows_with_fewer_sites() -> None:
    many, few = of_clusters([5] * 12, [5] * 12), of_clusters([20] * 3, [20] * 3)
    assert many is not None
    assert few is not None
    assert few[0] < many[0] < 1
    assert few[1] == many[1] == 1


def test_one_video_with_several_says_nothing_of_others() -> None:
    assert of_clusters([3], [4]) is None
    assert of_clusters([], []) is None

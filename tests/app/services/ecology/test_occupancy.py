from datetime import date, datetime, timedelta

import pytest

from app.services.ecology.effort import Working, trap_nights
from app.services.ecology.occupancy import detection_history, scaled

MAY = datetime(2026, 5, 1, 12)


def day(number: float) -> datetime:
    return MAY + timedelta(days=number)


def test_a_row_a_site_and_a_column_an_occasion() -> None:
    working = {
        "Bog": [Working(day(0), day(13))],
        "Ridge": [Working(day(0), day(6))],
        "Fen": [Working(day(8), day(13))],
    }
    history = detection_history({"Bog": [day(1), day(2)], "Fen": [day(12)]}, working, days=7)
    assert history.sites == ("Bog", "Fen", "Ridge")
    assert history.starts == (date(2026, 5, 1), date(2026, 5, 8))
    assert history.seen == ((1, 0), (None, 1), (0, None))


def test_an_occasion_without_a_working_camera_is_not_known() -> None:
    broken = Working(day(0), day(20), ((day(5), day(14)),))
    assert detection_history({}, {"Bog": [broken]}, days=7).seen == ((0, None, 0),)


def test_where_another_species_was_seen_a_camera_worked() -> None:
    """A site of a single photo has no time, and saw no bear."""
    working = {"Bog": [Working(day(0), day(6))], "Fen": [Working(day(1), day(1))]}
    assert detection_history({}, working, days=7).seen == ((0,), (None,))
    assert detection_history({}, working, others={"Fen": [day(1)]}, days=7).seen == ((0,), (0,))


def test_effort_is_the_camera_days_of_each_occasion_and_adds_up_to_the_nights_of_a_site() -> None:
    """From noon on the first of May; the second camera's gap of two days lies in the second week."""
    two = [Working(day(0), day(13)), Working(day(0), day(10), ((day(7), day(9)),))]
    history = detection_history({}, {"Bog": two, "Fen": [Working(day(8), day(8.25))]}, days=7)
    assert history.effort == ((13.0, 8.0), (None, 0.25)), "6.5 and 6.5; 6.5 and 3.5 less 2"
    assert sum(each or 0 for each in history.effort[0]) == trap_nights(two)


def test_effort_that_nobody_knows_is_not_told_where_a_camera_surely_worked() -> None:
    brief = Working(day(1), day(1.01), is_known=False)
    history = detection_history({}, {"Bog": [Working(day(0), day(6))], "Fen": [brief]}, days=7)
    assert history.seen == ((0,), (0,))
    assert history.effort == ((6.0,), (None,))


def test_an_occasion_of_which_too_little_was_worked_is_not_known_whatever_was_seen() -> None:
    """One hour of the second week; its bear would otherwise count where a week without one could not."""
    brief = [Working(day(-0.5), day(6.5) + timedelta(hours=1))]
    seen = {"Bog": [day(1), day(6.5)]}
    assert detection_history(seen, {"Bog": brief}, days=7).seen == ((1, 1),)
    history = detection_history(seen, {"Bog": brief}, days=7, least_share=0.01)
    assert history.seen == ((1, None),)
    assert history.effort == ((7.0, None),)
    assert detection_history({}, {"Bog": brief}, days=7, least_share=1.0).seen == ((0, None),)


def test_two_cameras_at_once_do_not_make_a_whole_occasion_of_half_a_one() -> None:
    half = Working(day(-0.5), day(3))
    working = {"Bog": [half, half], "Fen": [Working(day(-0.5), day(6.5))]}
    assert detection_history({}, working, days=7, least_share=0.75).seen == ((None,), (0,))


def test_scaled_effort_is_in_deviations_of_all_cells_together() -> None:
    working = {"Bog": [Working(day(-0.5), day(8.5))], "Fen": [Working(day(-0.5), day(3.5))]}
    relative = scaled(detection_history({}, working, days=7))
    assert relative is not None
    assert (relative.center, relative.scale) == (pytest.approx(13 / 3), pytest.approx(2.516611))
    assert relative.effort[0] == pytest.approx((1.059626, -0.927173))
    assert relative.effort[1][1] is None
    whole = {"Bog": [Working(day(-0.5), day(13.5))]}
    assert scaled(detection_history({}, whole, days=7)) is None


def test_without_effort_there_is_no_matrix() -> None:
    assert detection_history({}, {}).seen == ()

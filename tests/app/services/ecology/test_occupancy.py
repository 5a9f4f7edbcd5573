from datetime import date, datetime, timedelta

from app.services.ecology.effort import Working
from app.services.ecology.occupancy import detection_history

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


def test_without_effort_there_is_no_matrix() -> None:
    assert detection_history({}, {}).seen == ()

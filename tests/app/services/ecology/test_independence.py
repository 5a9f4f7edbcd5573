from datetime import datetime, timedelta
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from app.services.ecology.independence import ComparedTo, Independence, Record, events

NOON = datetime(2026, 5, 1, 12)
LAST = Independence(compared_to=ComparedTo.LAST_RECORD)
LAST_INDEPENDENT = Independence(compared_to=ComparedTo.LAST_INDEPENDENT_RECORD)


def deer(*minutes: float, site: str = "A", camera: str = "1", species: str = "deer") -> list[Record[float]]:
    return [
        Record(species=species, site=site, camera=camera, at=NOON + timedelta(minutes=one), item=one)
        for one in minutes
    ]


def grouped(records: list[Record[float]], rule: Independence) -> list[tuple[float, ...]]:
    return [event.items for event in events(records, rule)]


def test_against_the_last_independent_record_a_long_visit_falls_into_several_events() -> None:
    assert grouped(deer(0, 20, 40, 60, 80), LAST_INDEPENDENT) == [(0, 20), (40, 60), (80,)]


def test_against_the_last_record_a_long_visit_is_one_event() -> None:
    assert grouped(deer(0, 20, 40, 60, 80, 110), LAST) == [(0, 20, 40, 60, 80), (110,)]


def test_exactly_the_interval_apart_is_independent() -> None:
    assert grouped(deer(0, 30), LAST) == [(0,), (30,)]
    assert grouped(deer(0, 29.99), LAST) == [(0, 29.99)]


def test_the_time_since_is_that_from_the_record_compared_with() -> None:
    independent = events(deer(0, 20, 40), LAST_INDEPENDENT)
    assert [event.since_last for event in independent] == [timedelta(0), timedelta(minutes=40)]
    last = events(deer(0, 20, 60), LAST)
    assert [event.since_last for event in last] == [timedelta(0), timedelta(minutes=40)]


def test_species_and_sites_do_not_disturb_each_other() -> None:
    records = deer(0, 10) + deer(5, species="fox") + deer(6, site="B")
    assert grouped(records, LAST) == [(0, 10), (5,), (6,)]


def test_cameras_of_a_site_are_one_unless_they_are_told_apart() -> None:
    records = deer(0, camera="1") + deer(10, camera="2")
    assert grouped(records, LAST) == [(0, 10)]
    assert grouped(records, Independence(by_camera=True)) == [(0,), (10,)]


def test_clocks_set_to_different_times_are_compared_on_one_scale() -> None:
    summer, utc = timedelta(hours=2), timedelta(0)
    two, zero = (
        msgspec.structs.replace(deer(minutes, camera=str(ahead))[0], ahead=ahead)
        for minutes, ahead in ((120, summer), (10, utc))
    )
    (event,) = events([zero, two], LAST)
    assert event.items == (120, 10)
    assert (event.start, event.end) == (two.at, two.at + timedelta(minutes=10))
    apart = msgspec.structs.replace(zero, at=two.at)  # the same hands, two hours later
    assert [each.since_last for each in events([apart, two], LAST)] == [utc, summer]


def test_records_of_one_second_are_one_event_even_without_an_interval() -> None:
    assert grouped(deer(0, 0, 1), Independence(timedelta(0))) == [(0, 0), (1,)]


def test_the_order_in_which_records_come_does_not_matter() -> None:
    assert grouped(deer(80, 0, 40, 20), LAST_INDEPENDENT) == [(0, 20), (40,), (80,)]


@given(st.lists(st.integers(0, 1000), max_size=40), st.sampled_from([LAST, LAST_INDEPENDENT]))
def test_no_record_is_lost_and_events_are_at_least_the_interval_apart(
    minutes: list[int], rule: Independence
) -> None:
    found = events(deer(*minutes), rule)
    assert sorted(item for event in found for item in event.items) == sorted(minutes)
    for before, after in pairwise(found):
        reference = before.end if rule is LAST else before.start
        assert after.start - reference >= rule.interval

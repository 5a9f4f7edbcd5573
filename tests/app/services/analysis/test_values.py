"""What is behind a number."""

import sys

from app.services.analysis.values import NOTHING, Behind, Ids
from app.store.records import ObservationId, VideoId

FIRST, SECOND = VideoId(100_001), VideoId(100_002)


def test_ids_are_each_once_in_order() -> None:
    those = Ids([SECOND, FIRST, SECOND])
    assert list(those) == [SECOND, FIRST]
    assert those[0] == SECOND
    assert those[1:] == Ids([FIRST])
    assert FIRST in those
    assert len({those, Ids([SECOND, FIRST])}) == 1
    assert those != Ids([FIRST, SECOND])
    assert not Ids()


def test_what_is_behind_a_number_keeps_nothing_of_what_it_was_counted_from() -> None:
    """Python's numbers lie among the rows that they came with, whose memory could not go back."""
    number = ObservationId(int("123456789"))
    before = sys.getrefcount(number)
    behind = Behind(Ids([FIRST]), Ids([number]))
    assert sys.getrefcount(number) == before
    assert behind.animals[0] == number


def test_things_behind_two_numbers_add_up() -> None:
    one, other = Behind(Ids([FIRST])), Behind(Ids([SECOND, FIRST]), Ids([ObservationId(7)]))
    assert one + other == Behind(Ids([FIRST, SECOND]), Ids([ObservationId(7)]))
    assert one + NOTHING == one
    assert not NOTHING

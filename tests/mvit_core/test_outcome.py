"""What a generator returns is there once it was gone through, and closing goes through to it."""

from collections.abc import Generator

import pytest

from mvit_core.outcome import Outcome


def counted(ends: list[str]) -> Generator[int, None, str]:
    try:
        yield 1
        yield 2
    finally:
        ends.append("over")
    return "both"


def test_items_come_first_and_then_the_value() -> None:
    outcome = Outcome(counted([]))
    assert list(outcome) == [1, 2]
    assert outcome.value == "both"


def test_whoever_stops_in_the_middle_ends_the_generator_and_has_no_value() -> None:
    ends: list[str] = []

    def twice() -> Generator[int, None, str]:
        outcome = Outcome(counted(ends))
        for number in outcome:
            yield 2 * number
        return outcome.value

    steps = twice()
    assert next(steps) == 2
    steps.close()
    assert ends == ["over"]
    unfinished = Outcome(counted([]))
    assert next(iter(unfinished)) == 1
    with pytest.raises(AttributeError):
        _ = unfinished.value

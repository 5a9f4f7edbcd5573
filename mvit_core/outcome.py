"""What a generator returns, for those who turn each of its items into something else on the way."""

from collections.abc import Generator, Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")
Value = TypeVar("Value")


class Outcome(Generic[Item, Value]):
    """Goes through a generator once; afterwards `value` is what it returned."""

    value: Value

    def __init__(self, steps: Generator[Item, None, Value]) -> None:
        self._steps = steps

    def __iter__(self) -> Iterator[Item]:
        self.value = yield from self._steps

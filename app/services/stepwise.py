"""Changes of thousands of rows in short transactions, between which whoever makes them does other things."""

from collections.abc import Iterator
from typing import Protocol, TypeVar

from app.services.projects import Project
from app.store.records import Changes
from mvit_core.errors import UserError

Before = TypeVar("Before")
Before_co = TypeVar("Before_co", covariant=True)


class Stepwise(Protocol[Before_co]):
    """Something that is done step by step, and can be undone from anywhere on the way."""

    def steps(self) -> Iterator[tuple[int, int]]:
        """Do it; says after each short transaction how much is done, and of how much.

        UserError where the world does not let it.
        """
        ...

    def before(self) -> Before_co:
        """What the steps so far have replaced."""
        ...

    def back(self) -> "Stepwise[Before_co]":
        """What puts that back."""
        ...

    def changes(self) -> Changes:
        """What the steps so far have changed."""
        ...


def whole(project: Project, change: Stepwise[Before]) -> tuple[Before, Changes]:
    """Do it all in one go, or nothing: what stood before, and what changed."""
    project.flushes = False  # the disk is waited for once
    try:
        _go(change)
    except UserError:
        _go(change.back())
        raise
    finally:
        project.flushes = True
        project.flush()
    return change.before(), change.changes()


def _go(change: Stepwise[object]) -> None:
    for _ in change.steps():
        pass

"""Listening to what others do in a project."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from app.services import others
from app.services.others import Heard
from app.services.projects import Project

PATIENCE_S = 20.0
TICK_S = 0.05


@contextmanager
def listening(project: Project) -> Iterator[Iterator[Heard | None]]:
    """What is heard from now on."""
    with closing(others.listen(project, others.position_of(project), tick_s=TICK_S)) as listening:
        next(listening)
        yield listening


def first(heard: Iterator[Heard | None]) -> Heard:
    """What comes next."""
    until_s = time.monotonic() + PATIENCE_S
    said = next(each for each in heard if each is not None or time.monotonic() > until_s)
    assert said is not None, "nothing was heard in time"
    return said

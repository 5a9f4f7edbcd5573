"""Which records are independent of each other: those that begin a new event of a species at a site.

After camtrapR's recordTable (Niedballa et al. 2016, Methods Ecol. Evol. 7: 1457-1462), its arguments
`minDeltaTime`, `deltaTimeComparedTo` and `camerasIndependent`. Time is measured from start to start, as
between photos there, but on one scale: a site's clocks may differ in their offset from UTC.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec

Item = TypeVar("Item")


class ComparedTo(StrEnum):
    """From which record the independence interval is measured."""

    LAST_INDEPENDENT_RECORD = "last independent record"
    LAST_RECORD = "last record"


class Independence(msgspec.Struct, frozen=True):
    """The rule of a project: two records belong to one event where less than `interval` lies between them."""

    interval: timedelta = timedelta(minutes=30)
    compared_to: ComparedTo = ComparedTo.LAST_INDEPENDENT_RECORD
    by_camera: bool = False  # two cameras of one site see events of their own


class Record(msgspec.Struct, Generic[Item], frozen=True, kw_only=True):
    """Something seen of one species at one moment; `item` is whatever the caller wants back."""

    species: str
    site: str
    camera: str = ""
    at: datetime  # camera-local
    ahead: timedelta = timedelta(0)  # of UTC, that camera's clock
    item: Item

    @property
    def instant(self) -> datetime:
        """When it was, comparable between cameras whose clocks are set to different times."""
        return self.at - self.ahead


class Event(msgspec.Struct, Generic[Item], frozen=True, kw_only=True):
    """Records of a species at a site that are not independent of each other; the first stands for all."""

    species: str
    site: str
    camera: str  # of the first record
    start: datetime
    end: datetime  # of the last record's start, by the clock of the first one's camera
    since_last: timedelta  # from the record that the first one was compared with; 0 for a species' first
    items: tuple[Item, ...]


def events(records: Iterable[Record[Item]], rule: Independence) -> list[Event[Item]]:
    """The independent events, by site, species and time.

    A record is compared with earlier ones alone: those of the same second are one event.
    """
    groups: dict[tuple[str, str, str], list[Record[Item]]] = {}
    for record in records:
        camera = record.camera if rule.by_camera else ""
        groups.setdefault((record.site, record.species, camera), []).append(record)
    found: list[Event[Item]] = []
    for _, group in sorted(groups.items()):
        found += _of_group(sorted(group, key=lambda one: one.instant), rule)
    return found


def _of_group(records: Sequence[Record[Item]], rule: Independence) -> list[Event[Item]]:
    pieces: list[tuple[timedelta, list[Record[Item]]]] = []
    for record in records:
        since = _since(record, pieces, rule.compared_to)
        begins = not pieces or (since >= rule.interval and since > timedelta(0))
        if begins:
            pieces.append((since, [record]))
        else:
            pieces[-1][1].append(record)
    return [_event(since, piece) for since, piece in pieces]


def _since(
    record: Record[Item], pieces: Sequence[tuple[timedelta, list[Record[Item]]]], compared_to: ComparedTo
) -> timedelta:
    if not pieces:
        return timedelta(0)
    current = pieces[-1][1]
    before = current[0] if compared_to is ComparedTo.LAST_INDEPENDENT_RECORD else current[-1]
    return record.instant - before.instant


def _event(since_last: timedelta, records: Sequence[Record[Item]]) -> Event[Item]:
    first = records[0]
    return Event(
        species=first.species,
        site=first.site,
        camera=first.camera,
        start=first.at,
        end=records[-1].instant + first.ahead,
        since_last=since_last,
        items=tuple(record.item for record in records),
    )

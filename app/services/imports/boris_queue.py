"""The videos of an observation of BORIS, one after the other, and when in its time each begins. Pure.

As BORIS 10.0.2 finds the file of an event (`event2media_file_name`): lengths are cut to milliseconds and
added up; where the dates of the files are its times, each begins at its date.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from app.services.imports.reading import LONGEST_S, number, told_path
from app.services.imports.values import FoundBout
from mvit_core.types import Span

LATEST_S = 2.0**31  # of a date, in seconds since 1970; BORIS takes no event after it


class Queued(msgspec.Struct, frozen=True):
    """One video: its path, empty where it lies outside of the folder, and its time in the observation."""

    path: str
    length_s: float | None  # None where nobody says
    start_s: float = 0.0
    end_s: float = math.inf


def queue(one: Mapping[str, Any]) -> list[Queued] | None:
    """The videos of the first player; empty where there are none, None where nobody says when each begins."""
    names = _names(one)
    if one.get("type", "MEDIA") != "MEDIA" or not names:
        return []
    info = _object(one.get("media_info"))
    lengths = [number(_object(info.get("length")).get(name), low=0, high=LONGEST_S) for name in names]
    is_dated = bool(one.get("media_creation_date_as_offset"))
    if len(names) == 1 and not is_dated:
        return [Queued(told_path(names[0]), lengths[0])]
    dates = _object(info.get("media_creation_time"))
    starts: list[float | None] = [number(dates.get(name), low=0, high=LATEST_S) for name in names]
    found: list[Queued] = []
    end_s = 0.0
    for name, length_s, date_s in zip(names, lengths, starts, strict=True):
        start_s = date_s if is_dated else end_s
        if start_s is None or length_s is None:
            return None
        end_s = start_s + math.floor(length_s * 1000) / 1000
        found.append(Queued(told_path(name), length_s, start_s, end_s))
    if not is_dated:
        found[-1] = msgspec.structs.replace(found[-1], end_s=math.inf)
    return found


def within(bout: FoundBout, video: Queued) -> FoundBout | None:
    """The part of a bout that lies in one video, in its time; a moment between two is of the later."""
    span = bout.span
    start_s, end_s = max(span.start_s, video.start_s), min(span.end_s, video.end_s)
    is_moment = span.duration_s == 0 and video.start_s <= span.start_s < video.end_s
    if start_s >= end_s and not is_moment:
        return None
    part = Span(start_s - video.start_s, end_s - video.start_s)
    return msgspec.structs.replace(bout, span=part)


def _names(one: Mapping[str, Any]) -> Sequence[str]:
    files = one.get("file")
    first = files.get("1") if isinstance(files, dict) else files
    return [each for each in (first if isinstance(first, list) else []) if isinstance(each, str)]


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}

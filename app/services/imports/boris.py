"""BORIS projects: the ethogram, and the events of each observation as bouts of its subjects.

A subject without a state "in view" is in view from its first event to its last. Events without a subject
belong to one animal that nobody named.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.services.exports.boris_subjects import AT_ONCE, DESCRIPTION, IN_VIEW, SAME_NAME, of_kind
from app.services.imports.boris_queue import LATEST_S, Queued, queue, within
from app.services.imports.reading import LONGEST_S, number, read_json
from app.services.imports.tables import NAMELESS
from app.services.imports.values import Found, FoundAnimal, FoundBehavior, FoundBout, FoundVideo
from app.store.records import Subject
from mvit_core.errors import UserError
from mvit_core.types import Span

SOURCE = "boris"
_NUMBERED = re.compile(r"(.+) \d+")  # a nameless animal
_SAME_NAME, _AT_ONCE = (re.compile(rf"{words} [1-9]\d*") for words in (SAME_NAME, AT_ONCE))
KINDS = {each.value: each for each in (Subject.HUMAN, Subject.VEHICLE, Subject.UNCLASSIFIED)}
NO_NAMES = frozenset((*KINDS, *NAMELESS))  # what is in view without a name is called after them

Event = tuple[float, str, str, str, str]  # time, subject, behavior, modifiers, comment


def read(path: Path) -> Found:
    """What a project says. UserError where it is none."""
    content = read_json(path)
    if not isinstance(content.get("observations"), dict) or not isinstance(
        content.get("behaviors_conf"), dict
    ):
        raise UserError(f"{path.name} has no observations and behaviors: it is no project of BORIS.")
    return Coding(content, is_ours=content.get("project_description") == DESCRIPTION).read()


class Coding:
    """One project; `is_ours` where Trapline wrote it."""

    def __init__(self, content: Mapping[str, Any], *, is_ours: bool) -> None:
        self._content = content
        self._found = Found(source=SOURCE, says_whose=False, is_ours=is_ours)
        self._points: dict[str, bool] = {}
        self._kinds: dict[str, str] = {}  # subject -> what it is

    def read(self) -> Found:
        """Ethogram, subjects, observations."""
        for one in _objects(self._content.get("behaviors_conf")):
            name = str(one.get("code") or "").strip()
            if name and name != IN_VIEW:
                is_point = str(one.get("type", "")).lower().startswith("point")
                self._points[name] = is_point
                self._found.behaviors.append(FoundBehavior(name, is_point))
        for one in _objects(self._content.get("subjects_conf")):
            self._kinds[str(one.get("name") or "")] = str(one.get("description") or "").strip()
        for name, one in self._content["observations"].items():
            if isinstance(one, dict):
                self._read_observation(str(name), one)
        return self._found

    def _read_observation(self, name: str, one: Mapping[str, Any]) -> None:
        videos = queue(one)
        if videos is None:
            self._found.refuse(
                f"The observation {name[:80]!r} does not say how long its videos are: it is left out."
            )
            return
        if not videos:
            self._found.refuse(f"The observation {name[:80]!r} is of no video file: it is left out.")
            return
        if not all(video.path for video in videos):
            self._found.refuse(
                f"The observation {name[:80]!r} is of a file outside of the folder: it is left out."
            )
            return
        for video in videos:
            self._found.videos.append(FoundVideo(key=video.path, path=video.path, duration_s=video.length_s))
        offset_s = number(one.get("time offset"), low=-LONGEST_S, high=LONGEST_S) or 0.0
        self._read_events(name, videos, self._events(name, one.get("events"), offset_s))

    def _events(self, name: str, raw: Any, offset_s: float) -> list[Event]:
        events = []
        for row in raw if isinstance(raw, list) else []:
            time_s = (
                number(row[0], low=-LONGEST_S, high=LATEST_S)
                if isinstance(row, list) and len(row) >= 3
                else None
            )
            if time_s is None:
                self._found.refuse(f"An event of {name[:80]!r} has no time: it is left out.")
                continue
            words = [str(each or "") for each in (*row[1:5], "", "", "")]
            events.append(
                (max(0.0, time_s - offset_s), words[0].strip(), words[1].strip(), words[2], words[3])
            )
        return sorted(events, key=lambda event: event[0])

    def _read_events(self, name: str, videos: Sequence[Queued], events: Sequence[Event]) -> None:
        subjects: dict[str, list[Event]] = {}
        for event in events:
            subjects.setdefault(event[1], []).append(event)
        for subject, those in subjects.items():
            bouts = self._bouts(name, those)
            for video in videos:
                parts = (within(bout, video) for bout in bouts)
                self._add_animals(video.path, subject, [part for part in parts if part is not None])

    def _add_animals(self, video: str, subject: str, bouts: Sequence[FoundBout]) -> None:
        """One for each stretch in view, with what it does then."""
        if not bouts:
            return
        views = [bout for bout in bouts if bout.behavior == IN_VIEW]
        others = tuple(bout for bout in bouts if bout.behavior != IN_VIEW)
        whole = Span(min(bout.span.start_s for bout in bouts), max(bout.span.end_s for bout in bouts))
        for number_, view in enumerate(views or [FoundBout(behavior=IN_VIEW, span=whole)]):
            inside = tuple(self._plain(bout) for bout in others if self._view_of(bout, views) == number_)
            self._found.animals.append(self._animal(video, subject, view, inside))

    def _view_of(self, bout: FoundBout, views: Sequence[FoundBout]) -> int:
        """Of animals of one name at one time the one that the bout says; else the nearest."""
        if not self._found.is_ours:
            return _nearest(bout, views)
        same = [place for place, view in enumerate(views) if _marks(view) == _marks(bout)]
        return same[_nearest(bout, [views[place] for place in same])] if same else _nearest(bout, views)

    def _plain(self, bout: FoundBout) -> FoundBout:
        """Without the modifiers by which Trapline tells what is at once apart."""
        if not self._found.is_ours:
            return bout
        told = (each for each in bout.modifiers if not _SAME_NAME.fullmatch(each))
        own = tuple(each for each in told if not _AT_ONCE.fullmatch(each))
        return msgspec.structs.replace(bout, modifiers=own)

    def _animal(self, video: str, subject: str, view: FoundBout, bouts: tuple[FoundBout, ...]) -> FoundAnimal:
        kind = self._kinds.get(subject, "")
        numbered = _NUMBERED.fullmatch(subject)
        is_name = bool(subject) and not (numbered and numbered[1] in (kind, *NO_NAMES))
        word = kind.casefold()
        return FoundAnimal(
            video=video,
            span=view.span,
            subject=KINDS.get(word, Subject.ANIMAL),
            name="" if word in NO_NAMES else kind,
            individual=subject.removesuffix(of_kind("", kind)) if is_name else "",
            notes=view.notes,
            bouts=bouts,
        )

    def _bouts(self, name: str, events: Sequence[Event]) -> list[FoundBout]:
        """States by pairs of rows in their order, points as they are."""
        bouts: list[FoundBout] = []
        started: dict[tuple[str, str], Event] = {}
        for event in events:
            key = event[2], event[3]
            if self._points.get(event[2], False):
                bouts.append(_bout(event, event[0]))
            elif key in started:
                bouts.append(_bout(started.pop(key), event[0]))
            else:
                started[key] = event
        for event in started.values():
            behavior, observation, start_s = event[2][:60], name[:80], f"{event[0]:.1f}"
            self._found.refuse(
                f"{behavior!r} in {observation!r} starts at {start_s} s and never stops: it is left out."
            )
        return sorted(bouts, key=lambda bout: bout.span.start_s)


def _bout(event: Event, end_s: float) -> FoundBout:
    modifiers = [part.strip() for part in event[3].replace("|", ",").split(",")]
    told = tuple(part for part in modifiers if part and part != "None")
    return FoundBout(behavior=event[2], span=Span(event[0], end_s), modifiers=told, notes=event[4])


def _marks(bout: FoundBout) -> list[str]:
    """Which of several animals of one name it is of."""
    return [each for each in bout.modifiers if _SAME_NAME.fullmatch(each)]


def _nearest(bout: FoundBout, views: Sequence[FoundBout]) -> int:
    """The stretch in view that a bout shares the most time with; else the closest one."""
    if len(views) < 2:
        return 0

    def apart(view: FoundBout) -> float:
        return -bout.span.shared_s(view.span)

    return min(range(len(views)), key=lambda place: apart(views[place]))


def _objects(entries: Any) -> list[dict[str, Any]]:
    values = entries.values() if isinstance(entries, dict) else ()
    return [one for one in values if isinstance(one, dict)]

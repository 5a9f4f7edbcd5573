"""Backups of projects: made by themselves, thinned out with age, restored with a look at what differs.

They lie on this computer's own disk, in a folder for each project, so that a lost or damaged drive does not
take them with it. Each is a whole project that can be opened like any other.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice, pairwise
from pathlib import Path

import msgspec

from app import paths
from app.services.keeping.leftovers import OF_A_TEMPORARY_FOLDER, clear_away, restoring_draft
from app.store.copying import (
    MENDED,
    MENDING,
    Contents,
    Impossible,
    contents_of,
    copy_mended,
    copy_project,
)
from app.store.lock import refuse_while_open
from app.store.plain_errors import Damaged
from mvit_core.errors import UserError
from mvit_core.files.abandoned import delete_abandoned
from mvit_core.files.presence import exists
from mvit_core.files.refused import remedy
from mvit_core.files.whole_file import rename

NEWEST_KEPT = 6
DAYS_KEPT = 14  # one a day
WEEKS_KEPT = 26  # one a week
MS_NS = 1_000_000  # what every disk's clock can hold, unlike a nanosecond
SPARED = "spared.txt"  # in the folder: the stamps of backups that alone hold what was removed
STAMP = "%Y%m%d-%H%M%S"
LONGEST_REST = timedelta(weeks=4)  # between two backups: what a clock that was put right jumps over is no age
_NAME = re.compile(r"^(\d{8}-\d{6})(?: (\d{8}-\d{6}))?\.trapline$")


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """One backup."""

    path: Path
    made_at: datetime  # UTC, by the clock of then
    order: datetime  # the same, but later than that of all before, where the clock was put back since
    size_bytes: int
    of_ms: int  # when the project that it was made of had last been written, by the system's clock

    def contents(self) -> Contents | None:
        """What is in it; None where it is damaged itself."""
        return contents_of(self.path)


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What a restoring did."""

    project: Path
    backup: Backup
    put_aside: Path | None  # where the file that stood there is now


def back_up(
    project: Path, *, now: datetime | None = None, between: Callable[[], object] = lambda: None
) -> Backup | None:
    """A backup of the project as it is now; None where nothing changed since the last one. Any thread.

    `between` is called now and then; what it raises gives the backup up. Raises UserError where none can be
    made, and Damaged where the project is: of one in which only values cannot be, there is a backup then.
    """
    known = backups_of(project)
    of_ms = _changed_at_ms(project)  # before it is copied: what is written meanwhile counts as later
    if known and of_ms == known[0].of_ms:  # not "earlier": the clock may have been put back since
        return None
    made_at = (now or datetime.now(UTC)).replace(microsecond=0)
    order = max(made_at, known[0].order + timedelta(seconds=1)) if known else made_at
    folder = folder_of(project)
    with _kept_in(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "project.txt").write_text(f"{project.absolute()}\n", encoding="utf-8", errors="replace")
    told = f"{made_at:{STAMP}}" if order == made_at else f"{order:{STAMP}} {made_at:{STAMP}}"
    place = folder / f"{told}.trapline"
    delete_abandoned(
        folder, ".*.trapline.part", ".*.trapline.part-journal", f"{MENDING}{OF_A_TEMPORARY_FOLDER}"
    )
    impossible = _copy(project, place, known, between)
    os.utime(place, ns=(of_ms * MS_NS, of_ms * MS_NS))
    thin_out(folder)
    if impossible is not None:
        raise Damaged(MENDED.format(source=project, fault=impossible.fault)) from impossible
    return _backup(place)


def as_it_is_now(project: Path, *, between: Callable[[], object] = lambda: None) -> Backup | None:
    """The backup that has the project as it is now, made where there is none yet; None where none is kept.

    Any thread. Raises UserError as `back_up` does.
    """
    made = back_up(project, between=between)
    return made or next(iter(backups_of(project)), None)


@contextmanager
def _kept_in(folder: Path) -> Iterator[None]:
    """UserError where what is done within cannot be written."""
    try:
        yield
    except OSError as error:
        raise UserError(
            f"Backups cannot be kept in {folder}: {error.strerror or error}. {remedy(error)}"
        ) from error


def _copy(
    project: Path, place: Path, known: Iterable[Backup], between: Callable[[], object]
) -> Impossible | None:
    """The project copied whole, or but for what is returned and cannot be; that would push out, one by one,
    the backups that have better.
    """
    try:
        copy_project(project, place, between=between)
    except Impossible as error:
        base = next((each.path for each in known if each.contents() is not None), None)
        if not copy_mended(project, place, base=base, between=between):
            raise
        return error
    return None


def backups_of(project: Path) -> list[Backup]:
    """All backups of the project at this path, newest first, whatever the clock said."""
    folder = folder_of(project)
    return _all_in(folder) if folder.is_dir() else []


def restore(project: Path, backup: Backup, *, now: datetime | None = None) -> Restored:
    """Put a backup in the project's place. What stands there is put aside, never thrown away.

    The project must not be open. Raises UserError; nothing has changed then.
    """
    if backup.contents() is None:
        raise UserError(f"The backup {backup.path} is damaged itself. Choose an older one.")
    refuse_while_open(project)
    clear_away(project)
    draft = restoring_draft(project)
    try:
        project.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup.path, draft)
        aside = put_in_place(draft, project, now or datetime.now(UTC))
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise UserError(
            f"{project} cannot be restored: {error.strerror or error}. The backup is {backup.path}: copied "
            "to a folder that can be written it opens like any project."
        ) from error
    return Restored(project=project, backup=backup, put_aside=aside)


def put_in_place(draft: Path, project: Path, now: datetime) -> Path | None:
    """Let a file take a project's place; returns where what stood there is now. Raises OSError."""
    aside = project.with_name(f"{project.stem} put aside {now:{STAMP}}.trapline")
    was_there = exists(project)
    if was_there:
        _put_aside(project, aside)
    try:
        rename(draft, project, over=True)
    except OSError:
        if was_there:
            _put_aside(aside, project)
        raise
    return aside if was_there else None


def folder_of(project: Path) -> Path:
    """Where the backups of the project at this path lie."""
    place = os.path.normcase(project.absolute())  # on Windows the case of letters tells none apart
    mark = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    name = re.sub(r"[^\w -]", "_", project.stem)[:60]
    return paths.backups_dir() / f"{name} {mark}"


def spare(backup: Backup) -> None:
    """Keep one longer, since what goes now for good is in no later one. Raises UserError."""
    place = backup.path.with_name(SPARED)
    with _kept_in(place.parent), place.open("a", encoding="ascii") as file:
        file.write(f"{backup.order:{STAMP}}\n")


def thin_out(folder: Path) -> None:
    """Keep the newest few, one a day for a while, one a week for longer; delete the others.

    Of those from before a removal the newest few and the first of each day, for as long.
    """
    found, spared = _all_in(folder), _spared(folder)
    moments = [each.made_at for each in found]
    of_removals = [place for place, each in enumerate(found) if each.order in spared]
    kept = worth_keeping(moments) | worth_sparing(of_removals, moments)
    for place, backup in enumerate(found):
        if place not in kept:
            with suppress(OSError):  # on Windows one that is looked at stays until the next time
                backup.path.unlink(missing_ok=True)


def worth_keeping(moments: Sequence[datetime]) -> set[int]:
    """Of backups made at these moments, the newest first, the places of those to keep.

    Days and weeks of the calendar count where a backup was made, in the order in which they were: a clock
    that stood years ahead for a while makes the others neither too old nor too many.
    """
    days: dict[date, int] = {}
    weeks: dict[tuple[int, int], int] = {}
    for place, moment in enumerate(moments):
        days.setdefault(moment.date(), place)
        weeks.setdefault(moment.isocalendar()[:2], place)
    newest = range(len(moments))[:NEWEST_KEPT]
    return {*newest, *islice(days.values(), DAYS_KEPT), *islice(weeks.values(), WEEKS_KEPT)}


def worth_sparing(of_removals: Iterable[int], moments: Sequence[datetime]) -> set[int]:
    """The same of those from before a removal, at these places."""
    gaps = (later - earlier for later, earlier in pairwise(moments))
    ages = [*accumulate((sorted((timedelta(), gap, LONGEST_REST))[1] for gap in gaps), initial=timedelta())]
    young = sorted(place for place in of_removals if ages[place] <= timedelta(weeks=WEEKS_KEPT))
    first_of_day = {moments[place].date(): place for place in young}
    return {*first_of_day.values(), *young[:NEWEST_KEPT]}


def _all_in(folder: Path) -> list[Backup]:
    found = [each for file in folder.iterdir() if (each := _backup(file)) is not None]
    return sorted(found, key=lambda backup: backup.order, reverse=True)


def _spared(folder: Path) -> set[datetime]:
    try:
        stamps = (folder / SPARED).read_text(encoding="ascii", errors="replace").split()
    except OSError:
        return set()
    found = set()
    for stamp in stamps:
        with suppress(ValueError):
            found.add(_moment(stamp))
    return found


def _backup(file: Path) -> Backup | None:
    match = _NAME.match(file.name)
    if not match:
        return None
    about = file.stat()
    return Backup(
        path=file,
        made_at=_moment(match[2] or match[1]),
        order=_moment(match[1]),
        size_bytes=about.st_size,
        of_ms=about.st_mtime_ns // MS_NS,
    )


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)


def _put_aside(project: Path, aside: Path) -> None:
    """The file, and its log where that still holds something."""
    for old, new in zip(_with_logs(project), _with_logs(aside), strict=True):
        if exists(old) and (old == project or old.stat().st_size):
            rename(old, new, over=True)
        else:
            old.unlink(missing_ok=True)


def _changed_at_ms(project: Path) -> int:
    sizes = [file.stat() for file in _with_logs(project)[:2] if file.exists()]
    times = [each.st_mtime_ns for each in sizes if each.st_size]  # opening makes an empty log
    return max(times, default=0) // MS_NS


def _with_logs(project: Path) -> list[Path]:
    return [project, *(project.with_name(project.name + ending) for ending in ("-wal", "-shm"))]

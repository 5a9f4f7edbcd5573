"""A damaged project recovered as far as it can be read, the rest from its newest backup, and what changed."""

import shutil
import sqlite3
import uuid
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from app.services.keeping.backups import STAMP, Backup, backups_of, put_in_place
from app.services.keeping.leftovers import RECOVERING, clear_away
from app.store import engine as engines
from app.store import migrate
from app.store.copying import contents_of, has_log
from app.store.grafting import fill_up, graft
from app.store.integrity import WHOLE, reading
from app.store.lock import refuse_while_open
from app.store.mending import Mended, is_whole, lists_tables, mend, revision_of
from app.store.plain_errors import plainly
from app.store.salvage import BROKEN, copy_readable, open_damaged
from mvit_core.errors import UserError
from mvit_core.files.whole_file import rename

KINDS = {
    "videos": "videos",
    "observations": "observations",
    "labels": "labels",
    "label_history": "lines of the audit trail",
    "opinions": "labels of blind reviews",
    "tracks": "tracks",
    "detections": "detections",
    "scan_results": "results of scans",
    "sites": "sites",
    "deployments": "deployments",
    "behaviors": "behaviors",
    "taxa": "taxa of the project's own",
}
OF_A_VIDEO = {  # where the name of the video comes from
    "videos": "SELECT relative_path FROM videos WHERE rowid = ?1",
    "observations": "SELECT v.relative_path FROM observations o JOIN videos v ON v.id = o.video_id "
    "WHERE o.rowid = ?1",
    "labels": "SELECT v.relative_path FROM labels l JOIN observations o ON o.id = l.observation_id "
    "JOIN videos v ON v.id = o.video_id WHERE l.rowid = ?1",
}


class Recovered(msgspec.Struct, frozen=True, kw_only=True):
    """What a recovery did."""

    project: Path
    backup: Backup | None  # that the rest came from
    put_aside: Path  # the damaged file
    story: tuple[str, ...]  # sentences, the most important first
    list_file: Path  # the story, and every row that is older than the damaged file


def recover(project: Path, *, now: datetime | None = None) -> Recovered:
    """Put in a damaged project's place what can be read of it; the damaged file is put aside, never changed.

    The project must not be open. Raises UserError; nothing has changed then.
    """
    refuse_while_open(project)
    clear_away(project)
    moment = now or datetime.now(UTC)
    backup = next((each for each in backups_of(project) if each.contents() is not None), None)
    try:
        with TemporaryDirectory(prefix=RECOVERING, dir=project.parent) as folder, plainly(str(project)):
            whole, damaged = Path(folder) / "whole", Path(folder) / "damaged"
            missing_bytes = _readable_copy(project, damaged)
            if backup is not None:
                shutil.copyfile(backup.path, whole)
                if not lists_tables(damaged):
                    graft(damaged, whole)
            _check_age(damaged, project)
            mended = mend(damaged, whole)
            _finish(whole, project, mended, backup)
            story = _story(mended, backup, missing_bytes)
            rows = _older_rows(whole, mended)
            listed = Path(folder) / "listed"  # before all else: a disk may be full
            listed.write_text("\n".join((*story, "", *rows, "")), encoding="utf-8")
            aside = put_in_place(whole, project, moment)
            list_file = project.with_name(f"{project.stem} recovered {moment:{STAMP}}.txt")
            rename(listed, list_file, over=True)
    except OSError as error:
        raise UserError(
            f"{project} cannot be recovered: {error.strerror or error}. Copy it to a folder that can be "
            "written, and recover it there."
        ) from error
    assert aside is not None
    return Recovered(project=project, backup=backup, put_aside=aside, story=story, list_file=list_file)


def is_sound(project: Path) -> bool:
    """Whether all of a project can be read, its indexes too."""
    try:
        with closing(reading(project)) as connection:
            whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == WHOLE
    except (sqlite3.Error, OSError):
        return False
    return whole and contents_of(project) is not None


def _readable_copy(project: Path, place: Path) -> int:
    """With its log; how many bytes the drive did not give."""
    missing = copy_readable(project, place)
    if has_log(project):
        log = project.with_name(f"{project.name}-wal")
        missing += copy_readable(log, place.with_name(f"{place.name}-wal"))
    else:
        header = engines.read_header(place)
        if engines.is_project_header(header):
            missing += fill_up(place, engines.promised_bytes(header))
    return missing


def _check_age(damaged: Path, project: Path) -> None:
    with closing(open_damaged(damaged)) as connection:
        revision = revision_of(connection)
    if revision is not None and revision.isdigit() and int(revision) > int(migrate.HEAD):
        migrate.check_revision(revision, str(project))


def _finish(whole: Path, project: Path, mended: list[Mended], backup: Backup | None) -> None:
    """Make a project of it; UserError where nothing is in it."""
    num_read = sum(each.num_read for each in mended)
    if not num_read and backup is None:
        raise UserError(f"Nothing of {project} can be read any more, and there is no backup of it.")
    if not num_read:
        raise UserError(f"Nothing of {project} can be read any more. Restore it from a backup.")
    with closing(sqlite3.connect(whole)) as connection:
        if not connection.execute("SELECT count(*) FROM projects").fetchone()[0]:
            connection.execute(
                "INSERT INTO projects (id, name, uuid, created_at) VALUES (1, ?, ?, ?)",
                (project.stem, str(uuid.uuid4()), f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"),
            )
        connection.execute(f"PRAGMA application_id = {engines.APPLICATION_ID}")
        connection.commit()
    if not is_whole(whole):
        raise UserError(f"{project} cannot be put together again. Restore it from a backup.")


def _story(mended: list[Mended], backup: Backup | None, missing_bytes: int) -> tuple[str, ...]:
    told = [each for each in mended if each.table in KINDS]
    others = [each for each in mended if each.table not in KINDS and each.num_gaps]
    read = ", ".join(f"{each.num_read:,} {KINDS[each.table]}" for each in told if each.num_read)
    story = [f"Read from the damaged file: {read or 'settings'}."]
    if missing_bytes:
        story.append(f"{missing_bytes:,} bytes of it are missing.")
    older = ", ".join(f"{len(each.from_backup):,} {KINDS[each.table]}" for each in told if each.from_backup)
    if older and backup is not None:
        story.append(f"Taken from the backup of {backup.made_at:%Y-%m-%d %H:%M} UTC: {older}.")
    lost = ", ".join(f"{len(each.left_out):,} {KINDS[each.table]}" for each in told if each.left_out)
    if lost:
        story.append(f"Left out, since what they belong to is lost: {lost}.")
    emptied = ", ".join(f"{len(each.emptied):,} ({KINDS[each.table]})" for each in told if each.emptied)
    if emptied:
        story.append(f"Emptied or set back, since no project has such values: {emptied}.")
    unread = ", ".join([KINDS[each.table] for each in told if each.num_gaps] + ["settings"] * bool(others))
    if unread:
        if backup is not None:
            story.append(
                f"Some {unread} could not be read; what was changed there since that backup is lost."
            )
        else:
            story.append(f"Some {unread} could not be read; what was changed there is lost.")
    else:
        story.append("All of it could be read.")
    return tuple(story)


def _older_rows(whole: Path, mended: list[Mended]) -> list[str]:
    """A line for each row that came from the backup, with the video that it is about."""
    lines = []
    with closing(sqlite3.connect(whole)) as connection:
        for each in mended:
            for number in each.from_backup:
                video = _video_of(connection, each.table, number)
                lines.append(f"from the backup: {each.table} {number}{video and f' ({video})'}")
            lines += [f"left out: {each.table} {number}" for number in each.left_out]
            lines += [f"emptied or set back: {each.table} {number}, {name}" for number, name in each.emptied]
    return lines


def _video_of(connection: sqlite3.Connection, table: str, number: int) -> str:
    if table not in OF_A_VIDEO:
        return ""
    try:
        found = connection.execute(OF_A_VIDEO[table], (number,)).fetchone()
    except BROKEN:
        return ""
    return str(found[0]) if found else ""

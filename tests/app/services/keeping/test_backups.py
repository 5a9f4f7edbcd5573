"""Backups: what is kept, what comes back, and that nothing is lost on the way."""

import errno
import os
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.services.keeping import backups
from app.services.keeping.backups import (
    SPARED,
    back_up,
    backups_of,
    folder_of,
    restore,
    spare,
    worth_keeping,
    worth_sparing,
)
from app.services.projects import Project, create_project, open_project
from app.services.vocabulary import behaviors
from app.store import copying, migrate
from app.store.integrity import check
from app.store.plain_errors import Damaged
from mvit_core.errors import UserError
from tests.behaviors import add_behavior

pytestmark = pytest.mark.usefixtures("home")

NOON = datetime(2024, 6, 12, 12, 0, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed project with a behavior of its own."""
    with create_project(tmp_path / "wolves.trapline") as project:
        add_behavior(project, "howls")
    return tmp_path / "wolves.trapline"


def own(file: Path) -> set[str]:
    with open_project(file) as project:
        return {each.key for each in behaviors(project)}


def test_a_backup_holds_what_is_still_in_the_log_of_an_open_project(file: Path) -> None:
    with open_project(file) as project:
        add_behavior(project, "digs")
        made = back_up(file, now=NOON)
    assert made is not None
    assert made.path.is_relative_to(folder_of(file))
    assert {"howls", "digs"} <= own(made.path)


def test_nothing_is_made_where_nothing_changed(file: Path) -> None:
    assert back_up(file) is not None
    assert back_up(file) is None
    with open_project(file) as project:
        assert back_up(file) is None
        add_behavior(project, "digs")
        assert back_up(file) is not None
    assert len(backups_of(file)) == 2


@pytest.mark.parametrize("damage", ["empty", "garbage", "gone"])
def test_a_lost_project_comes_back_and_the_rest_is_put_aside(file: Path, damage: str) -> None:
    made = back_up(file)
    assert made is not None
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(b"" if damage == "empty" else b"\xff" * 5000)
    restored = restore(file, made, now=NOON)
    assert "howls" in own(file)
    if damage == "gone":
        assert restored.put_aside is None
    else:
        assert restored.put_aside is not None
        assert restored.put_aside.exists()


def test_restoring_an_older_state_loses_no_newer_one(file: Path) -> None:
    older = back_up(file)
    assert older is not None
    with open_project(file) as project:
        add_behavior(project, "digs")
    restored = restore(file, older, now=NOON)
    assert "digs" not in own(file)
    assert restored.put_aside is not None
    assert "digs" in own(restored.put_aside)


@pytest.mark.parametrize("start", [0, 100, 8192], ids=["its mark", "its schema", "its rows"])
def test_a_damaged_project_is_never_kept_as_a_backup(file: Path, start: int) -> None:
    with open_project(file) as project:
        for number in range(300):
            add_behavior(project, f"behavior {number}")
    data = bytearray(file.read_bytes())
    data[start : len(data) // 2] = b"\xaa" * (len(data) // 2 - start)
    file.write_bytes(data)
    with pytest.raises(Damaged, match="Recover what can be read"):
        back_up(file)
    assert backups_of(file) == []
    assert [each.name for each in folder_of(file).iterdir()] == ["project.txt"]


def test_a_backup_that_is_given_up_leaves_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Enough(Exception):  # noqa: N818 - no error
        """Nobody wants it any more."""

    def enough() -> None:
        raise Enough

    monkeypatch.setattr(copying, "PAGES", 1)
    with pytest.raises(Enough):
        back_up(file, between=enough)
    assert backups_of(file) == []


def test_a_damaged_backup_is_not_restored(file: Path) -> None:
    made = back_up(file)
    assert made is not None
    before = file.read_bytes()
    made.path.write_bytes(b"nothing")
    with pytest.raises(UserError, match="damaged itself"):
        restore(file, made)
    assert file.read_bytes() == before


def test_projects_of_one_name_in_two_places_keep_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        create_project(tmp_path / name / "wolves.trapline").close()
        back_up(tmp_path / name / "wolves.trapline")
    assert len(backups_of(tmp_path / "a" / "wolves.trapline")) == 1


def at(moments: Sequence[datetime], places: Collection[int]) -> list[datetime]:
    return [moments[place] for place in sorted(places)]


def test_many_recent_some_daily_and_weekly_ones_are_kept() -> None:
    hourly = [NOON - timedelta(hours=number) for number in range(24 * 400)]
    kept = at(hourly, worth_keeping(hourly))
    assert kept[: backups.NEWEST_KEPT] == hourly[: backups.NEWEST_KEPT]
    assert len(kept) <= backups.NEWEST_KEPT + backups.DAYS_KEPT + backups.WEEKS_KEPT
    days = {(NOON.date() - moment.date()).days for moment in kept}
    assert set(range(backups.DAYS_KEPT)) <= days
    assert max(days) >= 7 * (backups.WEEKS_KEPT - 2)
    assert worth_keeping([]) == set()


def test_the_last_of_each_day_and_week_stays_while_new_ones_come() -> None:
    """Days that were counted back from the newest moved with it, and took what was kept the hour before."""
    there: list[datetime] = []
    for day in range(300):
        for number in range(18):  # three hours of work
            there.insert(0, NOON + timedelta(days=day, minutes=10 * number))
            there = at(there, worth_keeping(there))
    days = sorted({moment.date() for moment in there}, reverse=True)
    assert days[: backups.DAYS_KEPT] == [
        days[0] - timedelta(days=number) for number in range(backups.DAYS_KEPT)
    ]
    assert len({moment.isocalendar()[:2] for moment in there}) == backups.WEEKS_KEPT


def test_what_is_written_after_the_clock_was_put_back_is_kept_too(file: Path) -> None:
    first = back_up(file, now=NOON)
    with open_project(file) as project:
        add_behavior(project, "digs")
    last_week = file.stat().st_mtime - 7 * 86400
    os.utime(file, (last_week, last_week))
    second = back_up(file, now=NOON - timedelta(days=7))
    assert first is not None
    assert second is not None
    assert backups_of(file)[0].path == second.path  # the newest, whatever the clock said
    assert back_up(file, now=NOON - timedelta(days=7)) is None
    assert "digs" in own(second.path)


def test_a_clock_that_stood_years_ahead_for_a_while_throws_no_backups_away() -> None:
    daily = [NOON - timedelta(days=number) for number in range(200)]
    before = at(daily, worth_keeping(daily))
    ahead = [NOON + timedelta(days=3650), *before]
    kept = at(ahead, worth_keeping(ahead))
    assert len(kept) >= len(before) - 2
    assert min(kept) < NOON - timedelta(weeks=backups.WEEKS_KEPT - 3)


def test_what_was_made_while_the_clock_stood_years_ahead_crowds_out_nothing_of_later(file: Path) -> None:
    back_up(file, now=NOON + timedelta(days=3650))
    for number in range(40):
        with open_project(file) as project:
            add_behavior(project, f"behavior {number}")
        back_up(file, now=NOON + timedelta(hours=12 * number))
    found = backups_of(file)
    assert [each.made_at for each in found[:3]] == [
        NOON + timedelta(hours=12 * each) for each in (39, 38, 37)
    ]
    assert len({each.made_at.date() for each in found}) >= backups.DAYS_KEPT
    assert back_up(file, now=NOON + timedelta(days=30)) is None
    assert "behavior_39" in own(found[0].path)


def test_what_was_spared_stays_as_long_though_the_clock_stood_years_ahead(file: Path) -> None:
    spared = back_up(file, now=NOON)
    assert spared is not None
    spare(spared)
    for number in range(10):
        with open_project(file) as project:
            add_behavior(project, f"behavior {number}")
        back_up(file, now=NOON + timedelta(days=3650, minutes=number))
    assert spared.path.exists()
    for days, stays in ((100, True), (300, False)):
        later = [NOON + timedelta(days=number) for number in range(days, 0, -1)]
        moments = [*later, NOON + timedelta(days=3650), NOON]
        assert worth_sparing([days + 1], moments) == ({days + 1} if stays else set())


def test_old_backups_are_thinned_out_as_new_ones_come(file: Path) -> None:
    for number in range(12):
        with open_project(file) as project:
            add_behavior(project, f"behavior {number}")
        back_up(file, now=NOON + timedelta(minutes=number))
    assert len(backups_of(file)) == backups.NEWEST_KEPT


def test_of_backups_from_before_removals_the_first_of_each_day_and_the_newest_stay() -> None:
    removals = [NOON - timedelta(minutes=10 * number) for number in range(6 * 24 * 300)]
    kept = at(removals, worth_sparing(range(len(removals)), removals))
    assert kept[: backups.NEWEST_KEPT] == removals[: backups.NEWEST_KEPT]
    assert all(each.hour == each.minute == 0 for each in kept[backups.NEWEST_KEPT : -1])
    assert min(kept) == NOON - timedelta(weeks=backups.WEEKS_KEPT)
    assert len(kept) == backups.NEWEST_KEPT + 7 * backups.WEEKS_KEPT + 1


def test_what_cannot_be_spared_is_a_sentence(file: Path) -> None:
    made = back_up(file)
    assert made is not None
    made.path.with_name(SPARED).mkdir()
    with pytest.raises(UserError, match="cannot be kept in"):
        spare(made)
    back_up(file)
    assert backups_of(file) == [made]


def test_a_project_that_somebody_writes_is_not_restored(file: Path) -> None:
    made = back_up(file)
    assert made is not None
    with open_project(file) as project:
        with pytest.raises(UserError, match="is open for writing by"):
            restore(file, made, now=NOON)
        add_behavior(project, "digs")
    assert "digs" in own(file)


def test_a_restoring_that_fails_at_its_end_leaves_the_project_where_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(file)
    assert made is not None
    before = file.read_bytes()
    plain = backups.rename

    def refuse(old: Path, new: Path, *, over: bool = False) -> None:
        if old.name.endswith(".restoring"):
            raise PermissionError(13, "another program has it open")
        plain(old, new, over=over)

    monkeypatch.setattr(backups, "rename", refuse)
    with pytest.raises(UserError, match=r"another program has it open\. The backup is .*: copied to"):
        restore(file, made, now=NOON)
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.glob("*.trapline")] == [file.name]


def test_a_drive_that_does_not_say_what_is_there_is_not_written_over(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(file)
    assert made is not None
    with open_project(file) as project:
        add_behavior(project, "digs")
    plain = os.stat

    def hiccup(place: Path, **options: Any) -> os.stat_result:
        if place == file:
            raise OSError(errno.EIO, "Input/output error")
        return plain(place, **options)

    with monkeypatch.context() as patch:
        patch.setattr("app.services.keeping.backups.refuse_while_open", lambda _: None)
        patch.setattr(os, "stat", hiccup)
        with pytest.raises(UserError, match="cannot be restored: Input/output error"):
            restore(file, made, now=NOON)
    assert "digs" in own(file)


def test_a_backup_that_cannot_be_thrown_away_now_hinders_no_new_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = back_up(file, now=NOON)
    assert first is not None
    plain = Path.unlink

    def refuse(old: Path, missing_ok: bool = False) -> None:
        if old == first.path:
            raise PermissionError(13, "another program has it open")
        plain(old, missing_ok=missing_ok)

    with open_project(file) as project:
        add_behavior(project, "digs")
    monkeypatch.setattr(backups, "worth_keeping", lambda _moments: {0})
    monkeypatch.setattr(Path, "unlink", refuse)
    assert back_up(file, now=NOON) is not None
    assert first.path.exists()


@pytest.mark.parametrize("has_older", [True, False])
def test_a_project_with_a_value_that_cannot_be_is_backed_up_but_for_that(
    project: Project, scan, make_result, *, has_older: bool
) -> None:
    """Else weeks of labels would hang on one wrong byte and on one disk."""
    scan(make_result(0.1, 0.5))
    file = project.path
    assert file is not None
    project.close()
    if has_older:
        back_up(file, now=NOON)
    with closing(sqlite3.connect(file)) as connection:
        (end_s,) = connection.execute("SELECT end_s FROM observations WHERE id = 1").fetchone()
        connection.execute("UPDATE observations SET end_s = start_s - 1 WHERE id = 1")
        connection.commit()
    with open_project(file) as opened:
        add_behavior(opened, "digs")
    words = r"row 1 of observations has .* as end_s\); backups hold all but that\."
    with pytest.raises(Damaged, match=f"{words} Recover what can be read"):
        back_up(file, now=NOON + timedelta(minutes=10))
    assert back_up(file) is None, "nothing changed since"
    newest = backups_of(file)[0]
    assert newest.made_at == NOON + timedelta(minutes=10)
    check(newest.path)
    assert "digs" in own(newest.path)
    with closing(sqlite3.connect(newest.path)) as connection:
        found = connection.execute("SELECT end_s FROM observations WHERE id = 1").fetchall()
    assert found == ([(end_s,)] if has_older else [])
    assert sorted(each.suffix for each in folder_of(file).iterdir()) == [
        *[".trapline"] * (1 + has_older),
        ".txt",
    ]


def test_of_an_older_project_with_a_value_that_cannot_be_no_backup_is_made(project: Project, scan) -> None:
    """It would be one of this version, before which it was to be kept."""
    file = project.path
    assert file is not None
    project.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (migrate.REVISIONS[-2],))
        connection.execute("UPDATE videos SET duration_s = -1 WHERE id = 1")
        connection.commit()
    with pytest.raises(Damaged, match="no backup was made"):
        back_up(file)
    assert backups_of(file) == []

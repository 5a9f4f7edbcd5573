"""A damaged project gives what can be read of it; the rest comes from the backup; nothing is made up."""

import errno
import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.services import media
from app.services.keeping.backups import back_up
from app.services.keeping.recovery import is_sound, recover
from app.services.projects import Project, create_project, open_project
from app.services.vocabulary import behaviors
from app.store.integrity import check
from app.store.salvage import copy_readable
from mvit_core.errors import UserError
from mvit_core.types import VideoStatus
from tests.app.services.keeping.test_damaged_projects import damage, read_all
from tests.behaviors import add_behavior

pytestmark = pytest.mark.usefixtures("home")

NOON = datetime(2024, 6, 12, 12, 0, 0, tzinfo=UTC)
PAGE = 4096
Rows = dict[tuple[str, int], tuple[object, ...]]
NUM_DAMAGED = 14
FILLS_PAGES = 600  # rows of a table, some of them written after the backup


def write(file: Path, numbers: range, words: str) -> None:
    """Settings, each with words of its own."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executemany(
            "INSERT INTO settings (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            ((f"note {number:04}", f'"{words} {number} {"x" * 80}"') for number in numbers),
        )
        connection.commit()


def all_rows(file: Path) -> Rows:
    """Every row of every table, as SQLite numbers them."""
    found: Rows = {}
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for number, *values in connection.execute(f'SELECT rowid, * FROM "{table}"'):
                found[table, number] = tuple(values)
    return found


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A closed project as it was once and as it is: later rows changed, came and went."""
    file = tmp_path_factory.mktemp("first") / "wolves.trapline"
    create_project(file).close()
    write(file, range(FILLS_PAGES), "before")
    before = file.read_bytes()
    write(file, range(200, 300), "changed")
    write(file, range(FILLS_PAGES, FILLS_PAGES + 100), "new")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM settings WHERE key < 'note 0020'")
        connection.commit()
    return before, file.read_bytes()


@pytest.fixture
def states(tmp_path: Path, contents: tuple[bytes, bytes]) -> tuple[Path, Rows, Rows]:
    """The project, what is in it, and what is in its backup."""
    file = tmp_path / "wolves.trapline"
    file.write_bytes(contents[0])
    back_up(file, now=NOON)
    before = all_rows(file)
    file.write_bytes(contents[1])
    return file, all_rows(file), before


def test_whatever_pages_are_lost_each_row_is_as_it_was_last_or_as_the_backup_has_it(
    states: tuple[Path, Rows, Rows],
) -> None:
    file, now, before = states
    whole, num_recovered = file.read_bytes(), 0
    for seed in range(NUM_DAMAGED):
        content, dice = bytearray(whole), random.Random(seed)
        for page in dice.sample(range(len(content) // PAGE), dice.choice((1, 2, 6))):
            content[page * PAGE : (page + 1) * PAGE] = dice.choice((bytes(PAGE), dice.randbytes(PAGE)))
        file.write_bytes(content)
        try:
            done = recover(file, now=NOON + timedelta(seconds=seed))
        except UserError:  # the only table that holds much here had its first page among them
            continue
        num_recovered += 1
        made = {key: row for key, row in all_rows(file).items() if key[0] == "settings"}
        assert all(row in (now.get(key), before.get(key)) for key, row in made.items())
        assert {key for key in before.keys() & now.keys() if key[0] == "settings"} <= made.keys()
        if done.story[-1] == "All of it could be read.":
            assert all(made.get(key) == row for key, row in now.items() if key[0] == "settings")
        with open_project(file) as project:
            read_all(project)
        assert done.put_aside.read_bytes() == content
        assert done.list_file.read_text(encoding="utf-8").startswith(done.story[0])
    assert num_recovered > NUM_DAMAGED / 2


def test_what_was_removed_since_the_backup_stays_removed_and_what_is_readable_is_the_newest(
    states: tuple[Path, Rows, Rows],
) -> None:
    file, now, _before = states
    done = recover(file, now=NOON)
    assert all_rows(file) == now
    assert done.story[-1] == "All of it could be read."


def test_a_file_whose_end_is_missing_gives_its_beginning(states: tuple[Path, Rows, Rows]) -> None:
    file, now, before = states
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // PAGE * 9 // 10 * PAGE])
    with pytest.raises(UserError, match="damaged"):
        open_project(file)
    done = recover(file, now=NOON)
    made = {key: row for key, row in all_rows(file).items() if key[0] == "settings"}
    assert all(row in (now.get(key), before.get(key)) for key, row in made.items())
    assert any(row == now[key] != before.get(key) for key, row in made.items() if key in now)
    assert any("could not be read" in sentence for sentence in done.story)
    older = [
        line for line in done.list_file.read_text(encoding="utf-8").splitlines() if "from the backup" in line
    ]
    assert older


def test_without_a_backup_what_can_be_read_is_a_project(tmp_path: Path) -> None:
    file = tmp_path / "lynx.trapline"
    with create_project(file) as project:
        add_behavior(project, "howls")
    recover(file, now=NOON)
    with open_project(file) as project:
        assert project.name == "lynx"
        assert "howls" in {each.key for each in behaviors(project)}


def spoil(file: Path, question: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(question)
        connection.commit()


@pytest.mark.parametrize("has_backup", [True, False])
def test_values_that_cannot_be_do_not_come_along(
    project: Project, scan, make_result, *, has_backup: bool
) -> None:
    """What may be empty is emptied, and its row stays as it was last; else the backup's row is taken."""
    scan(make_result(0.1, 0.5))
    path = project.path
    assert path is not None
    project.close()
    if has_backup:
        back_up(path, now=NOON)
    spoil(path, "UPDATE videos SET duration_s = 'lots', reason = 'last' WHERE id = 2")
    spoil(path, "UPDATE videos SET status = 'weird' WHERE id = 1")
    before = all_rows(path)
    spoil(path, "UPDATE observations SET end_s = start_s - 1 WHERE id = 1")
    done = recover(path, now=NOON)
    assert is_sound(path)
    check(path)
    after = all_rows(path)
    with open_project(path) as recovered:
        first, second, *_ = sorted(media.videos(recovered), key=lambda one: one.id)
    assert (second.duration_s, second.reason) == (None, "last")
    assert first.status is VideoStatus.NEW
    assert after.get(("observations", 1)) == (before["observations", 1] if has_backup else None)
    story = " ".join(done.story)
    assert "Emptied or set back, since no project has such values: 2 (videos)." in story
    assert ("Taken from the backup" in story) == has_backup
    assert "emptied or set back: videos 2, duration_s" in done.list_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"no database at all " * 500])
def test_where_nothing_can_be_read_nothing_is_changed(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "lynx.trapline"
    file.write_bytes(content)
    with pytest.raises(UserError, match="no backup"):
        recover(file, now=NOON)
    assert file.read_bytes() == content
    assert sorted(each.name for each in tmp_path.iterdir() if each.name != "home") == ["lynx.trapline"]


def test_a_project_that_is_open_is_left_alone(tmp_path: Path) -> None:
    with create_project(tmp_path / "lynx.trapline"), pytest.raises(UserError, match="Close it there"):
        recover(tmp_path / "lynx.trapline")


def test_wrong_bytes_anywhere_end_in_a_project_that_can_be_read_or_in_a_sentence(
    project: Project, scan, make_result, tmp_path: Path
) -> None:
    scan(make_result(0.1, 0.5))
    path = project.path
    assert path is not None
    project.close()
    whole, num_recovered = path.read_bytes(), 0
    for seed in range(25):
        content = bytearray(whole)
        damage(content, random.Random(seed))
        copy = tmp_path / f"{seed}.trapline"
        copy.write_bytes(content)
        try:
            recover(copy, now=NOON)
        except UserError:
            continue
        num_recovered += 1
        with open_project(copy) as recovered:
            read_all(recovered)
    assert num_recovered > 12


def test_blocks_that_a_drive_does_not_give_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, place = tmp_path / "a", tmp_path / "b"
    source.write_bytes(bytes(range(256)) * 64)
    real = Path.open

    class Failing:
        """A file whose second block cannot be read."""

        def __init__(self, file: object) -> None:
            self._file = file

        def __enter__(self) -> "Failing":
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()  # type: ignore[attr-defined]

        def seek(self, at: int) -> None:
            if at == PAGE:
                raise OSError(5, "Input/output error")
            self._file.seek(at)  # type: ignore[attr-defined]

        def read(self, number: int) -> bytes:
            return self._file.read(number)  # type: ignore[attr-defined, no-any-return]

    def opened(path: Path, mode: str = "r", **words: object) -> object:
        file = real(path, mode, **words)  # type: ignore[call-overload]
        return Failing(file) if path == source else file

    monkeypatch.setattr(Path, "open", opened)
    assert copy_readable(source, place) == PAGE
    monkeypatch.undo()
    assert place.read_bytes() == source.read_bytes()[:PAGE] + bytes(PAGE) + source.read_bytes()[2 * PAGE :]


def test_a_disk_that_is_full_for_the_list_of_rows_leaves_the_project_as_it_was(
    states: tuple[Path, Rows, Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = states[0]
    file.write_bytes(file.read_bytes()[:-8192])
    before = file.read_bytes()

    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(UserError, match=r"No space left on device\. Copy it to a folder"):
        recover(file)
    assert file.read_bytes() == before

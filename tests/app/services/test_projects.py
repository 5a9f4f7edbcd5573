import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from app.services import media, projects
from app.services.keeping import project_files
from app.services.keeping.backups import backups_of
from app.services.projects import Project, create_project, open_or_create, open_project
from app.store import engine as engines
from app.store import migrate
from app.store.lock import ProjectLock
from app.store.plain_errors import Adrift
from app.store.records import VideoId
from app.store.schema import VideoRow
from mvit_core.errors import UserError


def test_a_new_project_is_one_file_with_its_name_once_closed(tmp_path: Path):
    file = tmp_path / "Wälder 2024.trapline"
    with create_project(file) as project:
        assert project.name == "Wälder 2024"
        assert not project.read_only
    assert [path.name for path in tmp_path.iterdir()] == ["Wälder 2024.trapline"]
    with open_or_create(file) as again:
        assert again.name == "Wälder 2024"


def test_a_project_keeps_its_name_in_a_file_that_is_renamed(tmp_path: Path):
    create_project(tmp_path / "Serengeti.trapline").close()
    (tmp_path / "Serengeti.trapline").rename(tmp_path / "a.trapline")
    with open_project(tmp_path / "a.trapline") as project:
        assert project.name == "Serengeti"


def make_foreign(path: Path, kind: str) -> None:
    if kind == "text":
        path.write_text("hello, I am a shopping list" * 50)
    elif kind == "empty":
        path.touch()
    elif kind == "other sqlite":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE songs (id INTEGER)")
        connection.close()
    elif kind == "folder":
        path.mkdir()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("text", "not a Trapline project"),
        ("empty", "empty"),
        ("other sqlite", "not a Trapline project"),
        ("folder", "is a folder"),
        ("missing", "no project at"),
    ],
)
def test_what_is_no_project_is_refused_with_a_sentence(tmp_path: Path, kind: str, words: str):
    file = tmp_path / "x.trapline"
    make_foreign(file, kind)
    with pytest.raises(UserError, match=words) as caught:
        open_project(file)
    assert str(file) in str(caught.value)
    assert not list(tmp_path.glob("*.lock"))


def test_a_damaged_project_is_refused_with_a_sentence(tmp_path: Path):
    file = tmp_path / "x.trapline"
    create_project(file).close()
    content = bytearray(file.read_bytes())
    content[100:] = b"\x55" * (len(content) - 100)
    file.write_bytes(content)
    with pytest.raises(UserError, match="damaged"):
        open_project(file)


def test_a_newer_project_is_refused_and_left_as_it_is(tmp_path: Path):
    file = tmp_path / "x.trapline"
    with create_project(file) as project, project.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = file.read_bytes()
    with pytest.raises(UserError, match="newer version"):
        open_project(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("revision", migrate.REVISIONS[1:-1])
def test_an_older_project_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path, revision: str):
    file = tmp_path / "x.trapline"
    create_project(file).close()
    _take_back(file, revision)
    with open_project(file) as project:
        assert media.videos(project) == []
    assert _revision_of(file) == migrate.HEAD
    (backup,) = backups_of(file)
    assert _revision_of(backup.path) == revision


def test_videos_of_an_older_project_stand_where_new_ones_would(tmp_path: Path):
    file, footage = tmp_path / "x.trapline", tmp_path / "footage"
    for site in ("Zoo", "Äschen 2", "Aschen 2"):
        (footage / site).mkdir(parents=True)
        (footage / site / "a.mp4").write_bytes(site.encode())
    with create_project(file) as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
        new = [(video.relative_path, _key_of(project, video.id)) for video in media.videos(project)]
    assert [path for path, _ in new] == ["Aschen 2/a.mp4", "Äschen 2/a.mp4", "Zoo/a.mp4"]
    _take_back(file, "0010")
    with closing(sqlite3.connect(file)) as connection, connection:
        for path, key in new:  # as they were written then
            fields = (field.partition("\x1e")[0] for field in key.split("\x1d"))
            old = "\x1f".join(fields).replace("aschen", f"{path[0].lower()}schen")
            connection.execute("UPDATE videos SET sort_key = ? WHERE relative_path = ?", (old, path))
    with open_project(file) as project:
        assert [(video.relative_path, _key_of(project, video.id)) for video in media.videos(project)] == new


def test_a_project_that_cannot_be_backed_up_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "x.trapline"
    create_project(file).close()
    _take_back(file, migrate.REVISIONS[-2])

    def fails(_project: Path) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(projects, "back_up", fails)
    with pytest.raises(UserError, match="full"):
        open_project(file)
    assert _revision_of(file) == migrate.REVISIONS[-2]


def _key_of(project: Project, video_id: VideoId) -> str:
    with project.reading() as session:
        return session.get_one(VideoRow, video_id).sort_key


def _take_back(file: Path, revision: str) -> None:
    """Make it a project of an older Trapline."""
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    engine = engines.sqlite_engine(file, log=False)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    engine.dispose()


def _revision_of(file: Path) -> str | None:
    engine = engines.sqlite_engine(file, read_only=True)
    with engine.connect() as connection:
        found = migrate.current_revision(connection)
    engine.dispose()
    return found


def test_the_second_to_open_may_only_read_and_learns_who_writes(tmp_path: Path, footage: Path):
    file = tmp_path / "x.trapline"
    with create_project(file) as first, open_project(file) as second:
        assert second.read_only
        assert projects.user_name() in str(second.holder)
        media.add_files(first, footage, list(media.find_videos(footage)))
        assert len(media.videos(second)) == 3
        with pytest.raises(UserError, match="open for writing by"):
            media.add_files(second, footage, [])
    with open_project(file) as third:
        assert not third.read_only


def test_what_another_thread_still_reads_by_is_closed_when_it_is_given_back(tmp_path: Path):
    project = create_project(tmp_path / "x.trapline")
    kept = []
    with project.reading() as session:
        kept.append(session.connection().connection.driver_connection)
        project.close()
        assert session.execute(text("SELECT 1")).scalar_one() == 1
    with project.reading() as session:  # it had not heard of it yet
        kept.append(session.connection().connection.driver_connection)
    for connection in kept:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_a_lock_file_left_by_a_dead_process_is_taken_over(tmp_path: Path):
    file = tmp_path / "x.trapline"
    create_project(file).close()
    (tmp_path / "x.trapline.lock").write_text('{"user": "ghost", "host": "gone", "pid": 1}')
    with open_project(file) as project:
        assert not project.read_only
        assert ProjectLock.acquire(file).holder is not None


def test_a_project_in_a_folder_that_cannot_be_written_opens_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "x.trapline"
    create_project(file).close()
    monkeypatch.setattr(project_files.os, "access", lambda path, mode: False)
    with open_project(file) as project:
        assert project.read_only
        assert project.holder is None
        assert media.videos(project) == []
        with pytest.raises(UserError, match="cannot be written"):
            project.writing()


def test_a_full_disk_is_a_sentence_and_nothing_is_half_written(tmp_path: Path, footage: Path):
    with create_project(tmp_path / "x.trapline") as project:
        with project.writing() as session:
            pages = session.execute(text("PRAGMA page_count")).scalar()
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
        for number in range(3000):
            (footage / f"v{number:05}.mp4").touch()
        with pytest.raises(UserError, match="full"):
            media.add_files(project, footage, list(media.find_videos(footage)))
        assert media.videos(project) == []


@pytest.mark.skipif(os.name == "nt", reason="what is open cannot be moved there")
def test_nothing_is_written_where_nobody_would_find_it(tmp_path: Path):
    """SQLite goes on writing into a file that has been moved or removed, as after `umount -l`."""
    file = tmp_path / "p.trapline"
    with create_project(file) as project:
        assert not project.is_adrift
        file.rename(tmp_path / "moved.trapline")
        for _ in range(2):
            with pytest.raises(Adrift, match="moved, renamed or removed"), project.writing():
                pytest.fail("it was written")
        assert project.is_adrift
        shutil.copyfile(tmp_path / "moved.trapline", file)
        with pytest.raises(Adrift), project.writing():
            pytest.fail("another file has taken its place")
        (tmp_path / "moved.trapline").replace(file)
        media.add_site(project, "Hill")
        assert not project.is_adrift


@pytest.mark.skipif(os.name == "nt", reason="what is open cannot be removed there")
def test_the_lock_of_who_opened_it_since_is_left_alone(tmp_path: Path):
    file, lock = tmp_path / "p.trapline", tmp_path / "p.trapline.lock"
    with create_project(file) as project:
        lock.unlink()  # another drive stands there now
        with open_project(file) as other:
            assert not other.read_only
            project.close()
            assert lock.exists()

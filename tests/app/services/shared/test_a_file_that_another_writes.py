"""Whoever reads a project that another process holds hears what is written there."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import update

from app.services import media, others, vocabulary
from app.services.others import Heard
from app.services.projects import Project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Changes
from app.store.schema import VideoRow
from mvit_core.errors import UserError
from mvit_core.events import VideoScanned
from tests.app.conftest import animals_of
from tests.app.services.conftest import result_with
from tests.app.services.shared.conftest import first, listening


@pytest.fixture
def writer(project: Project, scan: Callable[..., ScanRun]) -> Project:
    """Whoever holds the file: two animals in each of its videos."""
    scan(result_with(0.1, 0.6))
    return project


@pytest.fixture
def reader(writer: Project) -> Iterator[Project]:
    with open_project(writer.path) as reader:
        assert reader.holder is not None
        yield reader


@pytest.fixture
def heard(reader: Project) -> Iterator[Iterator[Heard | None]]:
    with listening(reader) as heard:
        yield heard


def test_labels_are_heard_by_their_rows(heard, writer: Project):
    one = animals_of(writer)[0]
    labels.apply(writer, {one.id: labels.confirm(one)}, who="Ana")
    said = first(heard)
    assert said.changes == Changes(observations=frozenset({one.id}), videos=frozenset({one.video_id}))
    assert not said.anything


def test_results_of_a_scan_are_heard_by_their_videos(heard, writer: Project):
    run = ScanRun.start(writer, rescan=True)
    request = run.next_request()
    run.record(VideoScanned(key=request.key, result=result_with(0.3)))
    assert request.key in first(heard).changes.videos


def test_names_sites_and_new_videos_are_heard(heard, writer: Project, tmp_path: Path):
    vocabulary.put_name(writer, "vulpes", "Reynard")
    changes = first(heard).changes
    assert changes.vocabulary
    assert not changes.library
    media.rename_site(writer, media.sites(writer)[0].id, "Ridge")
    changes = first(heard).changes
    assert changes.library
    assert not changes.vocabulary
    (tmp_path / "new").mkdir()
    (tmp_path / "new/IMG_0009.AVI").write_bytes(b"9")
    media.add_files(writer, tmp_path / "new", list(media.find_videos(tmp_path / "new")))
    assert first(heard).changes.library


def test_where_nobody_traces_what_was_written_it_may_be_anything(heard, writer: Project):
    with writer.writing() as session:
        session.execute(update(VideoRow).values(duration_s=7.0))
    said = first(heard)
    assert said.anything
    assert said.changes.library


def test_that_the_file_is_free_is_heard_once(heard, reader: Project, writer: Project):
    assert not reader.is_free_again
    writer.close()
    assert first(heard).is_free
    assert not any(next(heard) for _ in range(5))


def test_a_file_that_is_gone_is_a_sentence_and_not_free(heard, reader: Project, writer: Project):
    assert writer.path is not None
    writer.path.rename(writer.path.with_name("elsewhere.trapline"))
    writer.close()
    assert not reader.is_free_again
    with pytest.raises(UserError), closing(others.listen(reader, others.Position())) as gone:
        next(gone)

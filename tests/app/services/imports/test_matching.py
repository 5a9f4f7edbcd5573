"""Which video a path means that another program wrote."""

from pathlib import Path
from unicodedata import normalize

import pytest

from app.services import media, observations
from app.services.exports import export
from app.services.imports import import_file
from app.services.imports.matching import Videos
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind
from mvit_core.types import Span


@pytest.mark.parametrize("ours", ["NFC", "NFD"])
@pytest.mark.parametrize("theirs", ["NFC", "NFD"])
def test_a_name_is_the_same_with_its_accents_apart_as_macos_lists_it(
    empty: Project, tmp_path: Path, ours: str, theirs: str
) -> None:
    for site in ("Süd", "Nord"):
        folder = tmp_path / "card" / normalize(ours, site)
        folder.mkdir(parents=True)
        (folder / normalize(ours, "Wölfe 1.mp4")).touch()
    media.add_files(empty, tmp_path / "card", list(media.find_videos(tmp_path / "card")))
    videos = Videos(media.videos(empty))
    for path in ("Süd/Wölfe 1.mp4", "E:/2024/Süd/Wölfe 1.mp4", f"{tmp_path.as_posix()}/card/Süd/Wölfe 1.mp4"):
        (found,) = videos.alike(normalize(theirs, path))
        assert normalize("NFC", found.relative_path) == "Süd/Wölfe 1.mp4"
    assert len(videos.alike(normalize(theirs, "Wölfe 1.mp4"))) == 2


def test_a_name_in_other_letters_is_meant_where_none_has_its_own(empty: Project, tmp_path: Path) -> None:
    """Windows tells no IMG.MP4 from img.mp4, and other programs write either."""
    card = tmp_path / "card"
    (card / "Hill").mkdir(parents=True)
    (card / "Hill/IMG_0001.MP4").touch()
    (card / "Hill/IMG_0002.mp4").touch()
    media.add_files(empty, card, list(media.find_videos(card)))
    (tmp_path / "Hill").mkdir()
    (tmp_path / "Hill/img_0002.mp4").write_bytes(b"another")
    table = tmp_path / "t.csv"
    table.write_text("file,species\nhill/img_0001.mp4,fox\nHill/img_0002.mp4,wolf\nHill/IMG_0003.mp4,fox\n")
    report = import_file(empty, table, who="ana")
    names = {video.id: video.relative_path for video in media.videos(empty)}
    found = {(names[video.id], one.taxon) for video, one in observations.all_observations(empty)}
    assert found == {("Hill/IMG_0001.MP4", "fox"), ("Hill/img_0002.mp4", "wolf")}, "the latter lies beside it"
    assert report.missing == ["Hill/IMG_0003.mp4"]


@pytest.mark.parametrize("name", ["csv", "timelapse"])
def test_a_file_whose_name_begins_with_a_space_is_found_again_by_a_table(
    empty: Project, tmp_path: Path, name: str
) -> None:
    card = tmp_path / "card"
    (card / "Hill").mkdir(parents=True)
    for file in ("Hill/ a.mp4", " b.mp4"):
        (card / file).touch()
    media.add_files(empty, card, list(media.find_videos(card)))
    for video in media.videos(empty):
        place = labels.new_observation(empty, video.id, Kind.ANIMAL)
        labels.apply(empty, {place: labels.add(Span(0, 1), taxon="vulpes")}, who="ana")
    export(empty, name, tmp_path / "t.csv")
    report = import_file(empty, tmp_path / "t.csv", who="ana")
    assert (report.missing, report.num_known) == ([], 2)

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from fractions import Fraction
from itertools import islice
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pytest
from sqlalchemy import update

from app.services import media, observations
from app.services.exports import export, preview
from app.services.projects import Project, create_project
from app.services.review import labels
from app.store.records import Kind, Subject
from app.store.schema import VideoRow
from mvit_core.errors import UserError
from mvit_core.types import Box, Span, TrackPoint
from mvit_core.video.picture import Frame
from mvit_core.video.probe import probe
from mvit_core.video.reader import VideoReader
from tests.conftest import MakeVideo
from tests.csv_rows import rows_in

NOON = datetime(2026, 5, 1, 12)
FACE = 24  # pixels of a checkered patch, two pixels a field
RATE, NUM_FRAMES = 10, 60


def place(index: int) -> int:
    """Where the patch is: it walks, and jumps in the middle of two keyframes."""
    return 8 + 2 * index + (10 if index % 20 == 10 else 0)


@pytest.fixture
def filmed(tmp_path: Path, make_video: MakeVideo) -> Iterator[Project]:
    """A video of six seconds with an animal throughout and a person, boxed every two seconds, walking by."""
    checks = (np.indices((FACE, FACE)).sum(axis=0) // 2 % 2 * 255).astype(np.uint8)
    frames = []
    for index in range(NUM_FRAMES):
        frame = np.full((96, 192), 90, np.uint8)
        frame[30 : 30 + FACE, place(index) : place(index) + FACE] = checks
        frames.append(frame)
    folder = tmp_path / "Fen"
    folder.mkdir()
    make_video(folder / "a.mp4", frames, rate=RATE, options={"crf": "4"})
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        video = media.videos(project)[0]
        media.record_probes(project, [(video.id, probe(video.path), "")])
        keyframes = tuple(
            TrackPoint(index / RATE, index, Box(place(index) / 192, 30 / 96, FACE / 192, FACE / 96))
            for index in (0, 20, 40, 59)
        )
        fox, person = (labels.new_observation(project, video.id, Kind.ANIMAL) for _ in range(2))
        said = {
            fox: labels.add(Span(1.0, 4.0), taxon="vulpes"),
            person: labels.add(Span(0.0, 5.9), subject=Subject.HUMAN, keyframes=keyframes),
        }
        labels.apply(project, said, who="ana")
        yield project


def sharpness(picture: np.ndarray, index: int) -> float:
    """The contrast of neighboring pixels in the middle of where the face is."""
    left = place(index)
    face = picture[32 : 28 + FACE, left + 2 : left + FACE - 2, 1].astype(float)
    return float(np.abs(np.diff(face, axis=1)).mean())


def test_the_time_of_a_clip_is_that_of_its_first_frame(filmed: Project, tmp_path: Path) -> None:
    video = media.videos(filmed)[0]
    media.record_probes(
        filmed, [(video.id, msgspec.structs.replace(probe(video.path), captured_at=NOON), "")]
    )
    export(filmed, "clips", tmp_path / "clips")
    (line,) = rows_in(tmp_path / "clips/cuts.csv")  # of an animal that comes into view a second later
    assert (line["start_s"], line["start"]) == ("0.0", "2026-05-01 12:00:00")


def test_tables_of_clips_and_pictures_tell_groups_apart_that_go_by_one_latin_name(
    filmed: Project, tmp_path: Path
) -> None:
    fox = next(
        one for one in observations.of_video(filmed, media.videos(filmed)[0].id) if one.taxon == "vulpes"
    )
    labels.apply(filmed, {fox.id: labels.correct(fox, taxon="fox")}, who="ana")
    for name in ("clips", "frames"):
        export(filmed, name, tmp_path / name)
        assert {line["species"] for line in rows_in(tmp_path / name / "cuts.csv")} == {"Canidae (fox)"}


def test_a_clip_from_after_the_person_left_hides_nobody(filmed: Project, tmp_path: Path) -> None:
    fox, person = observations.of_video(filmed, media.videos(filmed)[0].id)
    if fox.subject is Subject.HUMAN:
        fox, person = person, fox
    left = labels.add(Span(0.0, 0.4), subject=Subject.HUMAN, keyframes=person.keyframes[:1])
    labels.apply(filmed, {person.id: left, fox.id: labels.add(Span(4.5, 5.0), taxon="vulpes")}, who="ana")
    export(filmed, "clips", tmp_path / "clips")
    (line,) = rows_in(tmp_path / "clips/cuts.csv")
    assert line["people_hidden"] == "false"


def test_no_frame_of_a_clip_shows_the_person_between_keyframes_either(
    filmed: Project, tmp_path: Path
) -> None:
    with VideoReader(media.videos(filmed)[0].path) as reader:
        originals = {frame.index: sharpness(frame.to_rgb(), frame.index) for frame in reader}
    assert min(originals.values()) > 60  # it is sharp in the video itself
    report = export(filmed, "clips", tmp_path / "clips")
    (line,) = rows_in(tmp_path / "clips/cuts.csv")
    assert report.num_rows == 1
    assert (line["species"], line["people_hidden"]) == ("Vulpes", "true")
    assert (float(line["start_s"]), float(line["end_s"])) == (0.0, 5.0)
    with VideoReader(tmp_path / "clips" / line["clip"]) as reader:
        shown = [(frame.index, frame.time_s, frame.to_rgb()) for frame in reader]
    assert len(shown) == 51
    assert shown[-1][1] == pytest.approx(5.0, abs=0.02)
    assert max(sharpness(picture, index) for index, _, picture in shown) < 12


def test_pictures_are_those_that_coco_names_with_the_person_hidden(filmed: Project, tmp_path: Path) -> None:
    export(filmed, "frames", tmp_path / "frames")
    export(filmed, "coco", tmp_path / "c.json")
    lines = rows_in(tmp_path / "frames/cuts.csv")
    (line,) = lines
    assert line["frame"] == "25"  # the middle of an animal without boxes
    picture = cv2.imdecode(np.fromfile(tmp_path / "frames" / line["picture"], np.uint8), cv2.IMREAD_COLOR)
    assert sharpness(picture, 25) < 12
    assert line["picture"] in (tmp_path / "c.json").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="a disk that tells two names apart by their case")
def test_a_picture_shows_the_frame_that_it_is_numbered_by(tmp_path: Path, make_video: MakeVideo) -> None:
    """At 29.97 frames a second the 30th begins just after a whole second, and the one before is on screen."""
    folder = tmp_path / "Fen"
    folder.mkdir()
    frames = [np.full((48, 64), 4 * index, np.uint8) for index in range(40)]
    make_video(folder / "a.mp4", frames, rate=Fraction(30000, 1001), options={"crf": "4"})
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        (video,) = media.videos(project)
        media.record_probes(project, [(video.id, probe(video.path), "")])
        boxed = tuple(TrackPoint(time_s, 0, Box(0.1, 0.1, 0.5, 0.5)) for time_s in (0.0, 1.2))
        fox = labels.new_observation(project, video.id, Kind.ANIMAL)
        labels.apply(project, {fox: labels.add(Span(0.0, 1.2), taxon="vulpes", keyframes=boxed)}, who="ana")
        export(project, "frames", tmp_path / "frames")
    (picture,) = (tmp_path / "frames").rglob("frame000030.jpg")
    assert abs(float(cv2.imread(str(picture)).mean()) - 4 * 30) < 2
    times = {line["frame"]: line["time_s"] for line in rows_in(tmp_path / "frames/cuts.csv")}
    assert times == {"0": "0.0", "30": "1.001"}


def test_clips_of_long_names_in_scripts_of_many_bytes_have_names_that_disks_take(
    tmp_path: Path, make_video: MakeVideo
) -> None:
    folder = tmp_path / ("森" * 60) / "DCIM"
    folder.mkdir(parents=True)
    make_video(folder / f"{'狐' * 70}.mp4", [np.full((48, 64), 90, np.uint8)] * 10, rate=10)
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, tmp_path, list(media.find_videos(tmp_path)))
        (video,) = media.videos(project)
        fox = labels.new_observation(project, video.id, Kind.ANIMAL)
        labels.apply(project, {fox: labels.add(Span(0.0, 0.5), taxon="vulpes")}, who="ana")
        export(project, "clips", tmp_path / "clips")
    (clip,) = (tmp_path / "clips").glob("*.mp4")
    assert "森森森" in clip.name
    assert "狐狐狐" in clip.name


@pytest.mark.parametrize("kind", ["mp4", "jpg"])
def test_pictures_of_names_that_differ_in_case_alone_lie_apart_on_any_disk(
    filmed: Project, tmp_path: Path, kind: str
) -> None:
    folder = tmp_path / "Fen"
    if kind == "mp4":
        shutil.copyfile(folder / "a.mp4", folder / "A.mp4")
    else:
        for name in ("b.jpg", "B.jpg"):
            cv2.imwrite(str(folder / name), np.zeros((96, 192, 3), np.uint8))
    media.add_files(filmed, folder, list(media.find_videos(folder)))
    for video in media.videos(filmed):
        if video.path.name != "a.mp4":
            media.record_probes(filmed, [(video.id, probe(video.path), "")])
            animal = labels.new_observation(filmed, video.id, Kind.ANIMAL)
            labels.apply(filmed, {animal: labels.add(Span(0.0, 5.0), taxon="vulpes")}, who="ana")
    export(filmed, "frames", tmp_path / "frames")
    names = {line["picture"] for line in rows_in(tmp_path / "frames/cuts.csv")}
    assert len(names) == len(media.videos(filmed))
    assert len({name.casefold() for name in names}) == len(names)
    assert all((tmp_path / "frames" / name).is_file() for name in names)
    export(filmed, "coco", tmp_path / "c.json")
    if kind == "mp4":
        assert all(name in (tmp_path / "c.json").read_text() for name in names)


def test_a_preview_of_clips_counts_without_decoding(filmed: Project) -> None:
    assert preview(filmed, "clips").num_rows == 1
    assert preview(filmed, "frames").num_rows == 1


def test_a_video_that_is_not_there_is_said(filmed: Project, tmp_path: Path) -> None:
    media.videos(filmed)[0].path.unlink()
    report = export(filmed, "clips", tmp_path / "clips")
    assert report.num_rows == 0
    (said,) = report.missing
    assert said.startswith("Videos that are not there now: ")
    assert said in report.left_out
    assert said in preview(filmed, "clips").left_out


@pytest.mark.skipif(sys.platform == "win32", reason="what is open is not taken away there")
@pytest.mark.parametrize("name", ["clips", "frames", "detector"])
def test_a_card_that_is_pulled_amid_a_video_leaves_no_half_clip_and_no_wrong_picture(
    filmed: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """No decoder says so: what is still in its memory is read, then the video seems to end."""
    video = media.videos(filmed)[0]
    fox = next(one for one in observations.of_video(filmed, video.id) if one.taxon == "vulpes")
    boxes = tuple(TrackPoint(index / RATE, index, Box(0.1, 0.1, 0.2, 0.2)) for index in (10, 40))
    long = labels.correct(fox, taxon="vulpes", span=Span(1.0, 4.0), keyframes=boxes)
    labels.apply(filmed, {fox.id: long}, who="ana")
    all_frames, readers = VideoReader.frames, []

    def pulled(reader: VideoReader, *arguments: object, **named: object) -> Iterator[Frame]:
        readers.append(reader)
        for frame in all_frames(reader, *arguments, **named):  # type: ignore[arg-type]
            yield frame
            if frame.index == 25 and len(readers) == 2:  # the first looks at the person
                video.path.unlink(missing_ok=True)
                return

    monkeypatch.setattr(VideoReader, "frames", pulled)
    report = export(filmed, name, tmp_path / "out")
    assert len(report.missing) == 1
    if name == "clips":
        assert report.num_rows == 0
        assert [file.name for file in report.files] == ["cuts.csv"]
    else:
        assert {float(line["time_s"]) for line in rows_in(tmp_path / "out/cuts.csv")} <= {0.0, 1.0, 2.0}
        assert report.num_rows >= 2


def test_a_clip_of_a_video_whose_end_is_missing_is_written(
    filmed: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_frames = VideoReader.frames
    monkeypatch.setattr(
        VideoReader, "frames", lambda *given, **named: islice(all_frames(*given, **named), 26)
    )
    report = export(filmed, "clips", tmp_path / "clips")
    assert (report.num_rows, report.missing) == (1, [])


def test_what_is_seen_at_other_seconds_has_other_pictures_where_nobody_opened_the_file_before(
    filmed: Project, tmp_path: Path
) -> None:
    """Of videos that came with a table nobody knows the rate of frames: all were in that of frame 0."""
    video = media.videos(filmed)[0]
    later = labels.new_observation(filmed, video.id, Kind.ANIMAL)
    labels.apply(filmed, {later: labels.add(Span(4.5, 5.5), taxon="lynx")}, who="ana")
    with filmed.writing() as session:
        session.execute(update(VideoRow).values(frame_rate=None, width=None, height=None))
    assert preview(filmed, "frames").num_rows == 2
    out = tmp_path / "frames"
    export(filmed, "frames", out)
    rows = rows_in(out / "cuts.csv")
    assert [(row["species"], row["time_s"]) for row in rows] == [("Vulpes", "2.5"), ("Lynx", "5.0")]
    assert len({row["picture"] for row in rows}) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of how large files may be")
@pytest.mark.parametrize("limit", [0, 600])
@pytest.mark.parametrize("name", ["clips", "frames", "detector"])
def test_a_disk_that_takes_no_more_amid_cutting_is_a_sentence_and_leaves_nothing(
    filmed: Project, tmp_path: Path, name: str, limit: int
) -> None:
    """FFmpeg took the whole program down where the beginning of a clip could not be written."""
    animal = next(
        one
        for one in observations.of_video(filmed, media.videos(filmed)[0].id)
        if one.subject is not Subject.HUMAN
    )
    boxes = tuple(TrackPoint(time_s, round(time_s * RATE), Box(0.1, 0.1, 0.2, 0.2)) for time_s in (1.0, 4.0))
    fox = labels.add(Span(1.0, 4.0), taxon="vulpes", keyframes=boxes)
    labels.apply(filmed, {animal.id: fox}, who="ana")
    out = tmp_path / "out"
    out.mkdir()
    with largest_file(limit), pytest.raises(UserError, match="was not written: its disk"):
        export(filmed, name, out / "cut")
    assert list(out.iterdir()) == []
    assert export(filmed, name, out / "cut").num_rows


@contextmanager
def largest_file(num_bytes: int) -> Iterator[None]:
    """No file may become larger."""
    import resource  # there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (num_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

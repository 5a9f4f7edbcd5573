"""Photos of a card as a project has them: placed, compared with their burst, scanned again, exported."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.services import media, observations
from app.services.exports import export
from app.services.exports.material import Material
from app.services.media import bursts
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.services.scanning.waiting_footage import waiting_footage
from app.store.records import ReviewState, VideoId
from mvit_core.events import VideoScanned
from mvit_core.types import Box, Span, Track, TrackPoint, TrackResult, VideoResult, VideoStatus
from mvit_core.video.probe import probe
from tests.card_dump import write_photo
from tests.scanned import to_its_end
from tests.videos import video_of

NOON = datetime(2024, 6, 3, 12)
BOXES = (Box(0.1, 0.2, 0.3, 0.4), Box(0.6, 0.2, 0.2, 0.2))
SEEN = VideoResult(
    status=VideoStatus.DONE,
    num_frames=1,
    tracks=tuple(TrackResult(track=Track((TrackPoint(0.0, 0, box),), 0.8)) for box in BOXES),
)


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Three photos a second apart, one an hour later, one of another folder, and a video between them."""
    folder = tmp_path / "cards"
    picture = np.full((24, 32, 3), 90, np.uint8)
    for number, second in enumerate((0, 1, 2, 3600)):
        taken = NOON + timedelta(seconds=second)
        write_photo(folder / f"Fen/DCIM/100MEDIA/IMG_{number}.JPG", picture + number, taken)
    write_photo(folder / "Hill/IMG_0.JPG", picture + 9, NOON)
    (folder / "Fen/DCIM/100MEDIA/20240603_120001.AVI").write_bytes(b"no video")
    return folder


@pytest.fixture
def project(tmp_path: Path, cards: Path) -> Iterator[Project]:
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(project, cards, list(media.find_videos(cards)))
        yield project


def named(project: Project, name: str) -> VideoId:
    return next(video.id for video in media.videos(project) if video.relative_path.endswith(name))


def beside(project: Project, name: str) -> list[str]:
    with project.reading() as session:
        return [Path(path).name for path in bursts.beside(session, named(project, name))]


def test_photos_lie_at_the_same_places_as_videos_and_last_no_time(project: Project):
    photo = video_of(project, named(project, "100MEDIA/IMG_1.JPG"))
    assert (photo.is_photo, photo.duration_s, photo.num_frames) == (True, 0.0, 1)
    assert len({video.deployment_id for video in media.videos(project)}) == 2
    assert {site.name for site in media.sites(project)} == {"Fen", "Hill"}


def test_a_burst_is_what_one_camera_took_within_seconds(project: Project):
    assert beside(project, "100MEDIA/IMG_1.JPG") == ["IMG_0.JPG", "IMG_2.JPG"]
    assert beside(project, "100MEDIA/IMG_0.JPG") == ["IMG_1.JPG", "IMG_2.JPG"]
    assert beside(project, "100MEDIA/IMG_3.JPG") == []
    assert beside(project, "Hill/IMG_0.JPG") == []
    assert beside(project, "120001.AVI") == []


def test_the_scan_tells_the_worker_of_the_burst(project: Project):
    run = ScanRun.start(project, [named(project, "100MEDIA/IMG_1.JPG")])
    request = run.next_request()
    assert request is not None
    assert [Path(path).name for path in request.burst] == ["IMG_0.JPG", "IMG_2.JPG"]


def test_exif_is_said_to_be_where_the_time_comes_from(project: Project):
    id_ = named(project, "100MEDIA/IMG_3.JPG")
    assert video_of(project, id_).captured_from == "file time"
    media.record_probes(project, [(id_, probe(video_of(project, id_).path), "")])
    photo = video_of(project, id_)
    assert (photo.captured_from, photo.captured_at) == ("EXIF", NOON + timedelta(hours=1))
    assert (photo.duration_s, photo.frame_rate) == (0.0, None)


def test_a_photo_of_another_time_than_was_known_stands_elsewhere_and_others_are_told(project: Project):
    id_ = named(project, "100MEDIA/IMG_0.JPG")
    facts = probe(video_of(project, id_).path)
    later, last = (msgspec.structs.replace(facts, captured_at=NOON + timedelta(hours=n)) for n in (5, 6))
    assert not media.record_probes(project, [(id_, facts, "")]).library, "as its file said"
    assert media.record_probes(project, [(id_, later, "")]).library
    run = ScanRun.start(project, [id_])
    request = run.next_request()
    assert request is not None
    result = msgspec.structs.replace(SEEN, info=last)
    assert run.record(VideoScanned(key=request.key, result=result)).library
    run.finish()


def scan(project: Project, *, rescan: bool = False) -> None:
    ids = [video.id for video in media.videos(project) if video.is_photo]
    to_its_end(ScanRun.start(project, ids, rescan=rescan), lambda _request: SEEN)


def test_what_people_said_of_a_photo_survives_another_scan(project: Project):
    scan(project)
    id_ = named(project, "100MEDIA/IMG_1.JPG")
    first, second = observations.of_video(project, id_)
    assert (first.span, second.span) == (Span(0, 0), Span(0, 0))
    labels.apply(project, {first.id: labels.correct(first, taxon="lynx")}, who="ada")
    scan(project, rescan=True)
    now = observations.of_video(project, id_)
    assert len(now) == 2
    again = next(each for each in now if each.id == first.id)
    assert (again.taxon, again.state) == ("lynx", ReviewState.CORRECTED)


def test_photos_cost_a_scan_little_and_not_the_usual_length_of_a_video(project: Project):
    waiting = waiting_footage(project, ScanSettings())
    assert waiting.num_videos == 6
    assert 30 < waiting.duration_s < 31  # one video of which nobody knows, five photos


def test_exports_say_of_a_photo_what_it_has_and_nothing_of_time(project: Project, tmp_path: Path):
    for video in media.videos(project):
        if video.is_photo:
            media.record_probes(project, [(video.id, probe(video.path), "")])
    scan(project)
    name = "Fen/DCIM/100MEDIA/IMG_1.JPG"
    export(project, "megadetector", tmp_path / "md.json")
    images = json.loads((tmp_path / "md.json").read_text())["images"]
    image = next(one for one in images if one["file"] == name)
    assert image.keys() == {"file", "detections"}
    assert all("frame_number" not in one for one in image["detections"])
    assert len(image["detections"]) == 2
    export(project, "coco", tmp_path / "coco.json")
    coco = json.loads((tmp_path / "coco.json").read_text())
    pictures = {one["file_name"]: one for one in coco["images"]}
    sequence = [(one["seq_id"], one["seq_num_frames"], one["frame_num"]) for one in pictures.values()]
    (first,) = {id_ for id_, number, _ in sequence if number == 3}
    assert [place for id_, _, place in sequence if id_ == first] == [1, 2, 3], "a burst is a sequence"
    assert (pictures[name]["frame_num"], "video_frame" in pictures[name]) == (2, False)
    assert {number for id_, number, _ in sequence if id_ != first} == {1}
    export(project, "camtrap-dp", tmp_path / "cdp", utc_offset="+02:00")
    rows = table(tmp_path / "cdp/media.csv")
    assert {row["fileMediatype"] for row in rows if row["fileName"].endswith("JPG")} == {"image/jpeg"}
    seen = table(tmp_path / "cdp/observations.csv")
    assert all(row["eventStart"] == row["eventEnd"] for row in seen if row["observationLevel"] == "media")
    export(project, "frames", tmp_path / "frames")
    assert (tmp_path / "frames" / name).is_file()
    left_out = [
        *export(project, "clips", tmp_path / "clips").left_out,
        *export(project, "activitynet", tmp_path / "a.json").left_out,
        *export(project, "boris", tmp_path / "a.boris").left_out,
    ]
    assert sum("hotos" in sentence and "(5: " in sentence for sentence in left_out) == 3


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_the_date_of_a_file_that_cannot_be_read_makes_no_effort(project: Project, cards: Path):
    broken = cards / "Hill/IMG_1.JPG"
    broken.write_bytes(b"")  # its date is that of today
    media.add_files(project, cards, list(media.find_videos(cards)))
    media.record_probes(project, [(named(project, "Hill/IMG_1.JPG"), None, "It is empty.")])
    hill = video_of(project, named(project, "Hill/IMG_0.JPG")).deployment_id
    assert Material(project).working.periods[hill].end == NOON

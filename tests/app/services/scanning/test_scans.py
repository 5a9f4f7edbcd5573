from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from app.services import media, observations
from app.services.observations import scanned
from app.services.projects import Project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.services.storing import results
from app.services.storing.findings import replace_findings
from app.store.records import Kind, ReviewState, Subject, VideoId
from app.store.schema import DetectionRow, ObservationRow, ScanResultRow, ScanRow, TrackRow
from mvit_core.errors import UserError
from mvit_core.events import VideoProgress, VideoScanned, VideoStarted
from mvit_core.types import MotionCurve, Score, Span, VideoInfo, VideoResult, VideoStatus
from tests.videos import video_ids, video_of

NOTHING_MOVED = VideoResult(status=VideoStatus.BLANK, num_frames=10, decoded_s=1.0)
BROKEN = VideoResult(status=VideoStatus.UNREADABLE, reason="The file is empty.")


def keys(run: ScanRun) -> list[int]:
    found = []
    while (request := run.next_request()) is not None:
        found.append(request.key)
    return found


def test_a_scan_asks_for_every_video_once_in_library_order(project: Project):
    run = ScanRun.start(project)
    first = run.next_request()
    assert Path(first.path) == video_of(project, VideoId(first.key)).path
    assert [first.key, *keys(run)] == video_ids(project)


def test_a_result_is_stored_as_it_came(project: Project, scan, make_result):
    result = make_result(0.125)
    video_id = video_ids(project)[0]
    scan(result)
    video = video_of(project, video_id)
    assert (video.status, video.num_frames, video.num_observations) == (VideoStatus.DONE, 180, 1)
    (track,) = scanned.tracks_of_video(project, video_id)
    stored, given = track.track.points, result.tracks[0].track.points
    assert [point.time_s for point in stored] == [point.time_s for point in given]
    assert [point.frame_index for point in stored] == [point.frame_index for point in given]
    assert max(abs(a.box.x - b.box.x) for a, b in zip(stored, given, strict=True)) < 1e-6
    assert scanned.motion_of_video(project, video_id) == MotionCurve((0.0, 0.5), (0.25, 0.5))
    with project.reading() as session:
        assert session.scalars(select(ScanResultRow.masked)).first() == [[0.0, 0.9375, 1.0, 0.0625]]
    animal, bout = observations.of_video(project, video_id)
    assert (bout.kind, bout.parent_id, bout.behavior) == (Kind.BEHAVIOR, animal.id, "eats_food")
    assert (bout.span, bout.confidence, bout.track_id) == (Span(1, 3), 0.625, track.id)


def test_every_file_ends_with_a_status_and_its_reason(project: Project):
    run = ScanRun.start(project)
    for result in (NOTHING_MOVED, BROKEN, VideoResult(status=VideoStatus.PARTIAL, reason="It breaks off.")):
        run.record(VideoScanned(key=run.next_request().key, result=result))
    run.finish()
    found = [(video.status, video.reason) for video in media.videos(project)]
    assert found == [("blank", ""), ("unreadable", "The file is empty."), ("partial", "It breaks off.")]
    progress = run.progress
    assert progress.by_card == 0
    assert (progress.done, progress.blank, progress.unreadable, progress.partial) == (3, 1, 1, 1)
    assert run.is_done


def test_a_scan_that_was_stopped_goes_on_with_what_is_left(project: Project):
    run = ScanRun.start(project)
    run.record(VideoScanned(key=run.next_request().key, result=NOTHING_MOVED))
    run.next_request()
    run.finish()
    again = ScanRun.start(project)
    assert again.scan_id == run.scan_id
    assert keys(again) == video_ids(project)[1:]


def test_what_decoded_is_kept_with_each_result(project: Project, scan):
    scan(NOTHING_MOVED)
    run = ScanRun.start(project, rescan=True)
    for card in ("cuda", "", "cuda"):
        result = replace(NOTHING_MOVED, decoded_by=card)
        run.record(VideoScanned(key=run.next_request().key, result=result))
    assert run.progress.by_card == 2
    with project.reading() as session:
        rows = session.execute(select(ScanResultRow.scan_id, ScanResultRow.decoded_by)).all()
    assert sorted(card for scan_id, card in rows if scan_id == run.scan_id) == ["", "cuda", "cuda"]
    assert {card for scan_id, card in rows if scan_id != run.scan_id} == {""}


def test_a_finished_scan_leaves_nothing_to_do(project: Project, scan, footage: Path):
    first = scan(NOTHING_MOVED)
    assert keys(ScanRun.start(project)) == []
    (footage / "Süd/new.mp4").touch()
    media.add_files(project, footage, list(media.find_videos(footage)))
    run = ScanRun.start(project)
    assert run.scan_id != first.scan_id
    assert len(keys(run)) == 1


def test_the_same_result_twice_is_stored_once(project: Project, make_result):
    run = ScanRun.start(project)
    event = VideoScanned(key=run.next_request().key, result=make_result(0.1))
    assert run.record(event).observations
    assert not run.record(event).observations
    assert len(observations.of_video(project, VideoId(event.key))) == 2
    assert run.progress.done == 1
    assert run.progress.num_tracks == 1


def test_of_a_result_that_cannot_be_stored_to_its_end_nothing_is_stored(
    project: Project, make_result, monkeypatch
):
    run = ScanRun.start(project)
    request = run.next_request()

    def breaks_off(*given, **more):
        replace_findings(*given, **more)
        raise UserError("The disk is full.")

    monkeypatch.setattr(results, "replace_findings", breaks_off)
    with pytest.raises(UserError):
        run.record(VideoScanned(key=request.key, result=make_result(0.1, 0.6)))
    with project.reading() as session:
        for table in (ScanResultRow, TrackRow, DetectionRow, ObservationRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0, table
    assert video_of(project, VideoId(request.key)).status is VideoStatus.NEW


def test_a_changed_file_is_scanned_again(project: Project, scan, footage: Path, make_result):
    scan(make_result(0.1))
    (footage / "Süd/a.mp4").write_bytes(b"longer than it was before")
    media.add_files(project, footage, list(media.find_videos(footage)))
    (video,) = [video for video in media.videos(project) if video.name == "a.mp4"]
    run = ScanRun.start(project)
    assert run.next_request().key == video.id
    run.record(VideoScanned(key=video.id, result=NOTHING_MOVED))
    assert observations.of_video(project, video.id) == []


def test_the_video_that_somebody_looks_at_comes_next(project: Project):
    run = ScanRun.start(project)
    last = video_ids(project)[-1]
    run.prefer(last)
    assert run.next_request().key == last
    run.prefer(last)
    assert len(keys(run)) == 2


def test_a_video_whose_worker_died_is_tried_once_more_alone_then_given_up(project: Project):
    run = ScanRun.start(project)
    bad, second, third = (run.next_request().key for _ in range(3))
    run.worker_died(bad, "segmentation fault")
    assert run.next_request() is None
    run.record(VideoScanned(key=second, result=NOTHING_MOVED))
    assert run.next_request() is None
    run.record(VideoScanned(key=third, result=NOTHING_MOVED))
    assert run.next_request().key == bad
    assert run.alone
    assert run.next_request() is None
    assert run.worker_died(bad, "segmentation fault").videos == {bad}
    video = video_of(project, VideoId(bad))
    assert video.status is VideoStatus.UNREADABLE
    assert "segmentation fault" in video.reason
    assert run.is_done


def test_a_retry_that_works_counts(project: Project, make_result):
    run = ScanRun.start(project, video_ids(project)[:1])
    first = run.next_request()
    key = first.key
    run.worker_died(key, "killed")
    again = run.next_request()
    assert again.key == key
    assert (first.by_processor, again.by_processor) == (False, True)
    run.record(VideoScanned(key=key, result=make_result(0.1)))
    assert video_of(project, VideoId(key)).status is VideoStatus.DONE
    assert run.progress.unreadable == 0


def test_progress_counts_footage_read_so_far(project: Project):
    for video_id, duration_s in zip(video_ids(project), (10.0, 20.0, 30.0), strict=True):
        info = VideoInfo(
            size_bytes=1, container="avi", codec="mjpeg", width=8, height=8, duration_s=duration_s
        )
        media.record_probes(project, [(video_id, info, "")])
    run = ScanRun.start(project)
    assert (run.progress.total, run.progress.footage_s_total, run.progress.left_s) == (3, 60.0, None)
    first, second = run.next_request().key, run.next_request().key
    run.record(VideoStarted(key=first))
    run.record(VideoScanned(key=first, result=NOTHING_MOVED))
    run.record(VideoProgress(key=second, position_s=5.0))
    progress = run.progress
    assert progress.footage_s_done == 15.0
    assert progress.left_s == pytest.approx(45.0 / progress.rate)


def test_a_drive_that_is_not_there_is_not_scanned(project: Project, footage: Path, tmp_path: Path):
    footage.rename(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="Connect the drive"):
        ScanRun.start(project)
    assert {video.status for video in media.videos(project)} == {VideoStatus.NEW}


def test_a_model_that_cannot_be_read_is_a_sentence(project: Project, tmp_path: Path):
    with pytest.raises(UserError, match="cannot be read"):
        ScanRun.start(project, settings=ScanSettings(model_path=tmp_path / "no.safetensors"))


def test_another_model_scans_all_again_and_is_named(project: Project, scan, make_result, tmp_path: Path):
    scan(make_result(0.1))
    model = tmp_path / "savanna.safetensors"
    model.write_bytes(b"weights")
    run = ScanRun.start(project, settings=ScanSettings(model_path=model))
    key = run.next_request().key
    run.record(VideoScanned(key=key, result=make_result(0.1, species=(Score("panthera", 0.875),))))
    animal = observations.of_video(project, VideoId(key))[0]
    assert (animal.taxon, animal.model) == ("panthera", "savanna")


def test_a_rescan_replaces_what_nobody_reviewed(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6))
    video_id = video_ids(project)[0]
    former = {one.id for one in observations.of_video(project, video_id)}
    scan(make_result(0.3), rescan=True)
    now = observations.of_video(project, video_id)
    assert len(now) == 2
    assert not former & {one.id for one in now}
    assert video_of(project, video_id).num_unreviewed == 1
    assert len(scanned.tracks_of_video(project, video_id)) == 1


def test_a_rescan_that_was_stopped_goes_on(project: Project, scan, make_result):
    scan(make_result(0.1))
    run = ScanRun.start(project, rescan=True)
    run.record(VideoScanned(key=run.next_request().key, result=NOTHING_MOVED))
    run.finish()
    assert keys(ScanRun.start(project, rescan=True)) == video_ids(project)[1:]


def test_a_new_finding_of_a_labelled_animal_is_evidence_not_a_double(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6))
    video_id = video_ids(project)[0]
    left = observations.of_video(project, video_id)[0]
    labels.apply(project, {left.id: labels.correct(left, taxon="lynx")}, who="ada")
    labelled = observations.observation(project, left.id)
    scan(make_result(0.11, 0.6, species=(Score("felis", 0.875),)), rescan=True)
    animals = [one for one in observations.of_video(project, video_id) if one.kind is Kind.ANIMAL]
    assert len(animals) == 2
    now = observations.observation(project, left.id)
    assert (now.taxon, now.state, now.span) == ("lynx", ReviewState.CORRECTED, labelled.span)
    assert (now.labelled_by, now.labelled_at) == (labelled.labelled_by, labelled.labelled_at)
    assert (now.scores, now.confidence) == ((Score("felis", 0.875),), 0.875 * 0.75)
    assert now.track_id in [track.id for track in scanned.tracks_of_video(project, video_id)]


def test_a_rejected_false_trigger_does_not_come_back(project: Project, scan, make_result):
    scan(make_result(0.1))
    video_id = video_ids(project)[0]
    trigger = observations.of_video(project, video_id)[0]
    labels.apply(project, {trigger.id: labels.reject(trigger)}, who="ada")
    scan(make_result(0.1), rescan=True)
    assert observations.of_video(project, video_id) == []


def test_a_label_that_nothing_new_overlaps_stays_with_its_track(project: Project, scan, make_result):
    scan(make_result(0.1))
    video_id = video_ids(project)[0]
    animal = observations.of_video(project, video_id)[0]
    labels.apply(project, {animal.id: labels.confirm(animal)}, who="ada")
    scan(NOTHING_MOVED, rescan=True)
    (kept,) = observations.of_video(project, video_id)
    assert kept.id == animal.id
    assert [track.id for track in scanned.tracks_of_video(project, video_id)] == [animal.track_id]


def test_a_labelled_bout_keeps_its_unreviewed_animal(project: Project, scan, make_result):
    scan(make_result(0.1))
    video_id = video_ids(project)[0]
    animal, bout = observations.of_video(project, video_id)
    labels.apply(project, {bout.id: labels.correct(bout, behavior="sleeps")}, who="ada")
    scan(NOTHING_MOVED, rescan=True)
    assert [one.id for one in observations.of_video(project, video_id)] == [animal.id, bout.id]
    labels.apply(project, {bout.id: None}, who="ada")
    assert observations.of_video(project, video_id) == []


def test_a_label_undone_after_a_rescan_does_not_double_the_animal(project: Project, scan, make_result):
    scan(make_result(0.1))
    video_id = video_ids(project)[0]
    animal = observations.of_video(project, video_id)[0]
    undo, _ = labels.apply(project, {animal.id: labels.confirm(animal)}, who="ada")
    scan(make_result(0.1, bouts=False), rescan=True)
    redo, _ = labels.apply(project, undo, who="ada")
    (left,) = observations.of_video(project, video_id)
    assert (left.id, left.state) == (animal.id, ReviewState.UNREVIEWED)
    scan(NOTHING_MOVED, rescan=True)
    assert observations.of_video(project, video_id) == []
    labels.apply(project, redo, who="ada")
    assert [one.id for one in observations.of_video(project, video_id)] == [animal.id]


def test_a_file_that_cannot_be_read_this_time_keeps_what_was_found(project: Project, scan, make_result):
    scan(make_result(0.1))
    video_id = video_ids(project)[0]
    before = observations.of_video(project, video_id)
    scan(BROKEN, rescan=True)
    assert video_of(project, video_id).status is VideoStatus.UNREADABLE
    assert observations.of_video(project, video_id) == before
    assert scanned.motion_of_video(project, video_id).values
    with project.reading() as session:
        shown = select(ScanResultRow.status).where(ScanResultRow.video_id == video_id, ScanResultRow.current)
        assert session.scalars(shown).all() == [VideoStatus.DONE], "one result of a video is shown"


def test_nothing_is_scanned_into_a_project_that_may_only_be_read(project: Project):
    with open_project(project.path) as reader, pytest.raises(UserError, match="open for writing"):
        ScanRun.start(reader)


def test_an_unnamed_animal_gets_its_name_by_a_later_scan(project: Project, scan, make_result):
    scan(make_result(0.1))
    scan(make_result(0.1, species=(Score("lynx", 0.875),)), rescan=True)
    animal = observations.of_video(project, video_ids(project)[0])[0]
    assert (animal.subject, animal.taxon) == (Subject.ANIMAL, "lynx")


def test_a_scan_keeps_what_it_was_made_with_and_is_known_by_it(project: Project, scan, tmp_path: Path):
    detector = tmp_path / "finder.onnx"
    detector.write_bytes(b"graph")
    by_motion = ScanRun.start(project)
    with_detector = ScanRun.start(project, settings=ScanSettings(detector_path=detector))
    assert with_detector.scan_id != by_motion.scan_id
    assert ScanRun.start(project).scan_id == by_motion.scan_id, "the unfinished one goes on"
    other_workers = ScanSettings(detector_path=detector, num_workers=7)
    assert ScanRun.start(project, settings=other_workers).scan_id == with_detector.scan_id
    (tmp_path / "finder.json").write_text('{"min_score": 0.3}')
    assert ScanRun.start(project, settings=other_workers).scan_id != with_detector.scan_id, "its card counts"
    with project.reading() as session:
        row = session.get_one(ScanRow, with_detector.scan_id)
        assert (row.detector, row.model_version_id) == ("finder", None)
        assert row.settings["samples_per_s"] == 5.0
        assert row.settings["detector"]


def test_what_was_read_closely_is_good_enough_for_a_scan_that_reads_fast(project: Project, scan, make_result):
    first, *others = video_ids(project)
    scan(make_result(), [first])
    fast = ScanSettings(fast=True)
    run = ScanRun.start(project, settings=fast)
    assert keys(run) == others, "nothing found closely is replaced by what a coarse look finds"
    for key in others:
        run.record(VideoScanned(key=key, result=NOTHING_MOVED))
    run.finish()
    assert keys(ScanRun.start(project, settings=fast)) == []
    assert keys(ScanRun.start(project)) == others, "read closely again, it is looked at again"
    assert keys(ScanRun.start(project, rescan=True, settings=fast)) == [first, *others]

"""What is held of the video looked at: read once a scan, with the boxes that count now."""

from app.services.scanning.scans import ScanRun
from app.store.records import Changes, Kind
from app.ui.session import Session
from app.ui.watching.findings_here import FindingsHere
from mvit_core.events import VideoScanned
from tests.app.ui.conftest import result


def test_labels_cost_no_second_reading_and_another_scan_does(session: Session) -> None:
    findings, video = FindingsHere(), session.video
    assert findings.read(session.project, video, session.observations)
    assert len(findings.tracks) == 2
    assert findings.motion.values
    assert video in findings.day
    assert not findings.read(session.project, video, session.observations[:1])
    run = ScanRun.start(session.project, [video.id], rescan=True)
    run.record(VideoScanned(key=run.next_request().key, result=result(0.3)))
    run.finish()
    session.tell(Changes(videos=frozenset({video.id})))
    assert findings.read(session.project, session.video, session.observations)
    assert len(findings.tracks) == 1


def test_boxes_count_of_the_animals_that_are_there(session: Session) -> None:
    findings = FindingsHere()
    findings.read(session.project, session.video, session.observations)
    animals = [each for each in session.observations if each.kind == Kind.ANIMAL]
    assert findings.boxes.keys() == {each.id for each in animals}
    findings.read(session.project, session.video, animals[:1])
    assert findings.boxes.keys() == {animals[0].id}
    findings.forget()
    assert (findings.tracks, findings.boxes) == ({}, {})
    assert findings.read(session.project, session.video, animals)

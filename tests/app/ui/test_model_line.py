"""The line to the process that answers: which questions it carries, and when it is cut."""

from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, Signal

from app.ui.session import Session
from app.ui.why import line as module
from app.ui.why.line import ModelLine
from mvit_core.events import ClipLooked, ClipOccluded, LookRequest, OccludeRequest, WorkerFailed, WorkerReady
from mvit_core.types import Box, Track, TrackPoint

TRACK = Track((TrackPoint(0.0, 0, Box(0.2, 0.2, 0.2, 0.2)),), 0.9)


class FakeProcess(QObject):
    """Keeps what it is asked, and says what it is told to."""

    said = Signal(object)
    ended = Signal(str)
    made: ClassVar[list["FakeProcess"]] = []

    def __init__(self, _command: object, *, log: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: list[LookRequest | OccludeRequest] = []
        self.idle, self.is_closed = False, False
        self.made.append(self)

    def start(self) -> None:
        """It takes a while."""

    def get_ready(self) -> None:
        self.idle = True
        self.said.emit(WorkerReady())

    def ask(self, request: LookRequest | OccludeRequest) -> None:
        self.asked.append(request)

    def close(self) -> None:
        self.is_closed = True

    def delete_when_gone(self) -> None:
        """It never was."""


@pytest.fixture
def line(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelLine:
    FakeProcess.made.clear()
    monkeypatch.setattr(module, "WorkerProcess", FakeProcess)
    monkeypatch.setattr(module.models, "model_to_scan_with", lambda _project: Path("a.safetensors"))
    return ModelLine(session, log=tmp_path / "log")


def look(line: ModelLine) -> LookRequest:
    return LookRequest(key=line.next_key(), path="a.mp4", time_s=0.0, track=TRACK)


def occlude(line: ModelLine) -> OccludeRequest:
    return OccludeRequest(key=line.next_key(), path="a.mp4", time_s=0.0, track=TRACK)


def test_questions_wait_for_the_model_and_of_each_kind_the_newest_is_asked(line: ModelLine) -> None:
    first, second, other = look(line), look(line), occlude(line)
    for question in (first, second, other):
        line.ask(question)
    (process,) = FakeProcess.made
    assert process.asked == []
    process.get_ready()
    assert process.asked == [second, other]


def test_answers_reach_who_asked_and_old_ones_nobody(line: ModelLine) -> None:
    heard: list[object] = []
    line.looked.connect(heard.append)
    line.occluded.connect(heard.append)
    old, new = look(line), look(line)
    line.ask(old)
    (process,) = FakeProcess.made
    process.get_ready()
    line.ask(new)
    late, right = (ClipLooked(key=each.key, reason="because") for each in (old, new))
    process.said.emit(late)
    process.said.emit(right)
    assert heard == [right]
    assert not line.is_waiting(LookRequest)


def test_what_is_not_wanted_ends_the_process_and_what_is_wanted_is_asked_again(line: ModelLine) -> None:
    wanted, unwanted = look(line), occlude(line)
    line.ask(wanted)
    line.ask(unwanted)
    (process,) = FakeProcess.made
    process.get_ready()
    line.cancel(OccludeRequest)
    assert process.is_closed
    _, other = FakeProcess.made
    process.said.emit(ClipOccluded(key=unwanted.key, reason="too late"))
    other.get_ready()
    assert other.asked == [wanted]


def test_what_was_not_begun_is_dropped_without_an_end(line: ModelLine) -> None:
    line.ask(look(line))
    (process,) = FakeProcess.made
    line.cancel(OccludeRequest)
    assert not process.is_closed


def test_a_model_that_cannot_be_loaded_is_told_once_and_asked_no_more(line: ModelLine) -> None:
    told: list[str] = []
    line.lost.connect(told.append)
    line.ask(look(line))
    (process,) = FakeProcess.made
    process.said.emit(WorkerFailed(reason="it is damaged"))
    assert told == ["it is damaged"]
    assert not line.is_waiting(LookRequest)


def test_another_model_of_the_project_answers_from_then_on(
    line: ModelLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.ask(look(line))
    (process,) = FakeProcess.made
    process.get_ready()
    monkeypatch.setattr(module.models, "model_to_scan_with", lambda _project: Path("b.safetensors"))
    question = look(line)
    line.ask(question)
    assert process.is_closed
    assert len(FakeProcess.made) == 2
    FakeProcess.made[1].get_ready()
    assert FakeProcess.made[1].asked == [question]


def test_it_ends_with_the_window_whatever_is_still_going(line: ModelLine) -> None:
    line.ask(look(line))
    FakeProcess.made[0].get_ready()
    line.cancel(LookRequest)
    line.ask(look(line))
    line.close()
    assert all(process.is_closed for process in FakeProcess.made)

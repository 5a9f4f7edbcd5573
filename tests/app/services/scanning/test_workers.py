import signal
import sys
from pathlib import Path

import pytest

from app.services.scanning.settings import ScanSettings
from app.services.scanning.waking_clock import WakingClock
from app.services.scanning.workers import (
    KILLED_S,
    SILENCE_S,
    STARTING_S,
    WorkerConversation,
    given_up,
    worker_command,
)
from mvit_core.events import (
    ScanRequest,
    VideoProgress,
    VideoScanned,
    VideoStarted,
    WorkerFailed,
    WorkerReady,
    decode_request,
    encode,
)
from mvit_core.types import VideoResult, VideoStatus


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def ready_conversation(clock: Clock) -> WorkerConversation:
    conversation = WorkerConversation(clock)
    conversation.feed(encode(WorkerReady()))
    return conversation


def scanned(key: int) -> VideoScanned:
    return VideoScanned(key=key, result=VideoResult(status=VideoStatus.BLANK))


def test_a_request_is_one_line_that_the_worker_can_read() -> None:
    line = ready_conversation(Clock()).ask(ScanRequest(key=7, path="a/b.mp4"))
    assert line.endswith(b"\n")
    assert decode_request(line) == ScanRequest(key=7, path="a/b.mp4")


def test_events_survive_any_cut_of_the_stream() -> None:
    said = [VideoStarted(key=1), VideoProgress(key=1, position_s=0.5), scanned(1)]
    stream = b"".join(encode(event) for event in said)
    conversation = ready_conversation(Clock())
    heard = [event for i in range(len(stream)) for event in conversation.feed(stream[i : i + 1])]
    assert heard == said


def test_the_video_stays_in_hand_until_its_own_result_comes() -> None:
    conversation = ready_conversation(Clock())
    conversation.ask(ScanRequest(key=7, path="x"))
    conversation.feed(encode(scanned(6)))
    assert conversation.in_hand == (7,)
    conversation.feed(encode(scanned(7)))
    assert conversation.idle


def test_a_busy_worker_takes_no_second_video() -> None:
    conversation = ready_conversation(Clock())
    conversation.ask(ScanRequest(key=7, path="x"))
    with pytest.raises(RuntimeError, match="busy"):
        conversation.ask(ScanRequest(key=8, path="y"))


def test_silence_with_a_video_in_hand_is_trouble_and_idle_silence_is_not() -> None:
    clock = Clock()
    conversation = ready_conversation(clock)
    clock.now += 10 * SILENCE_S
    assert conversation.trouble() == ""
    conversation.ask(ScanRequest(key=7, path="x"))
    clock.now += SILENCE_S - 1
    assert conversation.trouble() == ""
    conversation.feed(encode(VideoProgress(key=7, position_s=1)))
    clock.now += SILENCE_S - 1
    assert conversation.trouble() == ""
    clock.now += 2
    assert "no progress" in conversation.trouble()


def test_a_computer_that_slept_does_not_make_a_worker_hung_and_a_hung_one_is_found_afterwards() -> None:
    clock = Clock()
    conversation = WorkerConversation(WakingClock(clock))
    conversation.feed(encode(WorkerReady()))
    conversation.ask(ScanRequest(key=7, path="x"))
    for jump_s in (1.0, 8 * 3600.0, -3600.0, 1.0):  # looked after every second, but for a night
        clock.now += jump_s
        assert conversation.trouble() == ""
    for _ in range(int(SILENCE_S)):
        clock.now += 1
    assert conversation.trouble() == ""  # nobody looked
    for _ in range(int(SILENCE_S)):
        clock.now += 1
        conversation.trouble()
    assert "no progress" in conversation.trouble()


def test_one_that_lives_on_though_it_was_killed_is_stuck_and_keeps_its_reason() -> None:
    clock = Clock()
    conversation = ready_conversation(clock)
    conversation.ask(ScanRequest(key=7, path="x"))
    clock.now += SILENCE_S + 1
    conversation.was_killed()
    assert conversation.trouble() == "", "nobody kills it twice"
    assert not conversation.is_stuck
    clock.now += KILLED_S + 1
    assert conversation.is_stuck
    conversation.feed(encode(VideoProgress(key=7, position_s=1)))
    assert "no progress" in conversation.ending(None)


def test_a_worker_that_never_gets_ready_is_trouble() -> None:
    clock = Clock()
    conversation = WorkerConversation(clock)
    clock.now += STARTING_S + 1
    assert "did not start" in conversation.trouble()


def test_a_stray_line_is_trouble_and_nothing_after_it_is_believed() -> None:
    conversation = ready_conversation(Clock())
    assert conversation.feed(b"[h264 @ 0x1] error\n" + encode(scanned(1))) == []
    assert "error" in conversation.trouble()
    assert not conversation.idle


def test_the_ending_names_the_signal_the_code_or_the_workers_own_reason() -> None:
    assert "SIGTERM" in ready_conversation(Clock()).ending(-signal.SIGTERM)
    for crash in (3221225477, -1073741819):  # of Windows, as Popen and as QProcess give it
        assert "ended by the system (0xC0000005)" in ready_conversation(Clock()).ending(crash)
    assert (
        ready_conversation(Clock()).ending(3).endswith("(exit code 3): restart this computer and try again")
    )
    conversation = ready_conversation(Clock())
    conversation.feed(encode(WorkerFailed(reason="The checkpoint is damaged.")))
    assert conversation.ending(1) == "The checkpoint is damaged."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills with an exit code")
def test_a_killed_worker_is_said_with_what_to_do() -> None:
    why = ready_conversation(Clock()).ending(-signal.SIGKILL)
    assert "killed" in why
    assert given_up(why).reason.endswith("close other programs and scan again.")


@pytest.mark.parametrize("code", [-11, 3, 3221225477])
def test_a_file_that_crashes_every_worker_is_said_with_what_to_do(code: int) -> None:
    conversation = ready_conversation(Clock())
    conversation.ask(ScanRequest(key=7, path="a/b.mp4"))
    assert given_up(conversation.ending(code)).reason.endswith(
        "): if other programs open the file, convert it to MP4 (H.264) with one of them and scan again."
    )


def test_the_same_executable_is_its_own_worker_when_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command()[:2] == [sys.executable, "-P"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    settings = ScanSettings(model_path=Path("m.ckpt"))
    assert worker_command(settings) == [
        sys.executable,
        "worker",
        "--model",
        "m.ckpt",
    ]


def test_a_worker_that_reads_ahead_takes_as_many_as_it_says_and_gives_each_back_by_itself() -> None:
    conversation = WorkerConversation(Clock())
    conversation.feed(encode(WorkerReady(depth=2)))
    conversation.ask(ScanRequest(key=1, path="x"))
    assert conversation.idle
    conversation.ask(ScanRequest(key=2, path="y"))
    assert not conversation.idle
    assert conversation.in_hand == (1, 2)
    conversation.feed(encode(scanned(2)))
    assert (conversation.in_hand, conversation.idle) == ((1,), True)


def test_a_model_that_takes_long_for_a_clip_is_given_the_time() -> None:
    clock = Clock()
    conversation = WorkerConversation(clock)
    conversation.feed(encode(WorkerReady(clip_s=20.0)))
    conversation.ask(ScanRequest(key=1, path="x"))
    clock.now += SILENCE_S + 60
    assert not conversation.trouble()
    clock.now += 60
    assert "no progress" in conversation.trouble()

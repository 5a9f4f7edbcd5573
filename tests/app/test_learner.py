"""The process that trains, in this process: orders as they come, events as they go."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from app import learner
from app.learner import carry_out, kept_of
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from tests.trainer.conftest import TINY, MakeClasses, make_classes, tiny_model
from trainer.events import EpochDone, HeadBegun, HeadStepDone, StepDone, TrainingDone
from trainer.labels.manifest import write_manifest
from trainer.labels.readers import read_labels
from trainer.orders import (
    Judging,
    Learn,
    LearnerEvent,
    LearningFailed,
    MachineMeasured,
    MeasureMachine,
    ReportWritten,
    Steer,
    decode_event,
    decode_order,
    encode,
)
from trainer.recipes.presets import preset
from trainer.reports.report import decode_report
from trainer.runs.folder import RunFolder

__all__ = ["make_classes", "tiny_model"]  # fixtures


class FakeOrders:
    """Nobody steers, unless the test does."""

    def __init__(self) -> None:
        import threading

        self.finish, self.closed = threading.Event(), threading.Event()

    def wait_while_paused(self, before: Callable[[], None]) -> None: ...


class Heard:
    """Keeps what is said; `then` is called with each event."""

    def __init__(self, then: Callable[[LearnerEvent], None] | None = None) -> None:
        self.events: list[LearnerEvent] = []
        self._then = then

    def __call__(self, event: LearnerEvent) -> None:
        assert decode_event(encode(event)) == event
        self.events.append(event)
        if self._then:
            self._then(event)

    def of(self, kind: type) -> list[LearnerEvent]:
        return [each for each in self.events if isinstance(each, kind)]


@pytest.fixture
def learn(make_classes: MakeClasses, tmp_path: Path) -> Learn:
    manifest = read_labels(make_classes(left=6, none=6, sites=3))
    write_manifest(manifest, tmp_path / "labels" / "labels.jsonl")
    return Learn(
        manifest=to_text(tmp_path / "labels" / "labels.jsonl"),
        out=to_text(tmp_path / "run"),
        cache=to_text(tmp_path / "cache"),
        recipe=TINY,
        device="cpu",
    )


def carried_out(order: Learn | MeasureMachine, heard: Heard, orders: FakeOrders | None = None) -> Heard:
    carry_out(order, orders or FakeOrders(), heard)  # type: ignore[arg-type]
    return heard


def test_a_training_ends_with_a_report_and_the_next_is_compared_with_it(learn: Learn, tmp_path: Path) -> None:
    heard = carried_out(learn, Heard())
    assert len(heard.of(EpochDone)) == 3
    assert heard.of(Judging)
    assert isinstance(heard.events[-1], ReportWritten)
    first = decode_report((tmp_path / "run/report.json").read_bytes())
    assert first.comparison is None
    assert (first.is_other_gone, first.num_unread, first.unlearned) == (False, 0, ())
    assert first.shuffled
    second = msgspec.structs.replace(
        learn, out=to_text(tmp_path / "second"), against=to_text(tmp_path / "run/best.safetensors")
    )
    carried_out(second, Heard())
    report = decode_report((tmp_path / "second/report.json").read_bytes())
    assert report.comparison is not None
    assert report.comparison.differences["macro_accuracy"].value == 0
    third = msgspec.structs.replace(
        learn, out=to_text(tmp_path / "third"), against=to_text(tmp_path / "gone")
    )
    carried_out(third, Heard())
    report = decode_report((tmp_path / "third/report.json").read_bytes())
    assert report.comparison is None
    assert report.is_other_gone


def test_a_report_says_what_it_should_have_learned_from_and_could_not(
    make_classes: MakeClasses, learn: Learn, tmp_path: Path
) -> None:
    folder = make_classes(left=6, none=6, right=2, sites=3)
    write_manifest(read_labels(folder), Path(learn.manifest))
    for lost in (*folder.glob("right/*/*"), folder / "left/site0/0.mp4"):
        lost.unlink()
    carried_out(learn, Heard())
    report = decode_report((tmp_path / "run/report.json").read_bytes())
    assert (report.num_unread, report.unlearned) == (3, ("right",))


def test_a_report_says_that_its_training_was_cut_short(learn: Learn, tmp_path: Path) -> None:
    carried_out(learn, Heard())
    run = RunFolder(tmp_path / "run")
    assert not any("damaged" in each for each in decode_report(run.report.read_bytes()).cautions)
    run.last.write_bytes(b"damaged")
    heard = carried_out(msgspec.structs.replace(learn, resume=True), Heard())
    assert isinstance(heard.events[-1], ReportWritten)
    assert "last.safetensors is damaged" in decode_report(run.report.read_bytes()).cautions[0]


def test_finish_ends_with_the_best_so_far(learn: Learn) -> None:
    orders = FakeOrders()
    heard = carried_out(learn, Heard(ending(orders, EpochDone)), orders)
    assert len(heard.of(EpochDone)) == 1
    assert not heard.of(TrainingDone)
    assert heard.of(ReportWritten)


def test_finish_during_the_head_for_bouts_keeps_the_model_that_is_done(
    learn: Learn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def part(*_: object, **__: object) -> Iterator[LearnerEvent]:
        yield HeadBegun(behaviors=("sleeps",))
        for step in range(1, 10):
            yield HeadStepDone(step=step, num_steps=9, loss=1.0)

    monkeypatch.setattr("trainer.temporal.beside.add_head", part)
    orders = FakeOrders()
    heard = carried_out(learn, Heard(ending(orders, HeadStepDone)), orders)
    assert len(heard.of(HeadStepDone)) == 1
    assert heard.of(ReportWritten)
    orders = FakeOrders()
    other = msgspec.structs.replace(learn, out=learn.out + "-2")
    heard = carried_out(other, Heard(ending(orders, EpochDone)), orders)
    assert len(heard.of(EpochDone)) == 1
    assert len(heard.of(HeadStepDone)) == 9, "ended among the epochs, it still learns to find bouts"
    assert heard.of(ReportWritten)


def ending(orders: FakeOrders, at: type) -> Callable[[LearnerEvent], None]:
    """Ask for the end at the first event of a kind."""
    return lambda event: orders.finish.set() if isinstance(event, at) else None


def test_what_was_stopped_is_concluded_with_the_best_so_far(learn: Learn, tmp_path: Path) -> None:
    orders = FakeOrders()
    carried_out(learn, Heard(closing(orders, EpochDone)), orders)
    heard = carried_out(msgspec.structs.replace(learn, resume=True, conclude=True), Heard())
    assert not heard.of(StepDone)
    assert isinstance(heard.events[-1], ReportWritten)
    report = decode_report((tmp_path / "run/report.json").read_bytes())
    assert not any("no longer" in each for each in report.cautions)
    assert report.num_clips == len(RunFolder(tmp_path / "run").facts().held_out)


@pytest.mark.parametrize("left", [1, 0])
def test_where_videos_are_gone_the_best_is_judged_on_what_is_left(
    learn: Learn, tmp_path: Path, left: int
) -> None:
    orders = FakeOrders()
    learn = msgspec.structs.replace(learn, recipe=replace(TINY, cache_gb=0.0))
    carried_out(learn, Heard(closing(orders, EpochDone)), orders)
    run = RunFolder(tmp_path / "run")
    held_out = [run.manifest().path_of(run.manifest().spans[n]) for n in run.facts().held_out]
    for video in held_out[left:]:
        video.unlink()
    failed = carried_out(msgspec.structs.replace(learn, resume=True), Heard()).events[-1]
    assert isinstance(failed, LearningFailed)
    assert "gone for good, keep the best so far" in failed.reason
    last = carried_out(msgspec.structs.replace(learn, resume=True, conclude=True), Heard()).events[-1]
    assert isinstance(last, ReportWritten)
    if left:
        report = decode_report(run.report.read_bytes())
        assert report.num_clips == left
        gone = len(held_out) - left
        assert f"{gone} of the held-out videos can no longer be read" in report.cautions[0]
    else:
        assert last.path == "", "nobody can say how good it is"


def closing(orders: FakeOrders, at: type) -> Callable[[LearnerEvent], None]:
    """Let go of the process at the first event of a kind."""
    return lambda event: orders.closed.set() if isinstance(event, at) else None


def test_finish_before_anything_is_learned_says_so(learn: Learn) -> None:
    orders = FakeOrders()
    failed = carried_out(learn, Heard(ending(orders, StepDone)), orders).events[-1]
    assert isinstance(failed, LearningFailed)
    assert "nothing is learned yet" in failed.reason


def test_a_closed_stdin_saves_and_says_no_more(learn: Learn, tmp_path: Path) -> None:
    orders = FakeOrders()
    heard = carried_out(learn, Heard(closing(orders, StepDone)), orders)
    assert len(heard.of(StepDone)) == 1
    assert not heard.of(Judging)
    assert (tmp_path / "run/last.safetensors").exists()
    again = carried_out(msgspec.structs.replace(learn, resume=True), Heard())
    steps = again.of(StepDone)
    assert isinstance(steps[0], StepDone)
    assert steps[0].step == 2
    assert again.of(ReportWritten)


def test_who_is_let_wait_has_saved_first(learn: Learn, tmp_path: Path) -> None:
    last, found = tmp_path / "run/last.safetensors", []

    class Waiting(FakeOrders):
        def wait_while_paused(self, before: Callable[[], None]) -> None:
            there = last.exists()
            before()
            found.append((there, last.exists()))
            if last.exists():
                self.closed.set()

    heard = carried_out(learn, Heard(), Waiting())
    assert found[-1] == (False, True)
    assert not heard.of(EpochDone)


def test_a_full_disk_does_not_end_what_only_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learner, "end_within", lambda _grace_s: None)
    reading, writing = os.pipe()
    orders, saved = learner.Orders(reading), []

    def save() -> None:
        saved.append(1)
        orders._take(Steer(wish="go_on"))
        raise UserError("The disk is full.")

    orders.wait_while_paused(save)
    orders._take(Steer(wish="pause"))
    orders.wait_while_paused(save)
    os.close(writing)
    assert orders.next() is None
    assert len(saved) == 1, "where it had to wait"


def test_what_the_world_did_wrong_is_a_sentence(learn: Learn, tmp_path: Path) -> None:
    (tmp_path / "labels/labels.jsonl").write_bytes(b"nonsense\n")
    (failed,) = carried_out(learn, Heard()).events
    assert isinstance(failed, LearningFailed)
    assert "no manifest of Trapline" in failed.reason
    assert not failed.is_ours


def test_the_machine_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = carried_out(MeasureMachine(model="mvit_xs"), Heard()).events
    assert isinstance(found, MachineMeasured)
    assert found.train_s > found.forward_s > 0
    assert found.model == "mvit_xs"


def test_orders_survive_the_line() -> None:
    order = MeasureMachine(base="a.safetensors")
    assert decode_order(encode(order)) == order
    assert learner.main.__doc__


def test_what_a_scan_kept_judges_heads_and_only_beside_the_model_that_scanned(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    heads = Learn(manifest="", out="", cache="", recipe=preset("heads"), base="base", embeddings="kept.npz")
    whole = msgspec.structs.replace(heads, recipe=preset("finetune"))
    assert kept_of(run, whole, None) is None
    assert kept_of(run, msgspec.structs.replace(heads, embeddings=""), None) is None
    assert kept_of(run, heads, Path("another")) is None, "its embeddings are others"
    with pytest.raises(UserError):
        kept_of(run, heads, Path("base"))  # here it would be read, if there were any

"""The process that trains for the window: `python -m app learner`.

It reads orders from stdin and says on stdout what happens (trainer.orders), as the worker does for scans.
Closing its stdin stops it, and what was learned is kept. It never opens a project.
"""

import faulthandler
import queue
import threading
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from app.parent import (
    EXIT_BUG,
    end_within,
    lines_from,
    stay_behind,
    take_stdin,
    take_stdout,
    write_whole,
)
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path
from mvit_core.machine.lacking import lacking
from trainer.events import ClipSkipped, HeadBegun, TrainingDone
from trainer.orders import (
    Judge,
    Judging,
    Learn,
    LearnerEvent,
    LearningFailed,
    MeasureMachine,
    Order,
    ReportWritten,
    Steer,
    decode_order,
    encode,
)

if TYPE_CHECKING:
    from trainer.heads.kept_judging import KeptClips
    from trainer.reports.report import Report
    from trainer.runs.folder import RunFolder

T = TypeVar("T")
Say = Callable[[LearnerEvent], None]
GRACE_S = 20.0
"""After its parent let go of it, a training may take so long to save its state."""


def main(_words: Sequence[str] = ()) -> int:
    """Serve until stdin closes; the exit code is 0, or 70 after a mistake of ours."""
    faulthandler.enable()
    stay_behind(10)
    say = Voice(take_stdout())
    orders = Orders(take_stdin())
    try:
        while (order := orders.next()) is not None:
            carry_out(order, orders, say)
    except BrokenPipeError:
        return 0  # the parent is gone
    except Exception as error:  # noqa: BLE001 - the border of the process: the parent must learn why
        traceback.print_exc()
        with suppress(OSError):
            missing = lacking(error)
            say(LearningFailed(reason=missing or f"{type(error).__name__}: {error}", is_ours=not missing))
        return EXIT_BUG
    return 0


class Voice:
    """Events on their way to the parent, each written whole at once."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __call__(self, event: LearnerEvent) -> None:
        write_whole(self._descriptor, encode(event))


class Listening:
    """Passes events on.

    It knows whether a training has come to its head for bouts, what was cut short, and what was left out.
    """

    def __init__(self, say: Say) -> None:
        self._say = say
        self.is_at_head = False
        self.cautions: tuple[str, ...] = ()
        self.skipped: set[str] = set()  # videos

    def __call__(self, event: LearnerEvent) -> None:
        self.is_at_head = self.is_at_head or isinstance(event, HeadBegun)
        if isinstance(event, TrainingDone) and event.is_cut_short:
            self.cautions = (event.reason,)
        if isinstance(event, ClipSkipped):
            self.skipped.add(event.video)
        self._say(event)


class Orders:
    """Orders as they come in; `Steer` takes effect at once, the others wait for their turn."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._waiting: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._may_go = threading.Event()
        self._may_go.set()
        self.finish = threading.Event()
        self.closed = threading.Event()
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    def next(self) -> Order | None:
        """The next order; None once stdin is closed."""
        return self._waiting.get()

    def wait_while_paused(self, before: Callable[[], None]) -> None:
        """Return when there is leave to go on, or when nobody wants anything any more.

        Where it has to wait, `before` comes first. What the world does wrong there is left to be said later.
        """
        if not self._may_go.is_set():
            with suppress(UserError):
                before()
            self._may_go.wait()

    def _read(self) -> None:
        for line in lines_from(self._descriptor):
            self._take(decode_order(line))
        self.closed.set()
        self._may_go.set()
        self._waiting.put(None)
        end_within(GRACE_S)

    def _take(self, order: Order) -> None:
        if not isinstance(order, Steer):
            self._waiting.put(order)
        elif order.wish == "pause":
            self._may_go.clear()
        else:
            if order.wish == "finish":
                self.finish.set()
            self._may_go.set()


def carry_out(order: Order, orders: Orders, say: Say) -> None:
    """Do what an order says; what the world did wrong is an answer like any other."""
    try:
        if isinstance(order, MeasureMachine):
            from trainer.fitting.measuring import measured

            say(measured(order))
        elif isinstance(order, Learn):
            learn(order, orders, say)
        elif isinstance(order, Judge):
            judge_one(order, orders, say)
    except UserError as error:
        say(LearningFailed(reason=str(error)))


def learn(order: Learn, orders: Orders, say: Say) -> None:
    """Train, or take what was learned before a training was stopped; then judge."""
    from trainer.fitting.state import OnDemand
    from trainer.labels.manifest import read_manifest
    from trainer.run import conclude, train
    from trainer.runs.preparing import Places

    places = Places(
        out=to_path(order.out),
        cache=to_path(order.cache),
        base=to_path(order.base) if order.base else None,
        base_name=order.base_name,
        embeddings=to_path(order.embeddings) if order.embeddings else None,
    )
    orders.finish.clear()
    heard = Listening(say)
    if order.conclude:
        followed(conclude(places, device=order.device), orders, heard, until=orders.finish)
    else:
        manifest = read_manifest(to_path(order.manifest))
        state = OnDemand()
        steps = train(
            manifest, order.recipe, places, device=order.device, resume=order.resume, on_demand=state
        )
        followed(steps, orders, heard, until=orders.finish, before_waiting=state.save)
    if orders.finish.is_set() and not heard.is_at_head:
        orders.finish.clear()  # asked for once more, it ends this part as well
        followed(conclude(places, device=order.device), orders, heard, until=orders.finish)
    if orders.closed.is_set():
        return
    judge(places.out, order, orders, heard)


def judge(out: Path, order: Learn, orders: Orders, say: Listening) -> None:
    """Both models on the clips of the sites that were held out; the report stays in the run's folder."""
    from trainer.evaluation.evaluate import Question, evaluate, held_out_of
    from trainer.reports.report import encode_report
    from trainer.runs.folder import RunFolder
    from trainer.runs.preparing import NothingToRead
    from trainer.writing import write_whole

    run = RunFolder(out)
    against = to_path(order.against) if order.against else None
    with_other = against is not None and against.is_file()
    say(Judging(with_other=with_other))
    if not run.facts().held_out:
        say(ReportWritten())
        return
    kept = kept_of(run, order, against if with_other else None)
    question = Question(
        checkpoint=run.path,
        against=against if with_other else None,
        shuffled=order.recipe.trained != "heads",  # what lies below heads uses time as it did before
        kept=kept,
        needs_all=not (
            order.embeddings or order.conclude
        ),  # else the report would be of what a drive that went has left
        device=order.device,
    )
    looking = Listening(say)
    try:
        report = followed(evaluate(held_out_of(run), question, to_path(order.cache)), orders, looking)
    except NothingToRead:
        if not order.conclude:
            raise
        say(ReportWritten())
        return
    if report is not None:
        left_out = unread(looking.skipped) if order.conclude else ()
        report = replace(
            report,
            cautions=(*say.cautions, *left_out, *report.cautions),
            is_other_gone=against is not None and not with_other,
        )
        if not order.embeddings:  # from them it learns without any video
            report = with_unread(report, run)
        write_whole(run.report, encode_report(report))
        say(ReportWritten(path=str(run.report)))


def with_unread(report: "Report", run: "RunFolder") -> "Report":
    """The report with what a training wanted to learn from and could not read."""
    facts, spans = run.facts(), run.manifest().spans
    there = {*facts.train, *facts.held_out}
    lost = {span.video for number, span in enumerate(spans) if number not in there}
    known = {name for number in there for name in spans[number].class_names}
    unlearned = {name for span in spans for name in span.class_names} - known
    return replace(report, num_unread=len(lost), unlearned=tuple(sorted(unlearned)))


def unread(videos: set[str]) -> Iterator[str]:
    """That a report is not of all that was held out."""
    if videos:
        yield f"{len(videos)} of the held-out videos can no longer be read; the figures are of the others."


def kept_of(run: "RunFolder", order: Learn, against: Path | None) -> "KeptClips | None":
    """What a scan kept of the clips that are held out, where it speaks for both models; else None."""
    from trainer.heads.kept import read_kept
    from trainer.heads.kept_judging import kept_clips

    if order.recipe.trained != "heads" or not order.embeddings:
        return None
    if against is not None and against != to_path(order.base):
        return None  # another model has embeddings of its own
    return kept_clips(run.manifest(), read_kept(to_path(order.embeddings)), run.facts().held_out)


def judge_one(order: Judge, orders: Orders, say: Say) -> None:
    """A checkpoint on labelled spans, those of videos that it was trained on left out."""
    from trainer.evaluation.evaluate import Question, evaluate
    from trainer.labels.manifest import read_manifest
    from trainer.reports.report import encode_report
    from trainer.writing import write_whole

    say(Judging())
    question = Question(checkpoint=to_path(order.checkpoint), device=order.device)
    steps = evaluate(read_manifest(to_path(order.manifest)), question, to_path(order.cache))
    report = followed(steps, orders, say)
    if report is not None:
        write_whole(to_path(order.out), encode_report(report))
        say(ReportWritten(path=order.out))


def followed(
    steps: Generator[LearnerEvent, None, T],
    orders: Orders,
    say: Say,
    until: threading.Event | None = None,
    before_waiting: Callable[[], None] = lambda: None,
) -> T | None:
    """Say the events; closed (and so saved) where nobody wants the rest, and then without a result."""
    while True:
        orders.wait_while_paused(before_waiting)
        if orders.closed.is_set() or (until is not None and until.is_set()):
            steps.close()
            return None
        try:
            event = next(steps)
        except StopIteration as end:
            value: T = end.value
            return value
        say(event)

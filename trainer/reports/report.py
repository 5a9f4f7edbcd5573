"""What is known of a model once it was judged; written as report.json and by `trapline evaluate --json`."""

from math import isfinite
from typing import Literal

import msgspec


class Figure(msgspec.Struct, frozen=True):
    """A figure, and where 95 % of resampled sets of clips put it; None where it cannot be known."""

    value: float | None
    low: float | None = None
    high: float | None = None


class OperatingPoint(msgspec.Struct, frozen=True, kw_only=True):
    """From which score on scans call a class where calls are to be right as often as somebody wishes."""

    precision: float  # wished
    threshold: float | None  # None: no score is sure enough
    recall: float | None  # share of the class that is found then, on the judged clips
    right: float | None = None  # share of the calls that are right there


class ClassReport(msgspec.Struct, frozen=True, kw_only=True):
    """One species or behavior."""

    name: str
    support: int  # judged examples
    precision: float | None
    recall: float | None
    f1: float | None
    intervals: dict[str, tuple[float, float]] = {}  # of precision, recall and F1: 95 % of resampled sets
    average_precision: float | None = None  # of behaviors
    operating: tuple[OperatingPoint, ...] = ()  # for several wished precisions

    def threshold_for(self, precision: float) -> OperatingPoint | None:
        """What is known for a precision that somebody chooses."""
        return next((each for each in self.operating if each.precision >= precision - 1e-9), None)


class GroupReport(msgspec.Struct, frozen=True, kw_only=True):
    """One deployment or site."""

    name: str
    num_clips: int
    accuracy: float | None  # of a site left out: of species, else behaviors' mean average precision


class EachGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Each deployment or site left out in turn: every clip judged by a model that never saw its site."""

    groups: tuple[GroupReport, ...]
    figures: dict[str, float] = {}  # of all clips together

    @property
    def is_of_species(self) -> bool:
        """Whether the groups' figure is a share of right clips, or behaviors' mean average precision."""
        return "accuracy" in self.figures


class CalibrationReport(msgspec.Struct, frozen=True, kw_only=True):
    """How far scores can be trusted as they stand."""

    temperature: float
    error: float | None  # ECE of species' best scores; of behaviors see trainer.scores.reliability
    curve: tuple[tuple[float, float, int], ...] = ()  # confidence, share right, clips


class NamesReport(msgspec.Struct, frozen=True, kw_only=True):
    """How right names along the tree are, at one rank; "" for classes that are no taxon."""

    rank: str
    num_clips: int  # that are named so finely
    right: float  # share
    said: float  # the mean confidence in them


class ClipReport(msgspec.Struct, frozen=True, kw_only=True):
    """One judged clip: its species, or its behaviors, joined by bars, "" for none of them."""

    video: str
    start_s: float
    end_s: float | None
    group: str
    truth: str
    called: str
    score: float
    kind: Literal["species", "behavior"] = "species"
    animal: str = ""  # which of the video's, where that is known
    called_before: str | None = None  # by the other model, in comparisons

    @property
    def is_right(self) -> bool:
        """Whether it was called what it shows."""
        return self.called in self.truth.split("|")


class BoutsReport(msgspec.Struct, frozen=True, kw_only=True):
    """How well bouts are found in time: mean average precision at each overlap (tIoU)."""

    num_bouts: int
    by_overlap: dict[str, float | None]  # in the way in which a scan by this model finds them
    by_windows: dict[str, float | None] = {}  # by grouping the scores of windows
    by_head: dict[str, float | None] = {}  # by a temporal head; empty where none was learned
    uses_head: bool = False  # whether a scan by this model uses the head
    reason: str = ""  # why it does, or does not: a sentence
    unread: str = ""  # from how many of the animals the head learned, where not from all: a sentence

    @property
    def story(self) -> str:
        """Both sentences."""
        return f"{self.reason} {self.unread}".strip()


def mean_of(by_overlap: dict[str, float | None]) -> float | None:
    """Over the overlaps; None where nothing is known."""
    values = [value for value in by_overlap.values() if value is not None]
    return sum(values) / len(values) if values else None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The model against another on the same clips; differences are this one's less the other's."""

    other: str
    figures: dict[str, Figure]
    differences: dict[str, Figure]
    corrected: tuple[ClipReport, ...] = ()  # wrong before, right now
    spoiled: tuple[ClipReport, ...] = ()  # right before, wrong now
    species: tuple[ClassReport, ...] = ()  # the other's, class by class
    behaviors: tuple[ClassReport, ...] = ()
    bouts: BoutsReport | None = None
    chances: dict[str, float] = {}  # how often equal models would differ as much: trainer.reports.chance
    num_clips: int = 0  # that both were judged on
    num_videos: int = 0
    is_better: bool | None = None  # None: it may be chance
    verdict: str = ""
    new_classes: tuple[str, ...] = ()  # that judged clips show, and the other does not know
    lost_classes: tuple[str, ...] = ()  # that the other knows alone


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one model on some clips."""

    checkpoint: str
    num_clips: int
    num_videos: int = 0
    num_left_out: int = 0  # trained on
    num_unread: int = 0  # videos with labels that the training could not read
    unlearned: tuple[str, ...] = ()  # classes that had no others
    cautions: tuple[str, ...] = ()
    figures: dict[str, Figure] = {}
    by_frequency: dict[str, float | None] = {}  # of species: trained on many, medium, few clips
    behaviors_by_frequency: dict[str, float | None] = {}
    species: tuple[ClassReport, ...] = ()
    behaviors: tuple[ClassReport, ...] = ()
    groups: tuple[GroupReport, ...] = ()
    each_group: EachGroup | None = None  # where sites are few, or where it was asked for
    confusion: tuple[tuple[int, ...], ...] = ()  # truth in rows, calls in columns
    calibration: CalibrationReport | None = None
    behavior_calibration: CalibrationReport | None = None
    rolled_up: dict[str, float | None] = {}  # accuracy at species, genus, family, order
    names: tuple[NamesReport, ...] = ()  # what clips are called, as finely as the model is sure
    names_hold: float = 0.0  # the summed score that a name needs
    num_unnamed: int = 0
    bouts: BoutsReport | None = None
    baseline: float | None = None  # the main figure of who guesses
    chance: float | None = None  # how often guessing would be as right: see trainer.reports.chance
    num_chosen: int = 1  # epochs of which the best was chosen by these very clips
    shuffled: dict[str, Figure] = {}  # with the frames of each clip in random order
    doubtful: tuple[ClipReport, ...] = ()  # sure calls that differ from the label: perhaps a slip
    comparison: Comparison | None = None
    is_other_gone: bool = False  # there was a model to compare it with, whose file is not there any more
    clips: tuple[ClipReport, ...] = ()


RARE = 0.05  # of the time; what chance gives as often as that may be chance
OF_BEHAVIORS = "mean_average_precision"
DECIDING = ("macro_accuracy", OF_BEHAVIORS)
"""The main figures, the first that is known counting most."""


def ranges_of(report: Report) -> dict[str, tuple[float, float]]:
    """Of each figure that has one its range, in which it lies 19 times in 20."""
    return {
        name: (each.low, each.high)
        for name, each in report.figures.items()
        if each.low is not None and each.high is not None and each.low < each.high
    }


def main_figure(figures: dict[str, Figure]) -> tuple[str, Figure | None]:
    """What one figure says it, and its name; "" and None where no main figure is known."""
    name = next((name for name in DECIDING if name in figures), "")
    return name, figures.get(name)


def encode_report(report: Report) -> bytes:
    """As JSON for people and programs; what is unknown is null."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def decode_report(text: bytes) -> Report:
    """From JSON; raises msgspec.MsgspecError."""
    return msgspec.json.decode(text, type=Report)


def known(value: float) -> float | None:
    """None for what JSON cannot say."""
    return value if isfinite(value) else None

"""MammalNet's lists of trimmed clips: which there are, and how many clips each class has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mvit_core.errors import UserError
from mvit_core.taxonomy import mammalnet_keys, shipped_behaviors
from trainer.manifest import LabelledSpan, Manifest
from trainer.readers import read_mammalnet

# (train, test) below the data's folder: the lists that are public, and those that the official configs name
LISTS = (
    ("animal_clip_train.txt", "animal_clip_test.txt"),
    ("composition/train.csv", "composition/test.csv"),
    ("train.csv", "test.csv"),
)
CLIPS = ("trimmed_video", "videos", "clips", ".")  # where trimmed clips are sought

OF_ANIMALS, OF_BEHAVIORS, OF_PAIRS = (300, 100), (1500, 500), (70, 20)  # many is above, few at or below
FREQUENCIES = ("many", "medium", "few")

Pair = tuple[str, str]  # animal, behavior


@dataclass(frozen=True, slots=True)
class Lists:
    """The benchmark's clips on both sides of its split."""

    manifest: Manifest

    @property
    def train(self) -> tuple[LabelledSpan, ...]:
        """What is learned from."""
        return tuple(span for span in self.manifest.spans if span.side == "train")

    @property
    def test(self) -> tuple[LabelledSpan, ...]:
        """What is judged on."""
        return tuple(span for span in self.manifest.spans if span.side == "held_out")

    def missing(self) -> list[str]:
        """Clips of the lists that are not there, in the lists' order."""
        return [span.video for span in self.manifest.spans if not self.manifest.path_of(span).is_file()]


def read_lists(data: Path) -> Lists:
    """The lists below a folder; raises UserError where there are none or their lines make no sense."""
    if not data.is_dir():
        raise UserError(f"There is no folder {data}.")
    for names in LISTS:
        paths = [data / name for name in names]
        if all(path.is_file() for path in paths):
            return Lists(read_mammalnet(paths, _clips(data)))
    pairs = "; ".join(" and ".join(names) for names in LISTS)
    raise UserError(
        f"{data} holds none of MammalNet's lists ({pairs}). docs/experiments.md says where to get them."
    )


def pair_of(span: LabelledSpan) -> Pair:
    """A clip's animal and its behavior."""
    return span.species, (span.behaviors or ("",))[0]


def frequency(count: int, limits: tuple[int, int]) -> str:
    """Whether a class of so many training clips is one of many, medium or few."""
    many, few = limits
    return "many" if count > many else "medium" if count > few else "few"


def by_frequency(counts: Iterable[int], limits: tuple[int, int]) -> dict[str, int]:
    """How many classes are of many, medium and few training clips."""
    found = Counter(frequency(count, limits) for count in counts)
    return {name: found[name] for name in FREQUENCIES}


def class_counts(spans: Iterable[LabelledSpan]) -> tuple[Counter[str], Counter[str], Counter[Pair]]:
    """Clips of each animal, each behavior and each pair of them; 0 of those without any, but for pairs."""
    animals = Counter(dict.fromkeys(mammalnet_keys(), 0))
    behaviors = Counter({each.key: 0 for each in shipped_behaviors()})
    pairs: Counter[Pair] = Counter()
    for span in spans:
        animal, behavior = pair_of(span)
        animals[animal] += 1
        behaviors[behavior] += 1
        pairs[animal, behavior] += 1
    return animals, behaviors, pairs


def _clips(data: Path) -> Path:
    """The folder of trimmed clips."""
    return next(data / name for name in CLIPS if (data / name).is_dir())

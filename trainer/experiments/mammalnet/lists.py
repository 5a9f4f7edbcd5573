"""MammalNet's lists of trimmed clips: which there are, and how many clips each class has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mvit_core.errors import UserError
from mvit_core.taxonomy import mammalnet_keys, shipped_behaviors
from trainer.labels.mammalnet import listed
from trainer.labels.manifest import LabelledSpan

# train, val and test below the data's folder: as published, and as others publish them (Animal-CLIP)
LISTS = (
    ("annotation/composition/train.csv", "annotation/composition/val.csv", "annotation/composition/test.csv"),
    ("composition/train.csv", "composition/val.csv", "composition/test.csv"),
    ("animal_clip_train.txt", "animal_clip_val.txt", "animal_clip_test.txt"),
    ("train.csv", "val.csv", "test.csv"),
)
CLIPS = ("trimmed_videos", "trimmed_video", "videos", "clips", ".")  # where clips without a folder are sought

OF_ANIMALS, OF_BEHAVIORS, OF_PAIRS = (300, 100), (1500, 500), (70, 20)  # many is above, few at or below
FREQUENCIES = ("many", "medium", "few")

Pair = tuple[str, str]  # animal, behavior


@dataclass(frozen=True, slots=True)
class Lists:
    """The benchmark's clips on each side of its split; `val` may be empty. No video is on two sides."""

    root: Path  # where the clips' paths begin
    train: tuple[LabelledSpan, ...]
    val: tuple[LabelledSpan, ...]
    test: tuple[LabelledSpan, ...]

    @property
    def all(self) -> tuple[LabelledSpan, ...]:
        """Every clip."""
        return (*self.train, *self.val, *self.test)

    def missing(self) -> list[str]:
        """Clips of the lists that are not there, in the lists' order."""
        return [span.video for span in self.all if not (self.root / span.video).is_file()]


def read_lists(data: Path) -> Lists:
    """The lists below a folder; raises UserError where there are none or their lines make no sense."""
    if not data.is_dir():
        raise UserError(f"There is no folder {data}.")
    for names in LISTS:
        train, val, test = (data / name for name in names)
        if train.is_file() and test.is_file():
            return _read(data, train, val, test)
    wanted = "; ".join(f"{train} and {test}" for train, _, test in LISTS)
    raise UserError(f"{data} holds none of MammalNet's lists ({wanted}). See docs/experiments.md for them.")


def _read(data: Path, train: Path, val: Path, test: Path) -> Lists:
    sides = (listed(train, side="train"), listed(val, side="held_out") if val.is_file() else [])
    judged = listed(test, side="held_out")
    if not sides[0] or not judged:
        raise UserError(f"{(train if not sides[0] else test)} holds no clips.")
    leaked = {span.group for side in sides for span in side} & {span.group for span in judged}
    if leaked:
        raise UserError(
            f"{len(leaked)} source videos of {test.name} are also trained on, such as {min(leaked)}; "
            "such a test says nothing."
        )
    with_folder = "/" in judged[0].video
    root = data if with_folder else next(data / name for name in CLIPS if (data / name).is_dir())
    return Lists(root, tuple(sides[0]), tuple(sides[1]), tuple(judged))


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

"""An optional detector: pictures in; animals, people and vehicles out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mvit_core.detection.card import Card, read_card
from mvit_core.detection.class_names import known_names, names_by_file, names_in, subjects_of
from mvit_core.detection.families import Size, family_of
from mvit_core.detection.finished import form_of
from mvit_core.detection.layouts import Finished, Layout, Plain
from mvit_core.detection.letterbox import fit
from mvit_core.detection.network import FAILURES, Network, open_network, output_shapes, reason_of
from mvit_core.detection.onnx_file import FLOAT, GraphFacts, read_facts, read_file
from mvit_core.detection.scaling import takes_bytes
from mvit_core.detection.suppression import keep_best
from mvit_core.detection.trial import try_out
from mvit_core.detection.values import Detected, Picture
from mvit_core.errors import BadCheckpoint
from mvit_core.types import Box, Subject

MIN_SCORE = 0.1  # boxes below it are noise; what the others are worth, fusion.py weighs
SAME = 0.5  # overlap from which two boxes of one subject are one thing
OTHER = 0.8  # and two boxes of different subjects
MAX_SIDE = 4096
OPEN_SIZE = (640, 640)  # for graphs that take any size, where no card says which
OPEN_MEGADETECTOR_SIZE = (1280, 1280)
SUBJECTS = tuple(Subject)


@dataclass(frozen=True, slots=True)
class Classes:
    """Of all classes those that count: their column, name and subject."""

    columns: tuple[int, ...]
    names: tuple[str, ...]
    subjects: tuple[Subject, ...]


class Detector:
    """A network with all that is needed to use it. `load` makes one from a file."""

    def __init__(self, network: Network, layout: Layout, *, size: Size, classes: Classes, card: Card) -> None:
        self._network, self._layout = network, layout
        self._size, self._classes = size, classes
        self._min_score = card.min_score or MIN_SCORE
        self.card = card

    @classmethod
    def load(cls, path: Path, *, num_threads: int = 1, trusted: bool = False) -> "Detector":
        """Read an ONNX export of YOLOX, YOLOv5 (such as MegaDetector v5), YOLOv8, or of a detector that
        thins out its boxes itself (`finished.py`), and the card beside it.

        A damaged or hostile file can crash the engine, so that each is first tried in a process of its own;
        `trusted` leaves that out, for content that has passed before. Raises BadCheckpoint, which names what
        was seen.
        """
        data, card = read_file(path), read_card(path)
        facts = read_facts(data, path.name)
        size, alone = input_size(facts, card, path.name), len(facts.inputs[0].shape) == 3
        if not trusted:
            try_out(data, size, path.name, alone=alone)
        try:
            network = open_network(data, num_threads=num_threads)
            shapes = output_shapes(network, size, alone=alone)
        except FAILURES as error:
            raise BadCheckpoint(f"{path.name} can't be run: {reason_of(error)}.") from error
        has_exponential = "Exp" in facts.operations
        for output, shape in shapes.items():
            known = None if alone else family_of(shape, size, has_exponential=has_exponential)
            if known and card.family.lower() in ("", known[0].name.lower()):
                classes = classes_of(known[1], facts, card, path.name)
                layout: Layout = Plain(known[0], (output,), size)
                return cls(network, layout, size=size, classes=classes, card=card)
        form = form_of(shapes)
        if form is not None and card.family.lower() in ("", "finished"):
            full_range = card.pixels == "0-255" or (
                not card.pixels and takes_bytes(data, facts.inputs[0].name)
            )
            classes = classes_of(None, facts, card, path.name)
            return cls(network, Finished(form, alone, full_range), size=size, classes=classes, card=card)
        raise BadCheckpoint(
            f"{path.name} is no detector that Trapline knows (YOLOX, YOLOv5 or MegaDetector v5, YOLOv8, or "
            "one that gives boxes, scores and classes): for pictures of "
            f"{size[1]}x{size[0]} it gives {seen(shapes)}"
            + (f", and its card calls it {card.family}." if card.family else ".")
        )

    @property
    def family(self) -> str:
        """ "YOLOX", "YOLOv5", "YOLOv8" or "finished", which is none of them by its outputs."""
        return self._layout.name

    @property
    def input_size(self) -> Size:
        """Height and width of what the network sees; larger pictures bring nothing."""
        return self._size

    @property
    def class_names(self) -> tuple[str, ...]:
        """The names that a detection can have."""
        return self._classes.names

    def detect(self, pictures: Sequence[Picture]) -> list[tuple[Detected, ...]]:
        """What is in each (height, width, 3) RGB or (height, width) gray picture, the surest first."""
        return [self._detect_in(picture) for picture in pictures]

    def _detect_in(self, picture: Picture) -> tuple[Detected, ...]:
        layout = self._layout
        letterbox = fit((picture.shape[0], picture.shape[1]), self._size, centered=layout.centered)
        arrays = self._network.run(layout.prepare(letterbox.apply(picture)), layout.outputs)
        corners, best, score = layout.found(arrays, self._classes.columns)
        likely = np.flatnonzero((score >= self._min_score) & np.isfinite(corners).all(axis=1))
        corners, best, score = corners[likely], best[likely], np.minimum(score[likely], 1)
        corners = np.clip(letterbox.to_fractions(corners), 0, 1)
        groups = np.array([SUBJECTS.index(self._classes.subjects[each]) for each in best], np.int64)
        kept = keep_best(corners, score, groups, same=SAME, other=OTHER)
        found = (self._detected(corners[each].tolist(), int(best[each]), float(score[each])) for each in kept)
        return tuple(each for each in found if each.box.w > 0 and each.box.h > 0)

    def _detected(self, corners: list[float], kind: int, score: float) -> Detected:
        left, top, right, bottom = corners
        box = Box(left, top, right - left, bottom - top)
        return Detected(box, self._classes.subjects[kind], score, self._classes.names[kind])


def input_size(facts: GraphFacts, card: Card, file_name: str) -> Size:
    """Height and width of the pictures that a graph takes; raises BadCheckpoint where it takes none."""
    ports = facts.inputs
    shape = ports[0].shape if ports else ()
    if len(shape) == 3:  # torchvision's take a picture without a batch around it
        shape = (1, *shape)
    if len(ports) != 1 or len(shape) != 4 or shape[1] not in (3, None) or shape[0] not in (1, None):
        given = " and ".join(str(port) for port in ports) or "nothing"
        raise BadCheckpoint(f"{file_name} takes {given}; a detector takes one picture, 1x3xHEIGHTxWIDTH.")
    if ports[0].kind != FLOAT:
        raise BadCheckpoint(
            f"{file_name} wants numbers of a kind other than float32; export it in full precision."
        )
    names = names_in(facts.metadata) or names_by_file(file_name)
    likely = OPEN_MEGADETECTOR_SIZE if names[:1] == ("animal",) else OPEN_SIZE
    height, width = (own or other for own, other in zip(shape[2:], card.input_size or likely, strict=True))
    if not (32 <= height <= MAX_SIDE and 32 <= width <= MAX_SIDE):
        raise BadCheckpoint(f"{file_name} wants pictures of {width}x{height} pixels, which no detector does.")
    return height, width


def classes_of(count: int | None, facts: GraphFacts, card: Card, file_name: str) -> Classes:
    """Names and subjects of a network's classes; raises BadCheckpoint where they are not known.

    `count` is None for a network that numbers them and does not say how many there are.
    """
    usual = names_by_file(file_name) if count is None else known_names(count)
    names = card.classes or names_in(facts.metadata) or usual
    if not names and count is None:
        raise BadCheckpoint(
            f"{file_name} numbers its classes and does not name them; "
            f"name them in {Path(file_name).stem}.json: "
            '{"classes": ["...", ...]}.'
        )
    if not names:
        raise BadCheckpoint(
            f"{file_name} has {count} classes and does not name them; "
            f"name them in {Path(file_name).stem}.json: "
            '{"classes": ["...", ...]}.'
        )
    if count is not None and len(names) != count:
        raise BadCheckpoint(f"{file_name} has {count} classes, but {len(names)} names are given for them.")
    subjects = subjects_of(names, card.subjects)
    kept = [
        (column, name, subject)
        for column, (name, subject) in enumerate(zip(names, subjects, strict=True))
        if subject
    ]
    if not kept:
        raise BadCheckpoint(
            f"{file_name} knows {', '.join(names[:4])} ...: nothing that Trapline looks for; "
            'its card can say which are animals: {"subjects": {"...": "animal"}}.'
        )
    columns, words, kinds = zip(*kept, strict=True)
    return Classes(columns, words, kinds)


def seen(shapes: dict[str, tuple[int, ...]]) -> str:
    """The outputs in words."""
    few = list(shapes.items())[:3]
    return ", ".join(f"{name} {'x'.join(map(str, shape))}" for name, shape in few) or "nothing"

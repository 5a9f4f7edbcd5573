"""From a detector's own class names to animal, human, vehicle."""

import ast
from collections.abc import Mapping, Sequence

from mvit_core.types import Subject

# fmt: off
COCO = (
    "person", "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat", "traffic_light",
    "fire_hydrant", "stop_sign", "parking_meter", "bench", "bird", "cat", "dog", "horse", "sheep", "cow",
    "elephant", "bear", "zebra", "giraffe", "backpack", "umbrella", "handbag", "tie", "suitcase", "frisbee",
    "skis", "snowboard", "sports_ball", "kite", "baseball_bat", "baseball_glove", "skateboard", "surfboard",
    "tennis_racket", "bottle", "wine_glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple",
    "sandwich", "orange", "broccoli", "carrot", "hot_dog", "pizza", "donut", "cake", "chair", "couch",
    "potted_plant", "bed", "dining_table", "toilet", "tv", "laptop", "mouse", "remote", "keyboard",
    "cell_phone", "microwave", "oven", "toaster", "sink", "refrigerator", "book", "clock", "vase",
    "scissors", "teddy_bear", "hair_drier", "toothbrush",
)
# fmt: on
MEGADETECTOR = ("animal", "person", "vehicle")
MEGADETECTOR_FILES = ("md_v", "mdv", "megadetector")
WORDS = {
    Subject.ANIMAL: "animal bird cat dog horse sheep cow elephant bear zebra giraffe",
    Subject.HUMAN: "person human",
    Subject.VEHICLE: "vehicle bicycle car motorcycle motorbike bus train truck boat",
}
SUBJECTS = {word: subject for subject, words in WORDS.items() for word in words.split()}
MAX_TEXT = 1 << 16


def known_names(count: int) -> tuple[str, ...]:
    """The class names of a network that does not give them, by their number; empty where nobody can know."""
    return {len(COCO): COCO, len(MEGADETECTOR): MEGADETECTOR}.get(count, ())


def names_by_file(file_name: str) -> tuple[str, ...]:
    """The class names of a file that is called as MegaDetector's are."""
    return MEGADETECTOR if file_name.lower().startswith(MEGADETECTOR_FILES) else ()


def names_in(metadata: Mapping[str, str]) -> tuple[str, ...]:
    """The class names that YOLOv5's exporter writes into a file, a Python dict or list; empty without."""
    text = metadata.get("names", "")
    if not text or len(text) > MAX_TEXT:
        return ()
    try:
        names = ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return ()
    if isinstance(names, dict):
        names = [names.get(number, "") for number in range(len(names))]
    return tuple(str(name) for name in names) if isinstance(names, list | tuple) else ()


def subjects_of(names: Sequence[str], given: Mapping[str, Subject]) -> list[Subject | None]:
    """What each class is; None for those that are of no interest, such as a chair."""
    return [given.get(name) or SUBJECTS.get(name.strip().lower()) for name in names]

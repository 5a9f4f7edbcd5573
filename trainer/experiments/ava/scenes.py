"""AVA's folder as scenes: a video, one of its seconds, and who does what there.

Below the data's folder, or in `annotations/` there: `ava_train_v2.2.csv`, `ava_val_v2.2.csv`, the list of
actions `ava_action_list_v2.2*.pbtxt`, `ava_{train,val}_excluded_timestamps_v2.2.csv`, and perhaps
`ava_val_predicted_boxes.csv` of a person detector. Videos lie in `videos/` (whole films, whose first second
is 0) or in `videos_15min/` (cut to the labelled quarter of an hour, whose first second is 900).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mvit_core.errors import UserError
from trainer.boxes.metrics import BoxRow, Corners, Moment
from trainer.boxes.scenes import Person, Scene, evenly
from trainer.experiments.ava import own
from trainer.experiments.ava.rows import read_actions, read_moments, read_predictions, read_rows
from trainer.experiments.listed import LeftOut, video_of

SUFFIXES = (".mp4", ".mkv", ".webm", ".avi", ".mov")
FOLDERS = {"videos_15min": 900.0, "videos": 0.0, "clips": 0.0}  # where videos lie, and their first second
SUREST = 0.8  # score from which boxes of a person detector are judged (SlowFast's threshold)


@dataclass(frozen=True, slots=True)
class AvaData:
    """Everything of the folder that learning and judging need."""

    root: Path  # of the videos
    actions: dict[int, str]
    train: tuple[Scene, ...]
    val: tuple[Scene, ...]  # with the boxes that are judged: a detector's where there are any
    truth: tuple[BoxRow, ...]  # of the validation list, of videos that are there
    excluded: frozenset[Moment]  # of the validation list
    boxes_found: bool  # whether the judged boxes are a detector's
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class _Lists:
    """The actions, the rows of both lists, `train` and `val`, and how a video's name is made its file's."""

    actions: dict[int, str]
    rows: Mapping[str, list[BoxRow]]
    excluded: Mapping[str, set[Moment]]
    video: Callable[[Path, str], str | None]


def read_ava(
    data: Path,
    *,
    videos: Path | None = None,
    boxes: Path | None = None,
    starts_at_s: float | None = None,
    limit: int | None = None,
) -> AvaData:
    """The folder's lists, or a project's export; raises UserError where they are not laid out so.

    `videos` is their folder; `boxes` are a detector's for the validation list; `starts_at_s` is the files'
    first second; `limit` takes that many seconds of each list.
    """
    if not data.is_dir():
        raise UserError(f"There is no folder {data}.")
    folder = data / "annotations" if (data / "annotations").is_dir() else data
    root = videos or next((data / name for name in FOLDERS if (data / name).is_dir()), data)
    first_s = FOLDERS.get(root.name, 0.0) if starts_at_s is None else starts_at_s
    lists = _of_project(folder) if (folder / own.LABELS).is_file() else _published(folder)
    sides, strange = _sides(lists)
    people = {side: _people(rows) for side, rows in sides.items()}
    found = boxes or next(iter(sorted(folder.glob("ava_val_predicted_boxes*.csv"))), None)
    if found is not None:
        people["val"] = _found(found, lists.excluded["val"])
    scenes, missing = _scenes(people, lambda name: lists.video(root, name), first_s, limit)
    judged = {scene.moment for scene in scenes["val"]}
    there = {video for video, _ in judged}
    return AvaData(
        root,
        lists.actions,
        tuple(scenes["train"]),
        tuple(scenes["val"]),
        tuple(row for row in sides["val"] if (row.moment in judged if limit else row.moment[0] in there)),
        frozenset(lists.excluded["val"]),
        found is not None,
        LeftOut(tuple(f"Video {name} is not in {root}." for name in missing), tuple(strange)),
    )


def _published(folder: Path) -> _Lists:
    """AVA's own lists."""
    actions = read_actions(_file(folder, "ava_action_list_v2*.pbtxt*", "list of actions"))
    rows, excluded = {}, {}
    for side in ("train", "val"):
        rows[side] = read_rows(_file(folder, f"ava_{side}_v2*.csv", f"labels of the {side} list"))
        out = sorted(folder.glob(f"ava_{side}_excluded_timestamps_v2*.csv"))
        excluded[side] = read_moments(out[0]) if out else set()
    return _Lists(actions, rows, excluded, lambda root, name: video_of(root, name, SUFFIXES))


def _of_project(folder: Path) -> _Lists:
    """What a project exported."""
    actions = read_actions(_file(folder, own.ACTIONS, "list of actions"))
    files = own.own_files(folder / own.VIDEOS)
    rows = own.own_rows(folder)
    excluded: dict[str, set[Moment]] = {side: set() for side in rows}
    return _Lists(actions, rows, excluded, lambda root, name: own.own_video(root, files, name))


def _sides(lists: _Lists) -> tuple[dict[str, list[BoxRow]], list[str]]:
    """The rows of each list that count, and a sentence on each list of which some are strange."""
    sides: dict[str, list[BoxRow]] = {}
    strange: list[str] = []
    for side, rows in lists.rows.items():
        known, said = _known(rows, lists.actions, side)
        sides[side] = [row for row in known if row.moment not in lists.excluded[side]]
        strange += said
    return sides, strange


def _file(folder: Path, pattern: str, what: str) -> Path:
    """The newest of the files that are called so; raises UserError."""
    found = sorted(path for path in folder.glob(pattern) if path.is_file())
    if not found:
        raise UserError(f"{folder} holds no {what} ({pattern}). See docs/experiments.md.")
    return found[-1]


def _known(
    rows: Iterable[BoxRow], actions: dict[int, str], name: str
) -> tuple[list[BoxRow], tuple[str, ...]]:
    """The rows whose action is in the list; the published one has 60 of the 80 that were labelled."""
    rows = list(rows)
    kept = [row for row in rows if row.action in actions]
    if rows and not kept:
        raise UserError(
            f"Not one action of the {name} list is in the list of actions; are they of one version?"
        )
    other = len(rows) - len(kept)
    said = f"{other:,} rows of the {name} list are of actions that the list does not have." if other else ""
    return kept, (said,) if said else ()


def _people(rows: Iterable[BoxRow]) -> dict[Moment, tuple[Person, ...]]:
    """Rows of one box are one person."""
    gathered: dict[Moment, dict[Corners, set[int]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        gathered[row.moment][row.corners].add(row.action)
    return {
        moment: tuple(Person(corners, frozenset(actions)) for corners, actions in people.items())
        for moment, people in gathered.items()
    }


def _found(path: Path, excluded: set[Moment]) -> dict[Moment, tuple[Person, ...]]:
    """Boxes of a detector; raises UserError where none is sure enough."""
    gathered: dict[Moment, list[Person]] = defaultdict(list)
    for row in read_predictions(path):
        if row.score >= SUREST and row.moment not in excluded:
            gathered[row.moment].append(Person(row.corners))
    if not gathered:
        raise UserError(f"{path.name} holds no box with a score of {SUREST} or more.")
    return {moment: tuple(people) for moment, people in gathered.items()}


def _scenes(
    people: Mapping[str, dict[Moment, tuple[Person, ...]]],
    video_for: Callable[[str], str | None],
    first_s: float,
    limit: int | None,
) -> tuple[dict[str, list[Scene]], list[str]]:
    """Scenes of each side whose video is there, and the names of the videos that are not."""
    names = {name for moments in people.values() for name, _ in moments}
    videos = {name: video_for(name) for name in sorted(names)}
    scenes: dict[str, list[Scene]] = {}
    for side, moments in people.items():
        found = [
            Scene(moment, video, moment[1] - first_s, moments[moment])
            for moment in sorted(moments)
            if (video := videos[moment[0]]) is not None and moment[1] >= first_s
        ]
        scenes[side] = evenly(found, limit)
    return scenes, [name for name, video in videos.items() if video is None]

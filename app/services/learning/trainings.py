"""Everything around a training: what it starts from, what it is told, what becomes of what it made."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from app import paths
from app.services import models
from app.services.checkpoint_card import card_of
from app.services.learned_from import learned_from
from app.services.learning.model_versions import (
    Facts,
    Version,
    add_version,
    new_run,
    runs_of,
    versions,
)
from app.services.learning.plans import Plan
from app.services.learning.sides import Sides
from app.services.learning.training_sets import TrainingSet
from app.services.observations.windows import all_windows
from app.services.projects import Project
from app.services.scanning.settings import sha256_of
from app.services.starting_model import shipped_name, starter
from app.store.records import Changes, ObservationId
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from mvit_core.localization.windows import embeddings_of
from mvit_core.types import TrackWindows
from trainer.heads.kept import Kept, write_kept
from trainer.labels.manifest import Manifest, with_spans, write_manifest
from trainer.orders import Learn
from trainer.recipes.presets import suggested
from trainer.reports.report import Report, ranges_of
from trainer.runs.folder import RunFolder, trained_s
from trainer.writing import said_plainly, write_whole

CLIPS = "clips"  # below the cache folder
MANIFEST = "labels.jsonl"
EMBEDDINGS = "embeddings.npz"
ORDER = "order.json"
GIVEN_UP = "given-up"
FEWEST_SIDES = 1  # sites that an earlier training held out, to hold the same out again


@dataclass(frozen=True, slots=True)
class Order:
    """A training that is about to begin: its folder and what its process is told."""

    run: Path
    learn: Learn


def base_of(project: Project) -> Path | None:
    """What a training starts from: what was chosen for it, the model in use, else one that is installed.

    None: from scratch.
    """
    for known in (models.project_base(project), models.project_model(project)):
        if known is not None and known.is_file():
            return known
    folder = paths.models_dir()
    installed = sorted(folder.glob("*.safetensors")) if folder.is_dir() else []
    return next((each for each in installed if card_of(each) is not None), None)


def starter_for(manifest: Manifest) -> Path | None:
    """The starter, where most labels are of animals that were followed: it has seen no others."""
    return starter() if suggested(manifest, with_base=False).focused else None


def sides_of(project: Project) -> Sides:
    """Sites keep the side that the model in use gave them: it must not be judged on what it has seen.

    Nor must what comes of a training, on what its base has seen.
    """
    return sides_given_by(
        project, [path for path in (models.project_model(project), base_of(project)) if path is not None]
    )


def sides_given_by(project: Project, known: Collection[Path]) -> Sides:
    """The sides that these models gave, as far as they were trained in the project, wherever they lie now."""
    labels = {card.lineage.manifest_hash for path in known if (card := card_of(path)) is not None} - {""}
    before = [
        each
        for each in versions(project)
        if each.path in known or each.facts.manifest_hash in labels  # a file that was shared, and came back
    ]
    learned = learned_from(project, [each.id for each in before])
    judging = [each.facts for each in before if len(each.facts.held_out) >= FEWEST_SIDES]
    return Sides(
        held_out=frozenset(site for facts in judging for site in facts.held_out),
        trained=frozenset(site for facts in judging for site in facts.trained),
        videos=frozenset(video for each in before for video in learned.get(each.id, ())),
    )


def kept_embeddings(project: Project, examples: TrainingSet, base: Path | None) -> Kept:
    """The embeddings that scans by `base` left of these examples: windows whose middle lies in the span.

    None of animals whose boxes a person drew elsewhere: what was kept shows what the machine took for them.
    """
    numbers: list[int] = []
    rows: list[NDArray[np.float32]] = []
    spans: list[tuple[float, float]] = []
    if base is None:
        return Kept(np.zeros(0, np.int64), np.zeros((0, 0), np.float32))
    spans_of: dict[ObservationId, list[int]] = {}
    for number, animal in enumerate(examples.animals):
        if animal not in examples.redrawn:
            spans_of.setdefault(animal, []).append(number)
    for stored in all_windows(project, model=sha256_of(base)):
        for number in spans_of.get(stored.observation_id, ()):
            span = examples.manifest.spans[number]
            inside = windows_inside(stored.windows, span.start_s, span.end_s or float("inf"))
            if inside:
                rows.append(embeddings_of(stored.windows)[inside])
                windows = [stored.windows.spans[place] for place in inside]
                spans += [(each.start_s, each.end_s) for each in windows]
                numbers += [number] * len(inside)
    if not rows:
        return Kept(np.zeros(0, np.int64), np.zeros((0, 0), np.float32))
    order = np.argsort(numbers, kind="stable")
    return Kept(np.asarray(numbers, np.int64)[order], np.concatenate(rows)[order], np.asarray(spans)[order])


def windows_inside(windows: TrackWindows, start_s: float, end_s: float) -> list[int]:
    """Those whose middle lies in a span; the nearest one where none does."""
    middles = [(each.start_s + each.end_s) / 2 for each in windows.spans]
    inside = [number for number, middle in enumerate(middles) if start_s <= middle <= end_s]
    if inside or not middles:
        return inside
    aim = (start_s + end_s) / 2
    nearest = min(range(len(middles)), key=lambda number: abs(middles[number] - aim))
    return (
        [nearest] if windows.spans[nearest].start_s < end_s and windows.spans[nearest].end_s > start_s else []
    )


def order_training(project: Project, manifest: Manifest, chosen: Plan, kept: Kept | None) -> Order:
    """Write the manifest down, and say what the process has to do. UserError where there is no room."""
    clear_away(project)
    run = new_run(project)
    with said_plainly(run):
        run.mkdir(parents=True)
    write_manifest(absolute(manifest), run / MANIFEST)
    embeddings = ""
    if chosen.uses_kept and kept is not None:
        write_kept(kept, run / EMBEDDINGS)
        embeddings = to_text(run / EMBEDDINGS)
    current = models.project_model(project)
    learn = Learn(
        manifest=to_text(run / MANIFEST),
        out=to_text(run),
        cache=to_text(paths.cache_dir() / CLIPS),
        recipe=chosen.recipe,
        base=to_text(chosen.base) if chosen.base else "",
        base_name=name_of_base(project, chosen.base),
        against=to_text(current) if current is not None else "",
        embeddings=embeddings,
        way=chosen.way,
        after_s=60 * chosen.after_minutes,
    )
    write_whole(run / ORDER, msgspec.json.encode(learn))
    return Order(run, learn)


def name_of_base(project: Project, base: Path | None) -> str:
    """The starter, or which model of the project, and since when; empty of others, whose files have names."""
    if name := shipped_name(base):
        return name
    version = next((each for each in versions(project) if base is not None and each.path == base), None)
    return f"{version.name}, {version.created_at[:10]}" if version is not None else ""


def give_up(run: Path) -> None:
    """Do not offer to go on with the training in a folder."""
    with suppress(OSError):
        (run / GIVEN_UP).touch()


def clear_away(project: Project) -> None:
    """Free the disk of what given up trainings would go on from, which is four times as large as a model."""
    for given_up in runs_of(project).glob(f"*/{GIVEN_UP}"):
        forget_state(given_up.parent)


def forget_state(run: Path) -> None:
    """Nobody goes on with this training."""
    with suppress(OSError):
        RunFolder(run).last.unlink(missing_ok=True)


def absolute(manifest: Manifest) -> Manifest:
    """The same with the videos' whole paths: the file lies elsewhere than they do."""
    return with_spans(
        manifest, (replace(span, video=to_text(manifest.path_of(span))) for span in manifest.spans)
    )


def take_in(project: Project, order: Order, report: Report | None) -> tuple[Version, Changes]:
    """Put what a training made into the project's family tree. UserError where it made nothing."""
    run = RunFolder(order.run)
    if not run.best.is_file():
        raise UserError("The training has made no model.")
    facts = run.facts()
    spans = run.manifest().spans
    verdict = report.comparison.verdict if report is not None and report.comparison is not None else ""
    figures = {name: each.value for name, each in report.figures.items()} if report is not None else {}
    ranges = ranges_of(report) if report is not None else {}
    known = Facts(
        way=order.learn.way,
        num_train=len(facts.train),
        num_held_out=len(facts.held_out),
        held_out=tuple(sorted({spans[number].group for number in facts.held_out})),
        trained=tuple(sorted({spans[number].group for number in facts.train})),
        figures={name: value for name, value in figures.items() if value is not None},
        ranges=ranges,
        verdict=verdict,
        manifest_hash=facts.manifest_hash,
        minutes=round(trained_s(run.epochs()) / 60, 1),
    )
    added = add_version(project, order.run, run.best, known)
    forget_state(order.run)
    return added

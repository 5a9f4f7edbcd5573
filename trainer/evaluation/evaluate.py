"""How good a checkpoint is on labelled clips, alone and against another on the very same clips."""

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import msgspec
import numpy as np

from mvit_core.checkpoint import Header, load_checkpoint
from mvit_core.device import choose_device
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.video.fingerprint import fingerprint
from trainer.boxes.judging import box_answers
from trainer.clips.cache import ClipCache
from trainer.clips.cutting import Clip
from trainer.clips.dataset import ClipDataset, truth_of
from trainer.clips.views import with_views
from trainer.evaluation.looks import Looks
from trainer.events import TrainingEvent
from trainer.heads import each_group
from trainer.heads.kept_judging import KeptClips, kept_answers
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest
from trainer.machine.computing import computing_on
from trainer.recipes.recipe import Pooled, Recipe
from trainer.reports.comparing import compare
from trainer.reports.judging import Judged, judging
from trainer.reports.report import BoutsReport, ClassReport, Report, known
from trainer.reports.reporting import report_of, with_intervals
from trainer.runs.folder import RunFolder
from trainer.runs.lineage import recipe_of
from trainer.runs.memory import answers_of_epochs, trained_on, training_counts
from trainer.runs.preparing import NothingToRead, cache_for, decode
from trainer.scores import metrics
from trainer.temporal.head_report import with_rejected
from trainer.temporal.kept_bouts import kept_bouts
from trainer.temporal.localizing import judge_bouts

OF_SPECIES, OF_BEHAVIORS = (300, 100), (1500, 500)  # MammalNet's many and few training clips
Evaluation = Generator[TrainingEvent, None, Report]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be known of which model."""

    checkpoint: Path  # a run's folder or a checkpoint
    against: Path | None = None  # another of the same
    with_trained: bool = False  # judge also clips that the model was trained on
    needs_all: bool = False  # raise UnreadableVideo where a clip cannot be read, instead of leaving it out
    shuffled: bool = False  # judge once more with the frames in random order
    views: tuple[int, int] | None = None  # clips and crops; None: as the model's recipe has it
    pooled: Pooled | None = None  # how views become one answer; None: as the recipe has it
    device: str = "auto"
    kept: KeptClips | None = None  # what a scan kept of the clips, to be judged by instead of by the videos


def evaluate(manifest: Manifest, question: Question, cache_folder: Path) -> Evaluation:
    """Judge a model by labelled clips; yields events of decoding. Raises UserError, BadCheckpoint."""
    cv2.setNumThreads(1)
    path = checkpoint_at(question.checkpoint)
    cautions: list[str] = []
    manifest, left_out = without(manifest, seen_before(question, cautions), cautions)
    looks = Looks(2 + question.shuffled + 2 * (question.against is not None))
    judged, header, spans = yield from looks.through(answers(path, manifest, question, cache_folder))
    epochs = answers_of_epochs(question.checkpoint, spans, cautions)
    report = report_of(str(path), judged, header, spans, manifest.header.taxonomy, epochs=epochs)
    counts = training_counts(question.checkpoint)
    report = msgspec.structs.replace(
        report,
        by_frequency=by_frequency(report.species, counts),
        behaviors_by_frequency=by_frequency(report.behaviors, counts, OF_BEHAVIORS),
        bouts=(yield from looks.through(bouts_found(path, manifest, question, cache_folder))),
        each_group=each_group.kept(path.parent),
    )
    if question.shuffled:
        in_disorder = answers(path, manifest, question, cache_folder, shuffled=True)
        shuffled, _, still_there = yield from looks.through(in_disorder)
        report = msgspec.structs.replace(report, shuffled=with_intervals(shuffled, still_there))
    if question.against is not None:
        other = checkpoint_at(question.against)
        looking = answers(other, manifest, question, cache_folder)
        theirs, _, their_spans = yield from looks.through(looking)
        comparison = compare(judged, theirs, (spans, their_spans), (header, other), epochs)
        their_bouts = yield from looks.through(bouts_found(other, manifest, question, cache_folder))
        comparison = msgspec.structs.replace(comparison, bouts=their_bouts)
        report = msgspec.structs.replace(report, comparison=comparison)
    return msgspec.structs.replace(report, num_left_out=left_out, cautions=(*cautions, *report.cautions))


def held_out_of(folder: RunFolder) -> Manifest:
    """The clips that a run held out; raises UserError where there are none."""
    manifest, numbers = folder.manifest(), folder.facts().held_out
    if not numbers:
        raise UserError("This run held no clips out; give a folder of labelled videos to judge it on.")
    return manifest.part(numbers)


def checkpoint_at(place: Path) -> Path:
    """The checkpoint of a run's folder, or the file itself; raises UserError."""
    path = RunFolder(place).best if place.is_dir() else place
    if not path.is_file():
        raise UserError(f"There is no checkpoint in {place}; has its training finished a round?")
    return path


def seen_before(question: Question, cautions: list[str]) -> set[str]:
    """Fingerprints of the videos that a model was trained on that is judged.

    What the other one has seen is missed, and that is said, where its own folder is damaged: no new model is
    lost by that.
    """
    if question.with_trained:
        return set()
    seen = set(trained_on(question.checkpoint))
    if question.against is not None:
        try:
            seen.update(trained_on(question.against))
        except UserError:
            cautions.append(
                "The notes of the other model's training are damaged: it may have learned from these very "
                "clips, and its figures be too good."
            )
    return seen


def by_frequency(
    classes: Sequence[ClassReport], counts: Counter[str], limits: tuple[int, int] = OF_SPECIES
) -> dict[str, float | None]:
    """Mean recall of classes that were trained on many, medium and few clips."""
    if not counts or not classes:
        return {}
    recalls = [float("nan") if each.recall is None else each.recall for each in classes]
    many, few = limits
    found = metrics.by_frequency(recalls, [counts[each.name] for each in classes], many=many, few=few)
    return {name: known(value) for name, value in found.items()}


def without(manifest: Manifest, seen: set[str], cautions: list[str]) -> tuple[Manifest, int]:
    """The manifest without clips of videos that were trained on, and how many those are."""
    videos = {span.video: manifest.path_of(span) for span in manifest.spans} if seen else {}
    known = {video for video, path in videos.items() if _is_among(path, seen)}
    fresh = [span for span in manifest.spans if span.video not in known]
    left_out = len(manifest.spans) - len(fresh)
    if not fresh:
        cautions.append("The model was trained on every one of these clips; expect figures too good.")
        return manifest, 0
    if left_out == 1:
        cautions.append("One clip is left out, since the model was trained on its video.")
    elif left_out:
        cautions.append(f"{left_out} clips are left out, since the model was trained on their videos.")
    return Manifest(manifest.header, tuple(fresh), manifest.root), left_out


def answers(
    path: Path, manifest: Manifest, question: Question, cache_folder: Path, *, shuffled: bool = False
) -> Generator[TrainingEvent, None, tuple[Judged, Header, list[LabelledSpan]]]:
    """A model's answers to the clips whose labels it knows, in the order of its own classes."""
    checkpoint = load_checkpoint(path)
    header = checkpoint.header
    asked = in_classes_of(manifest, header)
    if question.kept is not None:
        judged, known_spans = kept_answers(checkpoint, asked, question.kept)
        return judged, header, known_spans
    if header.roi:
        found = yield from box_answers(checkpoint, asked, cache_folder, question.device, shuffled=shuffled)
        return found[0], header, found[1]
    recipe = with_views(recipe_of(header), question.views)
    recipe = replace(recipe, pooled=question.pooled or recipe.pooled)
    cache = cache_for(cache_folder, recipe)
    needed = range(len(asked.spans)) if question.needs_all else ()
    readable = yield from decode(asked, cache, needed)
    spans = [asked.spans[number] for number in readable]
    sources = [(asked.path_of(span), span) for span in spans]
    clips = Shuffled(sources, cache, recipe) if shuffled else ClipDataset(sources, cache, recipe)
    computing = computing_on(choose_device(question.device).device, header.preprocessing, "auto")
    model = checkpoint.model.to(computing.device)
    truth = truth_of(asked, spans)
    judged = yield from judging(model, clips, truth, computing, header.behavior_activation)
    return judged, header, [spans[number] for number in judged.numbers]


def bouts_found(
    path: Path, manifest: Manifest, question: Question, cache_folder: Path
) -> Generator[TrainingEvent, None, BoutsReport | None]:
    """How well a model finds bouts; None where the labels know of none that it could, or none can be read."""
    checkpoint = load_checkpoint(path)
    header, recipe = checkpoint.header, recipe_of(checkpoint.header)
    if recipe.sampling == "segments" or header.roi:
        return None  # such a model looks at whole spans or pictures, not at windows
    if question.kept is not None and (found := kept_bouts(checkpoint, manifest, question.kept)) is not None:
        return with_rejected(found.report(), path.parent)
    computing = computing_on(choose_device(question.device).device, header.preprocessing, "auto")
    model = checkpoint.model.to(computing.device)
    cache = cache_for(cache_folder, recipe)
    looking = judge_bouts(
        model,
        header,
        manifest,
        cache=cache,
        recipe=recipe,
        computing=computing,
        head=checkpoint.temporal,
    )
    try:
        judged = yield from looking
    except NothingToRead:
        return None  # other clips could be read
    if judged is None:
        return None
    return with_rejected(judged.report(), path.parent)


class Shuffled(ClipDataset):
    """Clips whose frames come in random order: what a model still knows of them needs no time."""

    def __init__(
        self,
        sources: Sequence[tuple[Path, LabelledSpan]],
        cache: ClipCache,
        recipe: Recipe,
        *,
        seed: int = 0,
    ) -> None:
        super().__init__(sources, cache, recipe)
        self.seed = seed  # of the orders

    def views(self, number: int) -> Clip:
        """See the base class."""
        order = np.random.default_rng((31 + self.seed, number)).permutation(self.recipe.num_frames)
        return super().views(number)[:, order]


def in_classes_of(manifest: Manifest, header: Header) -> Manifest:
    """The labels that a model knows, in its own classes; raises UserError where there is none.

    Of other animals of the tree that its own stand in it is told how right its names are. Where behaviors are
    known that it knows, so are the clips that show none of them: to call one there is a mistake.
    """
    species, behaviors = set(header.classes.species), set(header.classes.behaviors)
    wider = {taxon.key for taxon in manifest.header.taxonomy}
    wider = wider if wider & species else set()
    with_behaviors = any(behaviors & set(span.behaviors or ()) for span in manifest.spans)
    spans = [
        span
        for span in manifest.spans
        if span.species in species or span.species in wider or (with_behaviors and span.behaviors is not None)
    ]
    if not spans:
        names = ", ".join((*header.classes.species, *header.classes.behaviors)[:6])
        raise UserError(f"The model knows none of these labels; it knows {names}.")
    return make_manifest(
        spans,
        root=manifest.root,
        species=header.classes.species,
        behaviors=header.classes.behaviors,
        taxonomy=manifest.header.taxonomy,
        source=manifest.header.source,
    )


def _is_among(path: Path, prints: set[str]) -> bool:
    try:
        return fingerprint(path) in prints
    except UnreadableVideo:
        return False

"""What surrounds a training: what it starts from, what it is told, what a scan kept, what becomes of it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app import paths
from app.services import media, models, observations
from app.services.learned_from import learned_from
from app.services.learning.model_versions import use_version
from app.services.learning.plans import Plan
from app.services.learning.sides import Sides
from app.services.learning.training_sets import training_set
from app.services.learning.trainings import (
    base_of,
    give_up,
    kept_embeddings,
    order_training,
    sides_of,
    take_in,
    windows_inside,
)
from app.services.projects import Project
from app.services.review import labels
from app.services.review.verdicts import add, correct
from app.store.records import Kind
from app.store.schema import VideoRow
from mvit_core.files.path_text import to_text
from mvit_core.types import Span, TrackWindows
from tests.app.services.conftest import MakeResult
from trainer.heads.kept import Kept, read_kept
from trainer.labels.manifest import read_manifest
from trainer.labels.split import split
from trainer.recipes.presets import preset
from trainer.runs.folder import RunFacts, RunFolder

pytestmark = pytest.mark.usefixtures("home")

PLAN = Plan("heads", preset("heads"), None, 1.0, uses_kept=True)


@pytest.fixture
def known(project: Project, scan: Callable[..., object], make_result: MakeResult) -> Project:
    """A bear at each of two sites."""
    scan(make_result(0.1))
    for video in media.videos(project):
        animal = next(each for each in observations.of_video(project, video.id) if each.kind == Kind.ANIMAL)
        labels.apply(project, {animal.id: correct(animal, taxon="ursus")}, who="me")
    return project


def safetensors(path: Path, metadata: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    header = f'{{"__metadata__":{metadata},"a":{{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}}}'.encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header + bytes(4))
    return path


def test_the_order_names_the_videos_wherever_the_manifest_lies(known: Project) -> None:
    kept = Kept(np.array([0, 1]), np.ones((2, 4), np.float32))
    order = order_training(known, training_set(known).manifest, PLAN, kept)
    manifest = read_manifest(Path(order.learn.manifest))
    assert all(manifest.path_of(span).is_file() for span in manifest.spans)
    assert order.learn.way == "heads"
    assert read_kept(Path(order.learn.embeddings)).embeddings.shape == (2, 4)


def test_what_a_training_would_go_on_from_goes_with_the_next_one(known: Project) -> None:
    order = order_training(known, training_set(known).manifest, PLAN, None)
    RunFolder(order.run).last.write_bytes(b"state")
    give_up(order.run)
    order_training(known, training_set(known).manifest, PLAN, None)
    assert not RunFolder(order.run).last.exists(), "nobody goes on with it, and it is large"


def test_what_was_trained_joins_the_tree_and_sites_keep_their_sides(known: Project) -> None:
    order = order_training(known, training_set(known).manifest, PLAN, None)
    manifest = read_manifest(Path(order.learn.manifest))
    run = RunFolder(order.run)
    sites = [span.group for span in manifest.spans]
    first, second = sites.index("North"), sites.index("Süd")
    run.begin(
        manifest,
        RunFacts(manifest_hash=manifest.hash, recipe=PLAN.recipe, train=(first,), held_out=(second,)),
    )
    run.best.write_bytes(b"weights")
    run.last.write_bytes(b"state")
    for number, trained_s in enumerate((90.0, "a damaged note"), start=1):
        run.note_epoch({"epoch": number, "trained_s": trained_s})
    version, _ = take_in(known, order, None)
    assert not run.last.exists(), "it is over"
    assert version.facts.minutes == 1.5
    assert (version.facts.trained, version.facts.held_out) == (("North",), ("Süd",))
    assert sides_of(known).of("Süd") == "", "it is not in use yet"
    use_version(known, version.id)
    assert (sides_of(known).of("Süd"), sides_of(known).of("North")) == ("held_out", "train")
    assert base_of(known) == version.path


def test_a_single_site_is_learned_from_and_judged_on_each_time(
    project: Project, scan: Callable[..., object], make_result: MakeResult
) -> None:
    scan(make_result(0.1))
    video = media.videos(project)[0]
    for number in range(6):
        animal = labels.new_observation(project, video.id, Kind.ANIMAL)
        taxon = "ursus" if number % 2 else "lepus"
        labels.apply(project, {animal: add(Span(0.1 * number, 0.1 * number + 0.1), taxon=taxon)}, who="me")
    first = training_set(project, sides_of(project)).manifest
    order = order_training(project, first, PLAN, None)
    chosen = split(first.spans)
    assert chosen.train
    assert chosen.held_out, "some clips, where there is one site"
    run = RunFolder(order.run)
    facts = RunFacts(manifest_hash="", recipe=PLAN.recipe, train=chosen.train, held_out=chosen.held_out)
    run.begin(first, facts)
    run.best.write_bytes(b"weights")
    version, _ = take_in(project, order, None)
    use_version(project, version.id)
    again = split(training_set(project, sides_of(project)).manifest.spans)
    assert again.train
    assert again.held_out


def test_what_the_base_learned_from_is_learned_from_again(known: Project, tmp_path: Path) -> None:
    """A model that is not in use, from which the next training is to start."""
    order = order_training(known, training_set(known).manifest, PLAN, None)
    north, south = media.videos(known)[0], media.videos(known)[-1]
    with known.writing() as session:
        session.get_one(VideoRow, north.id).fingerprint = "seen"
    run = RunFolder(order.run)
    manifest = read_manifest(Path(order.learn.manifest))
    facts = RunFacts(manifest_hash="", recipe=PLAN.recipe, train=(0,), held_out=(2,), trained_on=("seen",))
    run.begin(manifest, facts)
    run.best.write_bytes(b"weights")
    take_in(known, order, None)
    assert sides_of(known) == Sides()
    models.use_base(known, run.best)
    sides = sides_of(known)
    assert sides.videos == {north.id}
    assert (sides.of("North"), sides.of("Süd")) == ("train", "held_out")
    assert south.id not in sides.videos


def test_what_was_learned_from_while_its_drive_was_away_is_known_by_its_place(
    known: Project, tmp_path: Path
) -> None:
    order = order_training(known, training_set(known).manifest, PLAN, None)
    manifest = read_manifest(Path(order.learn.manifest))
    north = media.videos(known)[0]
    away = (to_text(north.path), to_text(tmp_path / "elsewhere.mp4"))
    run = RunFolder(order.run)
    run.begin(manifest, RunFacts(manifest_hash="", recipe=PLAN.recipe, train=(0,), held_out=(2,), away=away))
    run.best.write_bytes(b"weights")
    take_in(known, order, None)
    assert set(learned_from(known).values()) == {frozenset({north.id})}


def test_a_model_that_was_shared_is_known_by_the_labels_that_it_learned_from(known: Project) -> None:
    """On another computer, to which the project and the file came, and not the folder of the training."""
    order = order_training(known, training_set(known).manifest, PLAN, None)
    manifest = read_manifest(Path(order.learn.manifest))
    run = RunFolder(order.run)
    run.begin(
        manifest, RunFacts(manifest_hash=manifest.hash, recipe=PLAN.recipe, train=(0, 1), held_out=(2,))
    )
    run.best.write_bytes(b"weights")
    take_in(known, order, None)
    shutil.rmtree(run.path)
    card = json.dumps({"lineage": {"manifest_hash": manifest.hash}})
    models.use_model(
        known, safetensors(paths.models_dir() / "bears.safetensors", json.dumps({"trapline": card}))
    )
    assert (sides_of(known).of("North"), sides_of(known).of("Süd")) == ("train", "held_out")


def test_bare_weights_are_nothing_to_start_from(project: Project) -> None:
    safetensors(paths.models_dir() / "bare.safetensors", '{"format":"pt"}')
    (paths.models_dir() / "page.safetensors").write_text("<html>")
    assert base_of(project) is None
    ours = safetensors(paths.models_dir() / "mammals.safetensors", '{"trapline":"{}"}')
    assert base_of(project) == ours
    chosen = safetensors(paths.models_dir().parent / "chosen.safetensors", "{}")
    models.use_model(project, chosen)
    assert base_of(project) == chosen


def test_windows_speak_for_the_span_that_their_middle_lies_in() -> None:
    windows = TrackWindows(
        spans=(Span(0, 2), Span(1, 3), Span(2, 4)), species=(), behaviors=(), scores=b"", embeddings=b""
    )
    assert windows_inside(windows, 1.5, 4.0) == [1, 2]
    assert windows_inside(windows, 1.1, 1.6) == [0]
    assert windows_inside(windows, 9.0, 10.0) == []


def test_without_a_model_nothing_was_kept(known: Project) -> None:
    assert len(kept_embeddings(known, training_set(known), None).spans) == 0

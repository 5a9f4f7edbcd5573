"""Which clips and classes a model is judged by: what it knows, has seen, and was taught often."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from mvit_core.checkpoint import Classes, Header, Preprocessing
from mvit_core.errors import UserError
from mvit_core.taxonomy import Taxon
from mvit_core.video.fingerprint import fingerprint
from tests.trainer.conftest import TINY
from trainer.clips.cache import ClipCache
from trainer.clips.dataset import ClipDataset
from trainer.evaluation import evaluate as evaluating
from trainer.evaluation.evaluate import (
    OF_BEHAVIORS,
    Question,
    Shuffled,
    by_frequency,
    held_out_of,
    in_classes_of,
    seen_before,
    without,
)
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest, with_spans
from trainer.reports.report import ClassReport
from trainer.runs.folder import RunFacts, RunFolder


def of_recall(name: str, recall: float | None) -> ClassReport:
    return ClassReport(name=name, support=1, precision=None, recall=recall, f1=None)


def test_many_and_few_are_other_numbers_of_behaviors_than_of_species() -> None:
    classes = [of_recall("a", 0.9), of_recall("b", 0.5), of_recall("c", 0.1), of_recall("d", None)]
    counts = Counter(a=301, b=300, c=100, d=301)
    assert by_frequency(classes, counts) == {"many": 0.9, "medium": 0.5, "few": 0.1}
    of_behaviors = by_frequency(classes, counts, OF_BEHAVIORS)
    assert of_behaviors == {"many": None, "medium": None, "few": pytest.approx(0.5)}
    counts = Counter(a=1501, b=1500, c=500, d=1)
    assert by_frequency(classes, counts, OF_BEHAVIORS) == {"many": 0.9, "medium": 0.5, "few": 0.1}


def test_nothing_is_said_of_how_often_where_nobody_knows_or_there_is_no_class() -> None:
    assert by_frequency([of_recall("a", 0.9)], Counter()) == {}
    assert by_frequency([], Counter(a=3)) == {}


def test_a_run_that_held_nothing_out_says_what_to_give_instead(tmp_path: Path) -> None:
    manifest = make_manifest([LabelledSpan(video="x.mp4", species="lion")], root=tmp_path)
    folder = RunFolder(tmp_path / "run")
    folder.begin(manifest, RunFacts(manifest_hash=manifest.hash, recipe=TINY, train=(0,)))
    with pytest.raises(UserError, match="held no clips out; give a folder"):
        held_out_of(folder)


def that_saw(place: Path, *prints: str) -> Path:
    """The folder of a run that learned from these videos."""
    manifest = make_manifest([LabelledSpan(video="x.mp4", species="lion")], root=place)
    facts = RunFacts(manifest_hash=manifest.hash, recipe=TINY, train=(0,), trained_on=prints)
    RunFolder(place).begin(manifest, facts)
    return place


def test_what_either_of_two_models_has_seen_says_nothing_of_which_is_better(tmp_path: Path) -> None:
    new, old = that_saw(tmp_path / "new", "a", "b"), that_saw(tmp_path / "old", "b", "c")
    cautions: list[str] = []
    assert seen_before(Question(checkpoint=new), cautions) == {"a", "b"}
    both = Question(checkpoint=new, against=old)
    assert seen_before(both, cautions) == {"a", "b", "c"}
    assert seen_before(replace(both, with_trained=True), cautions) == set()
    assert cautions == []


@pytest.fixture
def two_videos(tmp_path: Path) -> Manifest:
    """One that is there, and one that is away."""
    (tmp_path / "here.mp4").write_bytes(b"here")
    spans = [LabelledSpan(video=name, species="lion") for name in ("here.mp4", "away.mp4")]
    return make_manifest(spans, root=tmp_path)


def test_what_is_away_cannot_have_been_seen_and_stays(two_videos: Manifest, tmp_path: Path) -> None:
    cautions: list[str] = []
    left, number = without(two_videos, {fingerprint(tmp_path / "here.mp4")}, cautions)
    assert [span.video for span in left.spans] == ["away.mp4"]
    assert number == 1
    cautions = []
    assert without(two_videos, {"another"}, cautions)[1] == 0
    assert cautions == []


def test_no_video_is_read_where_nothing_was_seen(
    two_videos: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> str:
        raise AssertionError(path)

    monkeypatch.setattr(evaluating, "fingerprint", read)
    assert without(two_videos, set(), [])[0].spans == two_videos.spans


def test_a_video_is_read_once_however_many_of_its_clips_are_judged(
    two_videos: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = with_spans(two_videos, [*two_videos.spans, *two_videos.spans])
    read: list[Path] = []
    plain = evaluating.fingerprint
    monkeypatch.setattr(evaluating, "fingerprint", lambda path: read.append(path) or plain(path))
    without(twice, {"another"}, [])
    assert len(read) == 2


def knowing(*species: str, behaviors: tuple[str, ...] = ()) -> Header:
    clip = Preprocessing(num_frames=4, frame_interval_s=0.1, crop=(32, 32))
    return Header(model="tiny", classes=Classes(species=species, behaviors=behaviors), preprocessing=clip)


def test_a_label_counts_that_is_known_as_a_species_a_wider_name_or_a_behavior() -> None:
    taxa = (Taxon("cats", "Felidae", "family", None, ""), Taxon("lion", "P. leo", "species", "cats", ""))
    spans = [
        LabelledSpan(video="0.mp4", species="lion"),
        LabelledSpan(video="1.mp4", species="cats"),
        LabelledSpan(video="2.mp4", species="whale", behaviors=("eats", "sings")),
        LabelledSpan(video="3.mp4", species="whale", behaviors=("sings",)),
        LabelledSpan(video="3.mp4", start_s=2.0, behaviors=()),
        LabelledSpan(video="4.mp4", species="whale"),
        LabelledSpan(video="5.mp4", species="hog"),
    ]
    manifest = make_manifest(spans, root=Path("videos"), taxonomy=taxa, source="a project")
    found = in_classes_of(manifest, knowing("hog", "lion", behaviors=("eats",)))
    assert [span.video for span in found.spans] == [f"{number}.mp4" for number in (0, 1, 2, 3, 3, 5)]
    assert (found.header.species, found.header.behaviors) == (("hog", "lion"), ("eats",))
    assert (found.header.taxonomy, found.header.source) == (taxa, "a project")
    assert found.root == manifest.root


def test_clips_that_show_no_behavior_are_judged_where_others_show_one_that_the_model_knows() -> None:
    none = [LabelledSpan(video=f"{n}.mp4", behaviors=()) for n in range(3)]
    eats = LabelledSpan(video="3.mp4", behaviors=("eats",))
    header = knowing(behaviors=("eats",))
    assert len(in_classes_of(make_manifest([*none, eats], root=Path()), header).spans) == 4
    with pytest.raises(UserError, match="knows none of these labels"):
        in_classes_of(make_manifest(none, root=Path()), header)


def test_animals_of_a_tree_in_which_the_model_knows_none_are_not_judged() -> None:
    taxa = (Taxon("cats", "Felidae", "family", None, ""), Taxon("lion", "P. leo", "species", "cats", ""))
    lion = make_manifest([LabelledSpan(video="0.mp4", species="lion")], root=Path(), taxonomy=taxa)
    with pytest.raises(UserError, match=r"knows none of these labels; it knows left, right\."):
        in_classes_of(lion, knowing("left", "right"))


def test_of_a_model_that_knows_much_six_classes_are_named() -> None:
    strangers = make_manifest([LabelledSpan(video="x.mp4", species="whale")], root=Path())
    header = knowing("a", "b", "c", "d", behaviors=("e", "f", "g"))
    with pytest.raises(UserError, match=r"it knows a, b, c, d, e, f\.$"):
        in_classes_of(strangers, header)


def test_frames_are_shuffled_as_the_seed_and_the_clip_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = replace(TINY, num_frames=16)
    clip = np.broadcast_to(np.arange(16, dtype=np.uint8)[:, None, None, None], (2, 16, 4, 4, 3))
    monkeypatch.setattr(ClipDataset, "views", lambda _self, _number: clip)

    def order(number: int, seed: int = 0) -> list[int]:
        found = Shuffled([], cast(ClipCache, None), recipe, seed=seed).views(number)
        assert np.array_equal(found[0], found[1])
        return cast("list[int]", found[0, :, 0, 0, 0].tolist())

    assert sorted(order(0)) == list(range(16))
    assert order(0) == order(0)
    assert len({tuple(each) for each in (range(16), order(0), order(1), order(0, seed=1))}) == 4

"""Sites left out in turn: every clip judged by what never saw its site, in seconds for heads."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mvit_core.video.fingerprint import fingerprint
from tests.trainer.conftest import TINY, MakeClasses
from tests.trainer.heads.test_kept import HEADS, SPANS, base, kept
from trainer.clips.dataset import Truth
from trainer.evaluation.evaluate import Question, evaluate, held_out_of
from trainer.evaluation.left_out import train_each_group
from trainer.heads.each_group import Rows, heads_for_each_group
from trainer.heads.each_group import kept as known_of
from trainer.heads.kept import write_kept
from trainer.labels.manifest import make_manifest
from trainer.labels.readers import read_labels
from trainer.labels.split import is_few
from trainer.run import train
from trainer.runs.folder import RunFacts, RunFolder
from trainer.runs.preparing import Places


def test_a_sign_that_holds_at_one_site_alone_is_found_out() -> None:
    rng = np.random.default_rng(0)
    labels = np.arange(90) % 2
    groups = ["A"] * 30 + ["B"] * 30 + ["C"] * 30
    rows = rng.normal(size=(90, 8)).astype(np.float32)
    rows[:60, 0] += 6 * (2 * labels[:60] - 1)
    rows[60:, 0] -= 6 * (2 * labels[60:] - 1)  # at C it means the contrary
    truth = Truth(np.eye(2, dtype=np.float32)[labels], np.zeros((90, 0), np.float32), np.zeros((90, 0), bool))
    found = heads_for_each_group(Rows(rows, np.arange(90), truth, groups), balance=1.0)
    at = {each.name: each.accuracy for each in found.groups}
    assert at["C"] == 0.0
    assert found.figures["accuracy"] == pytest.approx(np.mean(list(at.values())))
    assert [each.num_clips for each in found.groups] == [30, 30, 30]


def test_few_sites_are_some_but_not_one() -> None:
    assert [is_few(list(names)) for names in ("A", "AB", "ABCDE", "ABCDEF")] == [False, True, True, False]


def test_heads_of_few_sites_are_judged_at_each(tmp_path: Path) -> None:
    checkpoint, dim = base(tmp_path)
    write_kept(kept(dim), tmp_path / "kept.npz")
    places = Places(
        out=tmp_path / "run", cache=tmp_path / "cache", base=checkpoint, embeddings=tmp_path / "kept.npz"
    )
    list(train(make_manifest(SPANS, root=tmp_path), HEADS, places, device="cpu"))
    found = known_of(tmp_path / "run")
    assert found is not None
    assert [each.name for each in found.groups] == ["A", "B", "C", "D"]
    assert sum(each.num_clips for each in found.groups) == len(SPANS) - 1, "one has no embedding"
    assert found.figures["macro_accuracy"] == 1.0


def test_sites_that_the_base_has_seen_are_not_left_out_as_if_it_had_not(tmp_path: Path) -> None:
    checkpoint, dim = base(tmp_path)
    write_kept(kept(dim), tmp_path / "kept.npz")
    video = tmp_path / SPANS[0].video
    video.write_bytes(b"seen by the base")
    before = RunFacts(manifest_hash="", recipe=HEADS, trained_on=(fingerprint(video),))
    RunFolder(checkpoint.parent).write_facts(before)
    places = Places(
        out=tmp_path / "run", cache=tmp_path / "cache", base=checkpoint, embeddings=tmp_path / "kept.npz"
    )
    list(train(make_manifest(SPANS, root=tmp_path), HEADS, places, device="cpu"))
    assert known_of(tmp_path / "run") is None


def test_whole_trainings_can_leave_each_site_out_and_the_report_says_it(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    manifest, recipe = read_labels(make_classes(left=4, none=4, sites=2)), replace(TINY, epochs=1)
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    list(train(manifest, recipe, places, device="cpu"))
    list(train_each_group(manifest, recipe, places, device="cpu"))
    run = RunFolder(tmp_path / "run")
    steps = evaluate(held_out_of(run), Question(checkpoint=run.path, device="cpu"), places.cache)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report = end.value
            break
    assert report.each_group is not None
    assert [each.num_clips for each in report.each_group.groups] == [4, 4]

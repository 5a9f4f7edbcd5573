"""What comes before the first step: what is not at hand is named, and does no harm."""

from pathlib import Path

import pytest

from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from mvit_core.video.fingerprint import fingerprint
from trainer.labels.cautions import Caution
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest
from trainer.labels.split import Split
from trainer.recipes.presets import preset
from trainer.runs.folder import RunFolder
from trainer.runs.memory import prints_of, trained_on
from trainer.runs.preparing import Places, check, facts_of, unread


def test_the_classes_of_which_nothing_can_be_read_are_named_in_their_order() -> None:
    spans = [
        LabelledSpan(video="0.mp4", species="serval", behaviors=("eats",)),
        LabelledSpan(video="1.mp4", species="lion"),
        LabelledSpan(video="2.mp4", species="hog", behaviors=("digs", "eats")),
        LabelledSpan(video="3.mp4", species="hog", behaviors=("drinks", "grooms", "rests", "walks")),
    ]
    manifest = make_manifest(spans, root=Path())
    assert list(unread(manifest, [0, 1, 2, 3])) == []
    assert list(unread(manifest, [0, 2])) == [
        Caution("not_read", f"Not one clip of {name} can be read, so it is not learned.", name)
        for name in ("drinks", "grooms", "lion", "rests", "walks")
    ]


def test_a_video_that_is_away_has_no_fingerprint_and_takes_none_from_the_others(tmp_path: Path) -> None:
    here = [tmp_path / "a.mp4", tmp_path / "c.mp4"]
    for number, video in enumerate(here):
        video.write_bytes(bytes([number]) * 100)
    found = list(prints_of([here[0], tmp_path / "b.mp4", here[1]]))
    assert found == [fingerprint(video) for video in here]


def test_a_run_knows_again_what_it_learned_from_while_that_was_away(tmp_path: Path) -> None:
    spans = [LabelledSpan(video=f"{name}.mp4", species=name) for name in ("lion", "serval", "hog")]
    manifest = make_manifest(spans, root=tmp_path)
    here, away, _ = videos = [manifest.path_of(span) for span in spans]
    here.write_bytes(b"lion" * 100)
    out = tmp_path / "run"
    facts = facts_of(
        manifest, preset("finetune"), Places(out=out, cache=tmp_path), Split(train=(0, 1), held_out=(2,))
    )
    assert (facts.trained_on, facts.away) == ((fingerprint(here),), (to_text(away),))
    run = RunFolder(out)
    run.begin(manifest, facts)
    assert trained_on(out) == (fingerprint(here),)
    away.write_bytes(b"serval" * 100)
    assert trained_on(out) == tuple(map(fingerprint, videos[:2]))


def test_of_blanks_alone_no_more_blanks_are_asked_for() -> None:
    def only(name: str) -> Manifest:
        return make_manifest([LabelledSpan(video="0.mp4", species=name)], root=Path())

    with pytest.raises(UserError, match="nothing but blanks; label clips of an animal, too"):
        check(only("blank"))
    with pytest.raises(UserError, match="such as blanks"):
        check(only("ursus"))

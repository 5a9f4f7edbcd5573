"""What comes before the first step: what is not at hand is named, and does no harm."""

from pathlib import Path

import pytest

from mvit_core.errors import UserError
from mvit_core.video.fingerprint import fingerprint
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest
from trainer.labels.split import Caution
from trainer.runs.preparing import check, prints_of, unread


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


def test_of_blanks_alone_no_more_blanks_are_asked_for() -> None:
    def only(name: str) -> Manifest:
        return make_manifest([LabelledSpan(video="0.mp4", species=name)], root=Path())

    with pytest.raises(UserError, match="nothing but blanks; label clips of an animal, too"):
        check(only("blank"))
    with pytest.raises(UserError, match="such as blanks"):
        check(only("ursus"))

"""MammalNet's lists, as they are published and as they should not be."""

from pathlib import Path

import pytest

from mvit_core.errors import UserError
from trainer.experiments.mammalnet.lists import (
    OF_ANIMALS,
    OF_BEHAVIORS,
    OF_PAIRS,
    by_frequency,
    class_counts,
    frequency,
    read_lists,
)


def test_many_medium_and_few_are_as_many_as_published(shared: Path) -> None:
    lists = read_lists(shared / "taxonomy")
    assert (len(lists.train), len(lists.test)) == (14_553, 3_840)
    animals, behaviors, pairs = class_counts(lists.train)
    assert by_frequency(animals.values(), OF_ANIMALS) == {"many": 12, "medium": 28, "few": 133}
    assert by_frequency(behaviors.values(), OF_BEHAVIORS) == {"many": 4, "medium": 4, "few": 4}
    assert by_frequency(pairs.values(), OF_PAIRS) == {"many": 33, "medium": 180, "few": 823}


def test_a_class_at_a_threshold_belongs_below_it() -> None:
    assert [frequency(count, (70, 20)) for count in (71, 70, 21, 20, 0)] == [
        *("many", "medium", "medium", "few", "few")
    ]


@pytest.mark.parametrize(
    "names",
    [("train.csv", "test.csv"), ("annotation/composition/train.csv", "annotation/composition/test.csv")],
)
def test_lists_are_found_in_each_layout_and_clips_in_their_folder(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    for name, line in zip(names, ("a.mp4 0 2\nb_1.mp4 11 172\n", "c.mp4 1 0\n"), strict=True):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(line)
    (tmp_path / "trimmed_video").mkdir()
    (tmp_path / "trimmed_video" / "c.mp4").touch()
    lists = read_lists(tmp_path)
    assert [span.video for span in lists.train] == ["a.mp4", "b_1.mp4"]
    assert lists.missing() == ["a.mp4", "b_1.mp4"]


def test_a_folder_without_lists_is_told_what_it_wants(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"animal_clip_train\.txt"):
        read_lists(tmp_path)
    with pytest.raises(UserError, match="no folder"):
        read_lists(tmp_path / "nowhere")

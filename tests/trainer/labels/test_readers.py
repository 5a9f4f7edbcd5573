"""Labels of other layouts."""

from pathlib import Path

import pytest

from mvit_core.errors import UserError
from trainer.labels.mammalnet import read_mammalnet
from trainer.labels.manifest import LabelledSpan, make_manifest, write_manifest
from trainer.labels.readers import number_block, read_labels


def touch(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")
    return root


def test_class_folders_by_number_are_grouped_in_tens(tmp_path: Path) -> None:
    touch(tmp_path, "fight/fi009.mp4", "fight/fi010.MP4", "fight/fi011.mp4", "none/n1.avi", "fight/notes.txt")
    manifest = read_labels(tmp_path)
    assert manifest.header.species == ("fight", "none")
    assert [span.group for span in manifest.spans] == ["fight 0-9", "fight 10-19", "fight 10-19", "none 0-9"]
    assert manifest.path_of(manifest.spans[1]).exists()


def test_folders_in_class_folders_are_sites_and_classes_may_be_behaviors(tmp_path: Path) -> None:
    touch(tmp_path, "sleeps/A/1.mp4", "grooms/A/2.mp4", "grooms/B/deep/3.mp4", ".hidden/x/4.mp4")
    manifest = read_labels(tmp_path, kind="behaviors")
    assert manifest.header.behaviors == ("grooms", "sleeps")
    assert [(span.group, span.behaviors) for span in manifest.spans] == [
        ("A", ("grooms",)),
        ("B", ("grooms",)),
        ("A", ("sleeps",)),
    ]


def test_a_manifest_s_videos_may_lie_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "labels" / "m.jsonl"
    write_manifest(make_manifest([LabelledSpan(video="a.mp4", species="ursus")], root=tmp_path), file)
    assert read_labels(file).path_of(read_labels(file).spans[0]) == tmp_path / "labels" / "a.mp4"
    found = read_labels(file, videos=tmp_path / "card")
    assert found.path_of(found.spans[0]) == tmp_path / "card" / "a.mp4"


@pytest.mark.parametrize("row", ["a.mp4," + "x" * 200_000, "a.mp4," + "x" * 5000, "a\0.mp4,fox"])
def test_a_list_that_makes_no_sense_is_a_sentence(tmp_path: Path, row: str) -> None:
    torn = tmp_path / "labels.csv"
    torn.write_text(f"filepath,label\n{row}\n")
    with pytest.raises(UserError, match=r"labels\.csv is no list"):
        read_labels(torn)


def test_a_quotation_mark_that_never_ends_makes_no_class(tmp_path: Path) -> None:
    touch(tmp_path, "a.mp4", "b.mp4", "c.mp4")
    (tmp_path / "l.csv").write_text('filepath,label\nc.mp4,boar\na.mp4,"fox\nb.mp4,boar\n')
    with pytest.raises(UserError, match=r"l\.csv is no list of labels that can be used"):
        read_labels(tmp_path / "l.csv")


def test_zamba_keeps_site_and_split(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("filepath,label,split,site\na/1.mp4,duiker,train,S1\nb/2.mp4,blank,holdout,\n")
    first, second = read_labels(path).spans
    assert (first.species, first.group, first.side) == ("duiker", "S1", "train")
    assert (second.species, second.group, second.side) == ("blank", "b", "held_out")


@pytest.mark.shared
def test_published_layouts_are_read(shared: Path) -> None:
    zamba = read_labels(shared / "formats/zamba/labels.csv")
    assert len(zamba.spans) > 15
    net = read_labels(next((shared / "formats/activitynet-style").glob("*ground_truth*")))
    assert [span.behaviors for span in net.spans] == [("drinks water",), ("eats food",)]
    assert net.spans[1].end_s == 21.4
    lists = [shared / f"taxonomy/animal_clip_{side}.txt" for side in ("train", "test")]
    mammals = read_mammalnet(lists, Path("videos"))
    assert (len(mammals.header.species), len(mammals.header.behaviors)) == (173, 12)
    assert sum(span.side == "train" for span in mammals.spans) == 14_553
    assert sum(span.side == "held_out" for span in mammals.spans) == 3_840
    assert mammals.spans[0].species == "leptailurus"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "filepath,label\nx.mp4,\n"),
        ("a.csv", "filepath,label\n"),
        ("a.json", "{"),
        ("a.json", '{"database":{"v":{"annotations":[{"segment":[5,1],"label":"x"}]}}}'),
        ("a.json", "[" * 100_000),
        ("a.txt", "file.mp4 1\n"),
        ("a.txt", "file.mp4 99 0\n"),
        ("a.txt", "file.mp4 0 1000\n"),
        ("a.xyz", "?"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(UserError, match=r"\.$|\)\.$"):
        read_labels(tmp_path / name)


def test_other_encodings_empty_folders_and_nothing_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"filepath,label\n\xff\xfe,x\n")
    for path in (tmp_path / "a.csv", tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UserError):
            read_labels(path)


def test_names_without_numbers_are_their_own_groups() -> None:
    assert number_block("a", "left") == "a left"
    assert number_block("a", "x" + "9" * 5000)

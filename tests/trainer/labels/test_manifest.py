"""Manifests: the same again after writing and reading; whatever is wrong is one sentence."""

import errno
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mvit_core.errors import UserError
from mvit_core.taxonomy import Taxon
from mvit_core.types import Box, TrackPoint
from trainer.labels.manifest import LabelledSpan, make_manifest, read_manifest, write_manifest

SPANS = (
    LabelledSpan(
        video="Süd/1.mp4",
        start_s=1.5,
        end_s=4.0,
        points=(TrackPoint(1.5, 30, Box(0.1, 0.2, 0.3, 0.4)),),
        species="panthera",
        behaviors=("sleeps", "grooms"),
        group="RIDGE-01",
        labelled_by="person",
    ),
    LabelledSpan(video="2.mp4", species="blank", behaviors=()),
)


def written(tmp_path: Path) -> Path:
    taxa = [Taxon("panthera", "Panthera", "genus", None, "big cats")]
    path = tmp_path / "m.jsonl"
    write_manifest(make_manifest(SPANS, root=tmp_path, taxonomy=taxa, source="ridge"), path)
    return path


def test_it_is_the_same_after_writing_and_reading(tmp_path: Path) -> None:
    path = written(tmp_path)
    manifest = read_manifest(path)
    assert manifest.spans == SPANS
    assert manifest.header.species == ("blank", "panthera")
    assert manifest.header.behaviors == ("grooms", "sleeps")
    assert manifest.header.taxonomy[0].scientific_name == "Panthera"
    assert manifest.path_of(SPANS[0]) == tmp_path / "Süd/1.mp4"
    assert manifest.spans[1].behaviors == ()
    again = tmp_path / "elsewhere" / "n.jsonl"
    write_manifest(manifest, again)
    assert read_manifest(again).hash == manifest.hash


def test_every_label_and_every_class_is_in_the_hash(tmp_path: Path) -> None:
    first = make_manifest(SPANS, root=tmp_path)
    other = make_manifest([SPANS[0], LabelledSpan(video="2.mp4", species="blank")], root=tmp_path)
    more = make_manifest(SPANS, root=tmp_path, species=("blank", "panthera", "cervus"))
    assert len({first.hash, other.hash, more.hash}) == 3


def test_a_changed_label_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"sleeps", b"fights"))
    with pytest.raises(UserError, match="changed after it was written"):
        read_manifest(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"[" * 100_000,
        b'{"kind":"trapline-manifest","version":99}\n',
        b'{"kind":"other"}\n',
        b'{"kind":"trapline-manifest","species":["a","a"]}\n',
        b'{"kind":"trapline-manifest","species":[""]}\n',
        b'{"kind":"trapline-manifest","species":"\xff"}\n',
        b"\x89PNG\r\n",
    ],
)
def test_what_is_no_manifest_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.jsonl"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"m\.jsonl .*(make it anew|update Trapline to use it)\.$"):
        read_manifest(path)


@pytest.mark.parametrize(
    "line",
    [
        b'{"video":""}',
        b'{"video":"a","start_s":-1}',
        b'{"video":"a","start_s":2,"end_s":1}',
        b'{"video":"a","end_s":1e999}',
        b'{"video":"a","start_s":"soon"}',
        b'{"video":"a\\u0000b"}',
        b'{"video":"a","behaviors":"sleeps"}',
        b"nonsense",
        b'{"video":' + b"[" * 50_000,
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: bytes) -> None:
    from hashlib import sha256

    body = b'{"video":"good.mp4"}\n' + line + b"\n"
    header = (
        b'{"kind":"trapline-manifest","num_spans":2,"body_sha256":"%s"}\n' % sha256(body).hexdigest().encode()
    )
    path = tmp_path / "m.jsonl"
    path.write_bytes(header + body)
    with pytest.raises(UserError, match=r"^Line 3 of m\.jsonl"):
        read_manifest(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 600), junk=st.binary(min_size=1, max_size=6))
def test_damage_anywhere_is_noticed_or_harmless(tmp_path: Path, place: int, junk: bytes) -> None:
    path = written(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:place] + junk + whole[place + len(junk) :])
    try:
        found = read_manifest(path)
    except UserError:
        return
    assert found.spans == SPANS  # only names in the header can differ, and then the manifest's hash does


def test_a_full_disk_leaves_the_old_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError, match="disk is full"):
        write_manifest(make_manifest(SPANS[:1], root=tmp_path), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]

"""Paths of any bytes as text, and back."""

import os
import random
import sys

import msgspec
import pytest

from mvit_core.files.path_text import to_line, to_path, to_text

OF_BYTES = pytest.mark.skipif(sys.platform == "win32", reason="names are no bytes there")
ODD_NAMES = [
    b"caf\xe9.mp4",
    b"S\xfcd/\xff\x80\xfe",
    "\ufffd.mp4".encode(),  # the mark itself
    "\ufffdE9 \ufffd= \ufffduD800".encode(),  # what the codes look like
    b"\\xe9 %E9 \\udce9",
    "東京/🦊.mp4".encode(),
    b"new\nline \x01",
]


@OF_BYTES
@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_comes_back_as_it_was(name: bytes) -> None:
    path = os.fsdecode(name)
    text = to_text(path)
    assert msgspec.json.decode(msgspec.json.encode(text)) == text
    assert os.fsencode(to_path(text)) == name


@OF_BYTES
def test_random_bytes_come_back_as_they_were() -> None:
    dice = random.Random(1)
    for _ in range(2000):
        name = bytes(dice.choice(b"\xef\xbf\xbd=uE9D8a\xe9\xed\xa0\x80/") for _ in range(12)).strip(b"/")
        path = os.fsdecode(name.replace(b"//", b"/").replace(b"//", b"/") or b"x")
        assert str(to_path(to_text(path))) == path


def test_lone_halves_of_letters_as_windows_allows_them_come_back() -> None:
    assert to_text("a\ud83d.mp4") == "a\ufffduD83D.mp4"
    assert str(to_path(to_text("a\ud83d.mp4"))) == "a\ud83d.mp4"


def test_plain_names_are_their_own_text() -> None:
    assert to_text("Süd/IMG_0001.AVI") == "Süd/IMG_0001.AVI"


@OF_BYTES
def test_an_odd_byte_can_be_read() -> None:
    assert to_text(os.fsdecode(b"caf\xe9.mp4")) == "caf\ufffdE9.mp4"


@OF_BYTES
def test_text_of_a_folder_and_of_a_name_join_to_the_text_of_both() -> None:
    for one in ODD_NAMES:
        folder, name = os.fsdecode(b"a" + one), os.fsdecode(b"b" + one)
        assert to_text(f"{folder}/{name}") == f"{to_text(folder)}/{to_text(name)}"


def test_a_name_is_shown_on_one_line_and_moves_no_cursor() -> None:
    assert to_line("a\nb\x1b[31m\u202egpj.mp4") == "a␊b␛[31m\ufffdgpj.mp4"
    assert to_line("鹿 🦊 אבג.mp4") == "鹿 🦊 אבג.mp4"


@OF_BYTES
def test_a_path_and_its_text_are_shown_alike() -> None:
    path = os.fsdecode(b"S\xfcd/caf\xe9.mp4")
    assert to_line(path) == to_line(to_text(path)) == "S\ufffdFCd/caf\ufffdE9.mp4"

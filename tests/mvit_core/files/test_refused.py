"""What is said of a file that cannot be read says what to do, whoever reads it."""

import ast
import errno
import os
from pathlib import Path
from typing import get_args

import pytest

from mvit_core.errors import UserError
from mvit_core.files.refused import OTHERWISE, REMEDIES, Done, make_folder, unread
from resources.translations.sentences import FRAGMENTS
from trainer.labels.manifest import read_manifest
from trainer.labels.text_files import text_of

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("number", [*REMEDIES, errno.EIO])
def test_each_reason_has_a_next_step(number: int) -> None:
    said = unread("a.csv", OSError(number, os.strerror(number)))
    step = REMEDIES.get(number, OTHERWISE)
    assert said == f"a.csv cannot be read: {os.strerror(number)}. {step}"


def test_a_file_in_the_place_of_a_folder_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "videos").write_bytes(b"no folder")
    with pytest.raises(UserError, match=r"videos cannot be made: .*\. Move away what has this name already"):
        make_folder(tmp_path / "videos")


def test_the_window_knows_all_that_can_be_refused() -> None:
    said = {f"{{what}} cannot be {done}: {{error}}. {{remedy}}" for done in get_args(Done)}
    assert said <= set(FRAGMENTS)


@pytest.mark.parametrize("read", [text_of, read_manifest])
def test_a_list_that_is_not_there_is_said_with_what_to_do(tmp_path: Path, read: object) -> None:
    with pytest.raises(UserError, match=r"cannot be read: .*\. Check its name and that its drive"):
        read(tmp_path / "gone.csv")  # type: ignore[operator]


def test_nobody_says_so_without_a_next_step() -> None:
    """A sentence that ends with the system's reason leaves people alone with it."""
    alone = [
        f"{file.relative_to(ROOT).as_posix()}:{call.lineno}"
        for place in ("app", "trainer", "mvit_core")
        for file in sorted((ROOT / place).rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _raises_the_bare_reason(call)
    ]
    assert not alone


def _raises_the_bare_reason(call: ast.Call) -> bool:
    """Such as `UserError(f"... cannot be read: {error.strerror}.")`."""
    match call:
        case ast.Call(
            func=ast.Name(id="UserError" | "BadCheckpoint" | "_note"),
            args=[*_, ast.JoinedStr(values=[*_, ast.FormattedValue(value=reason), ast.Constant(value=".")])],
        ):
            return "strerror" in ast.dump(reason)
    return False

"""Where no temporary file can be written, a person learns where and what to do."""

import tempfile
from pathlib import Path

import pytest

from mvit_core.errors import UserError
from mvit_core.files.temporary import NAMED_HERE, temporary_folder, temporary_place


def test_no_place_for_temporary_files_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(tmp_path / "gone")])
    monkeypatch.setenv("TMPDIR", "/scratch")
    said = rf"cannot be written: /scratch is full.* variable {NAMED_HERE}, then try again\."
    with pytest.raises(UserError, match=said), temporary_folder():
        pytest.fail("there is none")


def test_a_temporary_folder_lies_in_the_systems_place_and_vanishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with temporary_folder() as folder:
        assert folder.parent == temporary_place() == tmp_path
        (folder / "a").touch()
    assert list(tmp_path.iterdir()) == []

"""What cannot be read is said, and no path leads outside."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.imports import import_file
from app.services.imports.reading import safe_path
from app.services.projects import Project
from mvit_core.errors import UserError
from tests.import_files import written


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.json", "{"),
        ("x.json", "[]"),
        ("x.json", "{}"),
        ("x.json", "[" * 100_000),
        ("x.boris", "{}"),
        ("x.json", '{"images": 3, "detection_categories": {}}'),
        ("x.csv", ""),
        ("x.csv", "a,b\n1,2\n"),
        ("x.boris", '{"observations": {}, "behaviors_conf": []}'),
        ("x.exe", "MZ"),
        ("x.csv", "\x00\x00\x00"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(empty: Project, tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(UserError):
        import_file(empty, written(tmp_path / name, content), who="ana")


def test_a_missing_file_is_a_sentence(empty: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no file"):
        import_file(empty, tmp_path / "nowhere.json", who="ana")


@given(st.text(max_size=30))
def test_no_path_ever_leads_outside(path: str) -> None:
    safe = safe_path(path)
    assert not safe.startswith(("/", "~"))
    assert ".." not in safe.split("/")
    assert "\\" not in safe

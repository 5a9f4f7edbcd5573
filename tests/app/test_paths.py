from pathlib import Path

import pytest

from app import paths


def test_everything_lies_below_the_folder_that_the_variable_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TRAPLINE_HOME", str(tmp_path))
    places = [
        paths.config_dir(),
        paths.data_dir(),
        paths.log_dir(),
        paths.models_dir(),
        paths.cache_dir(),
    ]
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert len(set(places)) == 5
    assert list(tmp_path.iterdir()) == []


def test_without_it_they_lie_where_the_system_wants_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("TRAPLINE_HOME", raising=False)
    assert "Trapline" in str(paths.config_dir())
    assert paths.models_dir().is_relative_to(paths.data_dir())

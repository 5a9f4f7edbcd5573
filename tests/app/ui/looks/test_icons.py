"""Icons are drawn at any size from a file that is read once."""

from pathlib import Path

import pytest

from app.ui.looks import icons


def test_an_icon_is_read_once_for_each_color(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    resource = icons.resource

    def note(*parts: str) -> Path:
        read.append(parts[-1])
        return resource(*parts)

    monkeypatch.setattr(icons, "resource", note)
    icons._renderer.cache_clear()
    pictures = [icons.pixmap("paw", color, 16).toImage() for color in ("#ff0000", "#00ff00", "#ff0000")]
    assert read == ["paw.svg", "paw.svg"]
    assert pictures[0] == pictures[2]
    assert pictures[0] != pictures[1]

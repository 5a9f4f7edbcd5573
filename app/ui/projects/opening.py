"""What a path is, and where the project of a folder belongs; pure but for looking at the disk."""

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

PROJECT_SUFFIX = ".trapline"


class Opens(StrEnum):
    """How the window takes a path."""

    PROJECT = "project"
    FOLDER = "folder"
    VIDEO = "video"
    NOTHING = "nothing"


def kind_of(path: Path, video_suffixes: Iterable[str]) -> Opens:
    """How to open `path`."""
    if path.is_dir():
        return Opens.FOLDER
    if path.suffix.lower() == PROJECT_SUFFIX:
        return Opens.PROJECT
    return Opens.VIDEO if path.suffix.lower() in video_suffixes else Opens.NOTHING


def project_path_for(folder: Path, *, fallback: Path) -> Path:
    """Beside the folder where that can be written, else in `fallback`; never inside the card itself."""
    folder = folder.absolute()
    name = (folder.name or "Videos") + PROJECT_SUFFIX
    beside = folder.parent / name
    if folder.parent != folder and (beside.is_file() or os.access(folder.parent, os.W_OK)):
        return beside
    return fallback / name

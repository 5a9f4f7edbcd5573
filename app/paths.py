"""Where Trapline keeps what is not part of a project, by the customs of each system."""

import os
from pathlib import Path

from platformdirs import PlatformDirs

HOME_VARIABLE = "TRAPLINE_HOME"  # set: everything lies below this folder (portable installs, tests)


def config_dir() -> Path:
    """Settings of this person on this computer."""
    return _place("config", _dirs().user_config_path)


def data_dir() -> Path:
    """What Trapline made or fetched and would miss."""
    return _place("data", _dirs().user_data_path)


def log_dir() -> Path:
    """The rotating log."""
    return _place("log", _dirs().user_log_path)


def models_dir() -> Path:
    """Installed model weights."""
    return data_dir() / "models"


def backups_dir() -> Path:
    """Copies of projects, a folder for each."""
    return data_dir() / "backups"


def cache_dir() -> Path:
    """What can be made again at any time: thumbnails, indexes."""
    return _place("cache", _dirs().user_cache_path)


def indexes_dir() -> Path:
    """Where the frames of videos lie that were opened before (mvit_core.video.index_shelf)."""
    return cache_dir() / "indexes"


def decoders_dir() -> Path:
    """What graphics cards are known to decode here (mvit_core.video.hardware)."""
    return cache_dir() / "decoders"


def _dirs() -> PlatformDirs:
    return PlatformDirs("Trapline", appauthor=False)


def _place(name: str, usual: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).expanduser() / name if home else usual

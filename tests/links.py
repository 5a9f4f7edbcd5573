"""A folder or a file under a second name: a link, or on Windows, where links want rights, a copy."""

import os
import shutil
from pathlib import Path


def stand_in(place: Path, original: Path) -> None:
    """Let `place` be another name of `original`."""
    if os.name == "posix":
        place.symlink_to(original)
    elif original.is_dir():
        shutil.copytree(original, place)
    else:
        shutil.copyfile(original, place)

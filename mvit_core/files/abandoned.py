"""What killed processes left half-written beside a place: hidden, and often gigabytes."""

import fnmatch
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

ABANDONED_S = 3600.0  # nothing was written in a draft for so long: who wrote it was killed
MARK = 8 * "[0-9a-f]"  # what tells drafts of one name apart, as a pattern


def delete_abandoned(folder: Path, *patterns: str) -> None:
    """Delete hidden files and folders of these patterns that nobody writes any more; what cannot go stays."""
    with suppress(OSError):  # it is tidied up, not what was asked for
        hidden = [name for name in os.listdir(folder) if name.startswith(".")]  # noqa: PTH208 - 100,000 names
        for draft in (folder / name for each in patterns for name in fnmatch.filter(hidden, each)):
            last_s = max(each.lstat().st_mtime for each in (draft, *draft.rglob("*")))
            if time.time() - last_s < ABANDONED_S:
                continue
            if draft.is_dir():
                shutil.rmtree(draft, ignore_errors=True)
            else:
                draft.unlink()

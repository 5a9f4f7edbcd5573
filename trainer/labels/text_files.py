"""Text that people bring along, read with care."""

from pathlib import Path

from mvit_core.errors import UserError
from mvit_core.files.refused import unread

LARGEST_LIST = 256 << 20  # bytes; the largest published one has 60 MB


def text_of(path: Path) -> str:
    """A list of labels or of videos; raises UserError where it cannot be read or is no text."""
    try:
        if path.stat().st_size > LARGEST_LIST:
            raise UserError(f"{path.name} is too large to be a list.")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(unread(path, error)) from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"{path.name} is not text in UTF-8; save it as UTF-8, or download it again."
        ) from error

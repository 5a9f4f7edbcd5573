"""Writes the settings' page of the user guide: `python -m app.ui.setting_page docs/settings.md`."""

import sys
from pathlib import Path

from app.ui.setting import page
from app.ui.settings import Settings


def main() -> None:
    """Write it where the first argument says."""
    Path(sys.argv[1]).write_text(page(Settings), encoding="utf-8")


if __name__ == "__main__":
    main()

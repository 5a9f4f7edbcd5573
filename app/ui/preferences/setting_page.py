"""Writes the guide's page of settings: `python -m app.ui.preferences.setting_page docs/settings.md`."""

import sys
from pathlib import Path

from app.ui.preferences.setting import page
from app.ui.preferences.settings import Settings


def main() -> None:
    """Write it where the first argument says."""
    Path(sys.argv[1]).write_text(page(Settings), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Words that the papers' experiments share: where the data lie or are drawn, and on what is computed."""

import argparse
from pathlib import Path

from app.cli.words.device import add_device


def add_data(parser: argparse.ArgumentParser, drawn: str) -> None:
    """The folder of the data set, or one in which a small one is drawn; `drawn` says what is."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--data", metavar="DIR", type=Path, help="the data set's folder")
    what.add_argument(
        "--make-miniature",
        metavar="DIR",
        type=Path,
        help=f"draw {drawn} in the published layout, to try everything on",
    )


def add_computing(parser: argparse.ArgumentParser, printed: str = "one object") -> None:
    """The device, where decoded clips are kept, and that what comes out is for programs."""
    add_device(parser)
    parser.add_argument("--cache", metavar="DIR", type=Path, help="where decoded clips are kept")
    parser.add_argument("--json", action="store_true", help=f"{printed}, UTF-8")

"""Where commands are added, and their modules, imported when they are needed."""

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeAlias


class Parser(argparse.ArgumentParser):
    """Takes whole options alone: a script that shortens one would do something else, or nothing, as soon as
    another begins alike. So do the parsers of its commands, which are of its class.
    """

    def __init__(self, **how: Any) -> None:
        super().__init__(**how, allow_abbrev=False)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def add_project(command: argparse.ArgumentParser) -> None:
    """The project that a command is about."""
    command.add_argument(
        "project", metavar="PROJECT", help="its file, or postgresql+psycopg://server/database"
    )


def add_project_file(command: argparse.ArgumentParser) -> None:
    """The same where a database is looked after by tools of its own."""
    command.add_argument("project", metavar="PROJECT", help="its file")


def lazily(module: str) -> Callable[[argparse.Namespace], int]:
    """The module's `run`, imported when it is needed: --help answers at once."""

    def run(arguments: argparse.Namespace) -> int:
        code: int = import_module(module).run(arguments)
        return code

    return run

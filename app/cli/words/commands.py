"""Where commands are added, and their modules, imported when they are needed."""

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


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

"""Options of which the word `help` asks for a list."""

import argparse
from collections.abc import Sequence
from typing import Any


class ListsWithHelp(argparse.Action):
    """Keeps the word; `help` needs nothing else of the command: neither a project nor a place to write."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,  # noqa: ARG002 - as argparse has it
    ) -> None:
        setattr(namespace, self.dest, values)
        if values == "help":
            for action in parser._actions:
                action.required = False

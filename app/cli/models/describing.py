"""`trapline models list` and `describe`: every model that there is, one of them, or one in a file."""

import argparse

import msgspec

from app.cli.console import output, write_json
from app.cli.given import named_file
from app.cli.models.costs import found, listed, model_row, table_of_models, table_of_parts
from mvit_core.models.registry import known_variant


def run(arguments: argparse.Namespace) -> int:
    """Print the list, or the description of one model or of all, as tables or as JSON."""
    name = arguments.name
    if name is not None and known_variant(name) is None:  # ./mvit_xs is a folder
        file = named_file(name)
        if file is not None:
            from app.cli.models.checkpoint_facts import describe_file  # the list needs no trainer

            describe_file(file, as_json=arguments.json)
            return 0
    chosen = listed() if name is None else {name: found(name)}
    rows = [model_row(name, variant) for name, variant in chosen.items()]
    if arguments.json:
        write_json(map(msgspec.to_builtins, rows))
        return 0
    if arguments.action == "describe":
        for row in rows:
            output().print(table_of_parts(row))
    if name is None:
        output().print(table_of_models(rows))
        for row in rows:
            if row.note:
                output().print(f"{row.name}: {row.note}.", soft_wrap=True)
    return 0

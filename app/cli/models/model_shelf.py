"""`trapline models catalogue | installed | fetch | import | remove`: models that others made."""

import argparse
from contextlib import closing
from pathlib import Path

import msgspec
from rich import box
from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.progress import Progress as Bar
from rich.table import Table

from app import paths
from app.cli.console import escaped, messages, output, write_json
from app.cli.wording import counted
from app.services.model_shelf.catalogue import Offer, offer_named, offers
from app.services.model_shelf.shelf import install, installed, installed_named, remove


def run(arguments: argparse.Namespace) -> int:
    """Do what the action says."""
    actions = {
        "catalogue": show_catalogue,
        "installed": show_installed,
        "fetch": fetch_one,
        "import": import_one,
        "remove": remove_one,
    }
    actions[arguments.action](arguments)
    return 0


def show_catalogue(arguments: argparse.Namespace) -> None:
    """Everything that can be fetched."""
    if arguments.json:
        write_json(map(msgspec.to_builtins, offers()))
        return
    here = {model.name for model in installed(paths.models_dir())}
    table = Table(box=box.SIMPLE)
    for column in ("name", "what it is for", "classes", "licence", ""):
        table.add_column(column)
    for offer in offers():
        state = "installed" if offer.name in here else ""
        table.add_row(*map(escaped, (offer.name, offer.purpose, offer.classes, offer.license)), state)
    output().print(table)
    messages().print("Fetch one with: trapline models fetch NAME. Nothing is fetched without that.")


def show_installed(arguments: argparse.Namespace) -> None:
    """What is on this computer."""
    models = installed(paths.models_dir())
    if arguments.json:
        write_json(msgspec.to_builtins(model, enc_hook=str) for model in models)
        return
    table = Table(box=box.SIMPLE)
    for column in ("name", "what it is", "classes", "MB", "from"):
        table.add_column(column, justify="right" if column == "MB" else "left")
    for model in models:
        card = model.card
        size = f"{model.size_bytes / 1e6:.1f}"
        table.add_row(*map(escaped, (model.name, card.title, card.classes, size, card.source)))
    if models:
        output().print(table)
    messages().print(escaped(f"{counted(len(models), 'model')} in {paths.models_dir()}"), soft_wrap=True)


def fetch_one(arguments: argparse.Namespace) -> None:
    """Download one offer; Ctrl-C stops, and the next call goes on where it stopped."""
    from app.shelving import look_into

    offer = offer_named(arguments.name)
    say_what(offer)
    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Bar(TextColumn("{task.description}"), *columns, console=messages(), transient=True) as bar:
        task = bar.add_task(offer.name, total=None)
        with closing(install(offer, paths.models_dir())) as steps:
            for progress in steps:
                bar.update(task, completed=progress.done_bytes, total=progress.total_bytes or None)
    model = installed_named(paths.models_dir(), offer.name)
    look_into(model)
    output().print(escaped(f"{model.name} is installed: {model.path}"), soft_wrap=True)
    if not offer.sha256:
        messages().print("Its makers publish no hash, so only its length could be checked.")


def say_what(offer: Offer) -> None:
    """What a person should know before the bytes come."""
    messages().print(escaped(f"{offer.title}, {offer.license}, from {offer.url}"), soft_wrap=True)


def import_one(arguments: argparse.Namespace) -> None:
    """Recognize a file, check it, and copy or convert it."""
    from app.shelving import taken_in

    model = taken_in(Path(arguments.file), paths.models_dir())
    what = ", ".join(filter(None, (model.card.title, model.card.classes, model.card.architecture)))
    output().print(escaped(f"{model.name} is installed: {what}. {model.path}"), soft_wrap=True)


def remove_one(arguments: argparse.Namespace) -> None:
    """Delete one from this computer."""
    model = installed_named(paths.models_dir(), arguments.name)
    remove(model)
    output().print(escaped(f"Removed {model.path}"), soft_wrap=True)

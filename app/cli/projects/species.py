"""`trapline species`: the animals that can be at a project's sites, and what a list of them takes away."""

import argparse
from pathlib import Path

import msgspec
from rich.table import Table

from app.cli.console import escaped, messages, output, write_object
from app.cli.exchange.called import taxon_called
from app.cli.scans.scanning import reread_kept
from app.cli.wording import counted
from app.services import models, vocabulary
from app.services.checkpoint_card import Card, card_of
from app.services.projects import Project, open_project
from app.services.species_list import Loss, loss_by, put_species_list, read_list, species_list
from mvit_core.species.species_list import of_region
from mvit_core.taxonomy import Taxonomy

MOST_NAMED = 12


def run(arguments: argparse.Namespace) -> int:
    """Change the list where that is asked for, name anew what was scanned, and say what it takes away."""
    with open_project(arguments.project) as project:
        taxonomy = vocabulary.taxonomy(project)
        before = species_list(project)
        listed = _wanted(arguments, taxonomy, before)
        loss = loss_by(project, taxonomy, _classes(project), listed)
        if listed != before:
            put_species_list(project, listed)
            model = models.project_model(project)
            if model is not None and model.is_file():
                reread_kept(project, models.tools_to_scan_with(project))
        if arguments.json:
            _write(listed, loss)
        else:
            _print(listed, loss, taxonomy)
    return 0


def _wanted(
    arguments: argparse.Namespace, taxonomy: Taxonomy, before: frozenset[str] | None
) -> frozenset[str] | None:
    """The list after this command."""
    listed = before
    if arguments.any:
        listed = None
    if arguments.region:
        listed = of_region(arguments.region)
    if arguments.list is not None:
        listed, unknown = read_list(arguments.list, taxonomy)
        for name in unknown:
            messages().print(f"[yellow]not known here:[/] {escaped(name)}", soft_wrap=True)
    added = frozenset(taxon_called(name, taxonomy) for name in arguments.add)
    gone = frozenset(taxon_called(name, taxonomy) for name in arguments.remove)
    if (added or gone) and listed is None:
        listed = frozenset() if added else frozenset(taxon.key for taxon in taxonomy.leaves)
    return listed if listed is None else (listed | added) - gone


def _classes(project: Project) -> tuple[str, ...]:
    """What the model in use can name; without one, nothing."""
    model = models.project_model(project)
    card = card_of(model) if model is not None and Path(model).is_file() else None
    return (card or Card()).classes.species


def _write(listed: frozenset[str] | None, loss: Loss) -> None:
    facts = {
        "species": None if listed is None else sorted(listed),
        "removed_classes": loss.classes,
        "num_classes": loss.num_classes,
        "named_off_list": loss.named,
        "said_by_people": loss.by_people,
    }
    write_object(msgspec.json.encode(facts).decode())


def _print(listed: frozenset[str] | None, loss: Loss, taxonomy: Taxonomy) -> None:
    say = output()
    if listed is None:
        say.print("There is no list: any animal can be named.")
        return
    table = Table("order", "family", "on the list", box=None)
    for order, family, names in _by_family(listed, taxonomy):
        table.add_row(order, family, escaped(", ".join(names)))
    say.print(table)
    say.print(f"{counted(len(listed), 'animal')} on the list.")
    if loss.num_classes:
        names = [taxonomy.display_name(each) for each in loss.classes[:MOST_NAMED]]
        more = ", ..." if len(loss.classes) > MOST_NAMED else ""
        said = f": {', '.join(names)}{more}" if names else ""
        lost = f"The model in use loses {len(loss.classes)} of its {loss.num_classes} animals{said}."
        say.print(escaped(lost), soft_wrap=True)
    for key, number in loss.named.items():
        people = loss.by_people.get(key, 0)
        stays = f", {people} of them by people, which stay" if people else ""
        words = (
            f"Not on the list: {counted(number, 'observation')} called {taxonomy.display_name(key)}{stays}."
        )
        say.print(escaped(words), soft_wrap=True)


def _by_family(listed: frozenset[str], taxonomy: Taxonomy) -> list[tuple[str, str, list[str]]]:
    rows: dict[tuple[str, str], list[str]] = {}
    for key in listed:
        ranks = {taxon.rank: taxon.short_name for taxon in taxonomy.lineage(key)}
        taxon = taxonomy.get(key)
        name = taxon.short_name if taxon else key
        rows.setdefault((ranks.get("order", ""), ranks.get("family", "")), []).append(name)
    return [(*place, sorted(names)) for place, names in sorted(rows.items())]

"""What the names among a command's words mean in a project; an unknown one is refused with those near it."""

import difflib
from collections.abc import Iterable, Sequence

from app.cli.console import escaped, messages
from app.services.species_list import named
from mvit_core.errors import UserError
from mvit_core.name_search import NameIndex, fold
from mvit_core.taxonomy import Taxonomy

MOST_NEAR, MOST_LISTED = 3, 12
ANY_NAME = "Give its Latin or a common name."


def taxon_called(name: str, taxonomy: Taxonomy) -> str:
    """The key of an animal by a whole name, or as the program writes it. UserError with those near it.

    Of a species whose genus alone is known the genus is taken, and that is said.
    """
    written = {fold(taxonomy.display_name(taxon.key)): taxon.key for taxon in taxonomy}
    if fold(name) in written:
        return written[fold(name)]
    if (key := named(name, taxonomy)) is None:
        raise UserError(f"No animal is called {name} here. {_guess(_near_animals(name, taxonomy), ANY_NAME)}")
    if key != name and taxonomy.called(name) is None:
        taken = f"{name} is unknown here: {taxonomy.display_name(key)} is taken."
        messages().print(f"[yellow]note:[/] {escaped(taken)}", soft_wrap=True)
    return key


def _near_animals(name: str, taxonomy: Taxonomy) -> list[str]:
    for words in (name, name.partition(" ")[0]):
        if found := taxonomy.search(words, limit=MOST_NEAR):
            return [taxonomy.display_name(taxon.key) for taxon in found]
    return nearest(name, [taxonomy.display_name(taxon.key) for taxon in taxonomy])


def site_called(name: str, sites: Sequence[str]) -> tuple[str, ...]:
    """The sites of this name; in capitals or not, where none is written just so. UserError with near ones."""
    found = (name,) if name in sites else tuple(site for site in sites if fold(site) == fold(name))
    if found:
        return found
    listed = f"It has: {', '.join(sites[:MOST_LISTED])}." if sites else "It has none."
    raise UserError(f"The project has no site {name}. {_guess(nearest(name, sites), listed)}")


def nearest(wanted: str, names: Iterable[str]) -> list[str]:
    """The names that begin so, contain it, or are nearly written so; best first."""
    folded = {fold(name): name for name in names}
    found = sorted(NameIndex((name, name) for name in folded.values()).matches(wanted))
    if not found:
        return [folded[each] for each in difflib.get_close_matches(fold(wanted), folded, n=MOST_NEAR)]
    return [name for _, name in found[:MOST_NEAR]]


def _guess(near: Sequence[str], else_say: str) -> str:
    return f"Did you mean {' or '.join(near)}?" if near else else_say

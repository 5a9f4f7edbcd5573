"""Packages of Camtrap DP 1.0, of any program: their tables, and what is said of the whole.

Times become those of each deployment's own camera clock; its offset from UTC is kept beside them. A row of a
whole event that no row of its media tells becomes an observation of the event's first media file.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.services.exports.camtrap.description import SELF
from app.services.imports.camtrap.missing import Missing, missing_of
from app.services.imports.camtrap.observations import Observations
from app.services.imports.camtrap.places import Places
from app.services.imports.camtrap.rewritten import as_published
from app.services.imports.odd_values import OddValues
from app.services.imports.reading import letters_guessed, read_json, rows_with, safe_path
from app.services.imports.values import Cells, Found
from app.store.imported_rows import CAMTRAP_DP
from mvit_core.errors import UserError
from mvit_core.files.presence import is_file

TABLES = {  # the first is the ID
    "deployments": ("deploymentID",),
    "media": ("mediaID", "deploymentID", "timestamp"),
    "observations": ("observationID", "deploymentID", "observationType"),
}
DESCRIPTION = "datapackage.json"
KEPT = (
    *("id", "title", "contributors", "description", "version", "keywords", "image", "homepage", "sources"),
    *(
        "licenses",
        "bibliographicCitation",
        "project",
        "references",
        "relatedIdentifiers",
        "coordinatePrecision",
    ),
)
"""What of a package's description is about more than what its tables hold."""


def is_package(folder: Path) -> bool:
    """Whether a folder says of itself that it is one."""
    return is_file(folder / DESCRIPTION)


def read(path: Path) -> Found:
    """What a package says: its folder or its datapackage.json. UserError where a table is missing."""
    description = path / DESCRIPTION if path.is_dir() else path
    if path.is_dir() and not is_package(path):
        raise UserError(
            f"{path} holds no datapackage.json, so it is no package of Camtrap DP. Name the file that is to "
            "come in."
        )
    content = read_json(description)
    resources = _resources(content)
    missing = {name: missing_of(one, description.parent) for name, one in resources.items()}
    found = _read_tables(_tables(description, resources), missing, is_ours=_is_ours(content))
    found.description = {name: value for name, value in content.items() if name in KEPT}
    return found


def _read_tables(files: Mapping[str, Path], missing: Mapping[str, Missing], *, is_ours: bool) -> Found:
    found, odd = Found(source=CAMTRAP_DP), OddValues()
    places = Places(found, odd)
    told = {name: map(missing.get(name, Missing()).without, _rows(name, files, found)) for name in TABLES}
    rows = as_published({name: list(those) for name, those in told.items()}, found.refuse)
    for row in rows["deployments"]:
        places.read_deployment(row)
    for row in rows["media"]:
        places.read_media(row)
    Observations(places, found, odd, is_ours=is_ours).read(rows["observations"])
    odd.tell(found.refuse)
    return found


def _rows(name: str, files: Mapping[str, Path], found: Found) -> Iterator[Cells]:
    """Of a table, each ID once. UserError where a column is missing that nothing can be done without."""
    columns, seen = TABLES[name], set()
    if guessed := letters_guessed(files[name]):
        found.refuse(guessed)
    for row in rows_with(files[name], columns, f"table of {name} of Camtrap DP 1.0"):
        key, id_ = columns[0], row.get(columns[0], "")
        if id_ and id_ in seen:
            found.refuse(f"{name}.csv has {key} {id_[:80]!r} twice: the second is left out.")
            continue
        seen.add(id_)
        yield row


def _is_ours(content: Mapping[str, Any]) -> bool:
    """Whether Trapline wrote the package, so that its IDs may be those of this project."""
    sources = content.get("sources")
    told = sources if isinstance(sources, list) else []
    return any(isinstance(one, dict) and one.get("title") == SELF for one in told)


def _resources(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    resources = content.get("resources")
    told = resources if isinstance(resources, list) else []
    return {str(one.get("name")): one for one in told if isinstance(one, dict)}


def _tables(description: Path, resources: Mapping[str, Mapping[str, Any]]) -> dict[str, Path]:
    folder = description.parent
    places = {}
    for name in TABLES:
        relative = safe_path(str(resources.get(name, {}).get("path") or f"{name}.csv"))
        file = folder / relative
        if not relative or not _is_below(file, folder):
            raise UserError(f"The package names a file outside of its folder for {name}. It is not read.")
        if not is_file(file):
            raise UserError(
                f"{relative[:80]} is missing beside {description.name}. Put the whole package in one folder."
            )
        places[name] = file
    return places


def _is_below(file: Path, folder: Path) -> bool:
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except OSError:  # such as a name that is too long
        return True

"""What helps others to find out what went wrong, as texts without a path, a name of a site or of a person.

It is saved where the person says, never sent, and shown whole before.
"""

import getpass
import platform
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec
from sqlalchemy import func, select

from app.services.projects import Project
from app.store.schema import (
    DeploymentRow,
    LabelRow,
    ModelVersionRow,
    ObservationRow,
    RootRow,
    ScanRow,
    SiteRow,
    VideoRow,
)
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path
from mvit_core.files.refused import refused
from mvit_core.files.whole_file import whole_file
from mvit_core.video.suffixes import MEDIA_SUFFIXES

LAST_LINES = 400  # of each log
SHORTEST_NAME = 3  # letters: shorter names would hide half of every sentence
PLACES = ("settings", "data", "models", "backups", "cache", "logs")  # of `trapline info`: they are paths
HIDDEN = "<hidden>"
PATH = "<path>"
FILES = "|".join(sorted(suffix.lstrip(".") for suffix in {*MEDIA_SUFFIXES, ".trapline", ".csv", ".json"}))
_OF_PYTHON = re.compile(
    r'File "[^"\n]*?((?:site-packages|lib/python[\d.]+|app|mvit_core|trainer|resources)[\\/][^"\n]*\.py)"'
)
_KEPT = re.compile("\0(.*?)\0")
_TO_A_FILE = re.compile(rf"(?:[A-Za-z]:[\\/]|\\\\|/|~)[^\n\"\0]*?\.(?:{FILES})\b", re.IGNORECASE)
_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\|(?<![\w<.])/|~/)[^\s\"'\0]+")
_MAIL = re.compile(r"[^\s<>\"'(),;:\0]+@[^\s<>\"'(),;:\0]+\.\w+")
_FILE = re.compile(rf"[^\s\"'/\\\0]+\.(?:{FILES})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the bundle."""

    name: str
    text: str


def bundle(facts: Mapping[str, str], logs: Path, project: Project | None) -> list[Part]:
    """Versions and device, the project in numbers, the ends of the logs. Reads; may take a second."""
    hide = hider(names_in(project) if project is not None else ())
    told = {name: hide(value) for name, value in facts.items() if name not in PLACES}
    parts = [Part("versions.json", _json(told))]
    if project is not None:
        parts.append(Part("project.json", _json(statistics(project))))
    files = sorted(logs.glob("*.log")) if logs.is_dir() else []
    return [*parts, *(Part(file.name, hide(last_lines(file))) for file in files)]


def save(parts: Iterable[Part], place: Path) -> None:
    """As one zip file, whole or not at all; raises UserError."""
    try:
        with whole_file(place) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in parts:
                archive.writestr(part.name, part.text)
    except OSError as error:
        raise UserError(refused(place.name, "written", error)) from error


def statistics(project: Project) -> dict[str, object]:
    """The project in numbers alone."""
    with project.reading() as session:
        rows = session.execute(select(VideoRow.relative_path, VideoRow.status, VideoRow.duration_s)).all()
        counted = {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in (
                ("sites", SiteRow),
                ("deployments", DeploymentRow),
                ("folders", RootRow),
                ("observations", ObservationRow),
                ("labels", LabelRow),
                ("scans", ScanRow),
                ("models", ModelVersionRow),
            )
        }
        states = dict(
            session.execute(select(ObservationRow.state, func.count()).group_by(ObservationRow.state)).all()
        )
        taxa = session.scalar(select(func.count(func.distinct(ObservationRow.taxon)))) or 0
    return {
        "database": project.engine.dialect.name,
        "read only": project.read_only,
        "size in MB": round(project.path.stat().st_size / 1e6, 1) if project.path else None,
        "videos": len(rows),
        "videos by kind of file": Counter(PurePosixPath(path).suffix.lower() for path, _, _ in rows),
        "videos by status": Counter(status for _, status, _ in rows),
        "hours": round(sum(duration or 0 for _, _, duration in rows) / 3600, 2),
        "taxa": taxa,
        "observations by state": states,
        **counted,
    }


def names_in(project: Project) -> set[str]:
    """What must not be told: names of the project, its folders, sites, deployments and people."""
    with project.reading() as session:
        places = [*session.scalars(select(SiteRow.name)), *session.scalars(select(DeploymentRow.name))]
        people = [*session.scalars(select(LabelRow.signed_by).distinct())]
        roots = [to_path(path) for path in session.scalars(select(RootRow.path))]
        folders = {part for path in session.scalars(select(VideoRow.relative_path)) for part in _parts(path)}
    file = [project.path.stem, *project.path.parent.parts] if project.path is not None else [project.name]
    return {*places, *people, *folders, *file, *(part for root in roots for part in root.parts)}


def hider(names: Iterable[str]) -> Callable[[str], str]:
    """A function that takes paths, file names and these names out of a text; lines of programs stay."""
    own = {getpass.getuser(), platform.node(), *Path.home().parts}
    known = {name.strip("/\\ ") for name in {*names, *own}}
    told = sorted((name for name in known if len(name) >= SHORTEST_NAME), key=len, reverse=True)
    named = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in told) or r"(?!)")

    def hide(text: str) -> str:
        text = _OF_PYTHON.sub(lambda found: f'\0File "{found[1]}"\0', text)
        kept: list[str] = []

        def put_aside(found: re.Match[str]) -> str:
            kept.append(found[1])
            return f"\0{len(kept) - 1}\0"

        text = _KEPT.sub(put_aside, text)
        for shape in (_TO_A_FILE, _PATH, _FILE):
            text = shape.sub(PATH, text)
        text = named.sub(HIDDEN, _MAIL.sub(HIDDEN, text))
        return _KEPT.sub(lambda found: kept[int(found[1])], text)

    return hide


def last_lines(file: Path) -> str:
    """The end of a log; a sentence where it cannot be read."""
    try:
        return "\n".join(file.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:])
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"


def _parts(path: str) -> tuple[str, ...]:
    return PurePosixPath(path).parts[:-1]


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=2).decode()

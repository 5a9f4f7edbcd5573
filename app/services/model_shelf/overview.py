"""All models that a person can see: on this computer, of the project, and to be had."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from app.services import models
from app.services.checkpoint_card import Card as Checkpoint
from app.services.checkpoint_card import card_of
from app.services.learning.model_versions import Version, versions
from app.services.model_shelf.catalogue import Offer
from app.services.model_shelf.origin import Origin, origin_of
from app.services.model_shelf.shelf import Card, Installed, installed, started
from app.services.model_shelf.standing import judgement_of, report_at, right_in_review
from app.services.projects import Project
from app.services.proportions import Share
from app.services.scanning.settings import sha256_of
from app.services.starting_model import STARTER, starter
from mvit_core.errors import UserError
from trainer.reports.report import Report

Task = Literal["model", "base", "detector"]
Place = Literal["shelf", "project", "elsewhere", "shipped", "catalogue"]
TASK_OF: Mapping[str, Task] = {"base": "base", "detector": "detector", "model": "model"}
ONNX = ".onnx"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One model, wherever it is."""

    key: str  # tells entries apart, the same every time
    place: Place
    task: Task
    title: str
    path: Path | None = None  # None: not on this computer
    size_bytes: int = 0
    card: Card = Card()
    checkpoint: Checkpoint | None = None  # what it says of itself; None for bare weights and detectors
    sha256: str = ""
    is_used: bool = False  # by this project: to scan with, or to train from
    offer: Offer | None = None  # of the catalogue, also once it was downloaded
    started_bytes: int = 0  # of a download that was stopped
    version: Version | None = None  # of the project's family tree
    in_review: Share | None = None  # right, of what people looked at
    judgement: Report | None = None  # on all that is labelled in this project
    held_out: Report | None = None  # of the training, on sites that it never saw
    started_from: Origin | None = None  # what its training began from; None where that is not known


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """What a project works with."""

    model: Path | None = None
    detector: Path | None = None
    base: Path | None = None

    def holds(self, path: Path | None) -> bool:
        """Whether it is one of them."""
        return path is not None and path in (self.model, self.detector, self.base)


def overview(project: Project | None, folder: Path, offers: Iterable[Offer]) -> list[Entry]:
    """What there is: the project's own models first, then those installed, then the catalogue.

    Reads and hashes files, which takes a while where they are large: not for the window's own thread.
    """
    used, ours = used_by(project), starter()
    own = versions(project) if project is not None else []
    shelf = installed(folder)
    offered = list(offers)
    by_source = {offer.url: offer for offer in offered}
    here = [_on_shelf(model, by_source.get(model.card.source), own, used) for model in shelf]
    taken = {ours, *(entry.path for entry in here)}
    trained = [
        _of_project(each, used, origin_of(each, own, folder))
        for each in reversed(own)
        if each.path not in taken and each.is_here
    ]
    taken |= {entry.path for entry in trained}
    others = {used.model: "model", used.detector: "detector", used.base: "base"}
    elsewhere = [
        _lying_at(path, "elsewhere", TASK_OF[task], path.stem, used)
        for path, task in others.items()
        if path is not None and path not in taken and path.is_file()
    ]
    if ours is not None:
        here.append(_shipped(ours, own, used))
    names = {model.name for model in shelf}
    to_be_had = [_offered(offer, folder) for offer in offered if offer.name not in names]
    known = [*trained, *elsewhere, *here]
    return [*(_standing(project, known) if project is not None else known), *to_be_had]


def used_by(project: Project | None) -> Used:
    """What the project remembers; nothing where none is open."""
    if project is None:
        return Used()
    return Used(
        model=models.project_model(project),
        detector=models.project_detector(project),
        base=models.project_base(project),
    )


def task_of(model: Installed, checkpoint: Checkpoint | None) -> Task:
    """What an installed file is for, also where its card has gone."""
    if model.path.suffix.lower() == ONNX:
        return "detector"
    if checkpoint is not None and (checkpoint.classes.species or checkpoint.classes.behaviors):
        return "model"
    return TASK_OF.get(model.card.task, "base")


def _on_shelf(model: Installed, offer: Offer | None, own: list[Version], used: Used) -> Entry:
    checkpoint = card_of(model.path)
    return Entry(
        key=str(model.path),
        place="shelf",
        task=task_of(model, checkpoint),
        title=model.card.title or model.name,
        path=model.path,
        size_bytes=model.size_bytes,
        card=model.card,
        checkpoint=checkpoint,
        sha256=_hash(model.path),
        is_used=used.holds(model.path),
        offer=offer,
        version=next((each for each in own if each.path == model.path), None),
    )


def _of_project(version: Version, used: Used, started_from: Origin | None) -> Entry:
    path = version.path
    if path is None:
        raise ValueError("only of models that are here")
    return Entry(
        key=str(path),
        place="project" if version.run is not None else "elsewhere",
        task="model",
        title=version.name,
        path=path,
        size_bytes=path.stat().st_size,
        checkpoint=card_of(path),
        sha256=version.sha256,
        is_used=used.holds(path),
        version=version,
        held_out=report_at(version.run / "report.json") if version.run is not None else None,
        started_from=started_from,
    )


def _lying_at(path: Path, place: Place, task: Task, title: str, used: Used) -> Entry:
    """A file that is neither this project's own nor on the shelf."""
    return Entry(
        key=str(path),
        place=place,
        task=task,
        title=title,
        path=path,
        size_bytes=path.stat().st_size,
        checkpoint=card_of(path),
        sha256=_hash(path),
        is_used=used.holds(path),
    )


def _shipped(path: Path, own: list[Version], used: Used) -> Entry:
    """The starter: a model for whoever scans or has scanned with it, to others a start for training."""
    has_scanned = any(each.path == path for each in own)
    is_model = path == used.model or (has_scanned and path != used.base)
    return _lying_at(path, "shipped", "model" if is_model else "base", STARTER, used)


def _offered(offer: Offer, folder: Path) -> Entry:
    return Entry(
        key=f"offer:{offer.name}",
        place="catalogue",
        task=offer.task,
        title=offer.title,
        size_bytes=offer.size_bytes,
        offer=offer,
        started_bytes=started(offer, folder),
    )


def _standing(project: Project, entries: list[Entry]) -> list[Entry]:
    """The same with how well they have done here."""
    reviewed = right_in_review(project)
    return [
        msgspec.structs.replace(
            each,
            in_review=reviewed.get(each.sha256),
            judgement=judgement_of(project, each.sha256) if each.task == "model" and each.sha256 else None,
        )
        for each in entries
    ]


def _hash(path: Path) -> str:
    """Empty where the file cannot be read: it is shown all the same."""
    try:
        return sha256_of(path)
    except UserError:
        return ""

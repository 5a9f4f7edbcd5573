"""Every reader of ours that is given what strangers wrote, with a good file for each to begin from."""

import atexit
import json
import shutil
import tempfile
from functools import cache, partial
from pathlib import Path

import msgspec
import torch
from safetensors.torch import save_file

from app.services import observations, species_list
from app.services.checkpoint_card import card_of
from app.services.imports import read_file
from app.services.model_shelf.sharing import shared_card
from app.services.model_shelf.shelf import Card, installed
from app.services.model_shelf.standing import report_at
from app.services.projects import create_project, open_project
from app.ui.preferences.settings import Settings, SettingsFile
from mvit_core.checkpoint.files import read_weights
from mvit_core.checkpoint.header import decode_header
from mvit_core.detection.card import read_card
from mvit_core.detection.onnx_file import read_facts
from mvit_core.errors import UserError
from mvit_core.taxonomy import shipped_taxonomy
from mvit_core.types import Box, TrackPoint
from tests.fuzzing import Target
from tests.import_files import FORMATS_WRITTEN
from tests.mvit_core.detection.block_graphs import yolox
from trainer.labels.manifest import LabelledSpan, make_manifest, read_manifest, write_manifest
from trainer.labels.readers import read_labels
from trainer.reports.report import ClassReport, Figure, Report, encode_report

TABLES = ("datapackage.json", "deployments.csv", "media.csv", "observations.csv")
REFUSES = (UserError,)


def targets() -> tuple[Target, ...]:
    """All of them."""
    imports = (
        Target(
            f"import {name}",
            make,
            partial(read_file, format_name=name),
            REFUSES,
            TABLES if name == "camtrap-dp" else (),
        )
        for name, make in FORMATS_WRITTEN.items()
    )
    return (
        *imports,
        Target("import deployments", deployments, partial(read_file, format_name="deployments"), REFUSES),
        Target("manifest", manifest, read_manifest, REFUSES),
        Target("zamba labels", zamba, read_labels, REFUSES),
        Target("activitynet labels", activitynet, read_labels, REFUSES),
        Target("list of animals", animals, listed_animals, REFUSES),
        Target("report", report, report_at),
        Target("settings", settings, lambda path: SettingsFile(path).values),
        Target(
            "card of a detector", detector_card, lambda path: read_card(path.with_suffix(".onnx")), REFUSES
        ),
        Target("card of a model", shelf, lambda path: installed(path.parent), damaged=("x.pth.json",)),
        Target("checkpoint", checkpoint, read_header_of, REFUSES),
        Target("pickled weights", pickled, read_weights, REFUSES),
        Target("detector", detector, lambda path: read_facts(path.read_bytes(), path.name), REFUSES),
        Target("project", project, read_project, REFUSES),
    )


def deployments(folder: Path) -> Path:
    """A table of two deployments."""
    path = folder / "d.csv"
    path.write_text(
        "deploymentID,locationName,latitude,longitude,deploymentStart,deploymentEnd,cameraHeight\n"
        "d1,Fen,51.5,4.2,2026-05-01T00:00:00Z,2026-05-09T00:00:00Z,0.8\n"
        "d2,Hill,-3.25,36.9,2026-05-01,2026-06-09,\n"
    )
    return path


def manifest(folder: Path) -> Path:
    """Two labelled spans."""
    spans = (
        LabelledSpan(
            video="a.mp4",
            start_s=1.5,
            end_s=4.0,
            points=(TrackPoint(1.5, 30, Box(0.1, 0.2, 0.3, 0.4)),),
            species="panthera",
            behaviors=("sleeps",),
            group="Ridge",
        ),
        LabelledSpan(video="b.mp4", species="blank", behaviors=()),
    )
    write_manifest(make_manifest(spans, root=folder), folder / "m.jsonl")
    return folder / "m.jsonl"


def zamba(folder: Path) -> Path:
    """Labels of two videos."""
    for name in ("a.mp4", "b.mp4"):
        (folder / name).touch()
    (folder / "l.csv").write_text("filepath,label,site,split\na.mp4,fox,one,train\nb.mp4,boar,two,test\n")
    return folder / "l.csv"


def activitynet(folder: Path) -> Path:
    """One video with a bout."""
    (folder / "a.mp4").touch()
    bout = {"segment": [0.5, 2.0], "label": "eats"}
    known = {"a": {"subset": "training", "duration": 9.0, "annotations": [bout]}}
    (folder / "l.json").write_text(json.dumps({"version": "1", "database": known, "taxonomy": []}))
    return folder / "l.json"


def animals(folder: Path) -> Path:
    """A list of names."""
    (folder / "l.txt").write_text("lion\nVulpes\nred deer\nno animal at all\n")
    return folder / "l.txt"


def listed_animals(path: Path) -> object:
    """What the list names."""
    return species_list.read_list(path, shipped_taxonomy())


def report(folder: Path) -> Path:
    """A small report."""
    known = ClassReport(name="a", support=3, precision=0.5, recall=None, f1=0.1, intervals={"f1": (0.0, 1.0)})
    made = Report(checkpoint="x", num_clips=3, figures={"accuracy": Figure(0.5, 0.1, 0.9)}, species=(known,))
    (folder / "r.json").write_bytes(encode_report(made))
    return folder / "r.json"


def settings(folder: Path) -> Path:
    """Settings that somebody changed."""
    changed = Settings(theme="dark", recent=("/a.trapline",), keys={"play": "P"})
    (folder / "s.json").write_bytes(msgspec.json.encode(changed))
    return folder / "s.json"


def detector_card(folder: Path) -> Path:
    """What stands beside a detector."""
    card = {
        "name": "x",
        "family": "yolox",
        "classes": ["fox"],
        "subjects": {"fox": "animal"},
        "input_size": [64, 64],
    }
    (folder / "x.json").write_text(json.dumps(card))
    return folder / "x.json"


def shelf(folder: Path) -> Path:
    """An installed model."""
    (folder / "x.pth").write_bytes(b"abc")
    (folder / "x.pth.json").write_bytes(msgspec.json.encode(Card(title="x", sha256="f00d")))
    return folder / "x.pth"


def checkpoint(folder: Path) -> Path:
    """Two weights and what they say of themselves."""
    header = {
        "model": "mvit_xs",
        "classes": {"species": ["a", "b"], "behaviors": []},
        "preprocessing": {"num_frames": 4, "frame_interval_s": 0.2, "crop": [64, 64]},
    }
    metadata = {"trapline": json.dumps(header), "trapline.card": json.dumps({"title": "t", "made_by": "m"})}
    weights = {"patch.weight": torch.zeros(4, 3), "head.bias": torch.zeros(2)}
    save_file(weights, str(folder / "c.safetensors"), metadata=metadata)
    return folder / "c.safetensors"


def read_header_of(path: Path) -> object:
    """All that is ever read of it before its weights are used; the first two never refuse."""
    card_of(path)
    shared_card(path, Card())
    return decode_header(read_weights(path)[1], path.name)


def pickled(folder: Path) -> Path:
    """Weights as torch writes them."""
    torch.save({"model_state": {"patch.weight": torch.zeros(4, 3)}}, folder / "w.pth")
    return folder / "w.pth"


def detector(folder: Path) -> Path:
    """A graph of a few nodes."""
    (folder / "d.onnx").write_bytes(yolox((64, 64), num_classes=3))
    return folder / "d.onnx"


def project(folder: Path) -> Path:
    """A project's file; made once and copied, since making one takes long."""
    return Path(shutil.copy(_good_project(), folder / "p.trapline"))


@cache
def _good_project() -> Path:
    place = Path(tempfile.mkdtemp()) / "good.trapline"
    create_project(place).close()
    atexit.register(shutil.rmtree, place.parent)
    return place


def read_project(path: Path) -> object:
    """What the window asks first."""
    with open_project(path) as opened:
        return observations.summary(opened)

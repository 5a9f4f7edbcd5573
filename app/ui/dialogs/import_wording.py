"""What the formats of imports are called in the language of the window."""

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportFormats", text)


def format_title(name: str) -> str:
    """In the list."""
    return {
        "camtrap-dp": _tr("Camtrap DP"),
        "megadetector": _tr("MegaDetector JSON"),
        "coco": _tr("COCO Camera Traps"),
        "boris": _tr("BORIS project"),
        "boris-events": _tr("BORIS events (table)"),
        "zamba": _tr("zamba labels"),
        "timelapse": _tr("Timelapse table"),
        "deployments": _tr("Deployments (CSV)"),
        "csv": _tr("Table (CSV)"),
    }[name]


def format_about(name: str) -> str:
    """Below it."""
    return {
        "camtrap-dp": _tr("A package: datapackage.json with deployments, media and observations."),
        "megadetector": _tr("Boxes of videos, as findings of that detector."),
        "coco": _tr("Pictures and frames of videos with boxes and names, as labels."),
        "boris": _tr("Its ethogram, and its events as bouts of behavior."),
        "boris-events": _tr("A table of BORIS's events, as bouts of behavior."),
        "zamba": _tr("A table of filepath and label."),
        "timelapse": _tr("A CSV with File, RelativePath and Species."),
        "deployments": _tr("Sites, coordinates, cameras and periods for what is in the project."),
        "csv": _tr("Each line becomes an observation of its video. Say which column tells what."),
    }[name]

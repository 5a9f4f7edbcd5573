"""What analyses and their groups are called in the language of the window."""

from PySide6.QtCore import QCoreApplication

from app.services.analysis.catalog import COUNTS, DOING, MACHINE, TIMES


def _tr(text: str) -> str:
    return QCoreApplication.translate("Analyses", text)


def group_title(group: str) -> str:
    """Of a group of the list."""
    return {
        COUNTS: _tr("Species and sites"),
        TIMES: _tr("Time of day"),
        DOING: _tr("Behavior"),
        MACHINE: _tr("Machine and people"),
    }[group]


def analysis_title(key: str) -> str:
    """Of a line of the list."""
    return {
        "species": _tr("Species and sites"),
        "rai": _tr("Relative abundance"),
        "rai_site": _tr("Relative abundance by site"),
        "accumulation": _tr("Accumulation"),
        "map": _tr("Map of sites"),
        "occupancy": _tr("Naive occupancy"),
        "history": _tr("Detection history"),
        "effort": _tr("Effort by occasion"),
        "activity": _tr("Daily activity"),
        "overlap": _tr("Overlap of two species"),
        "behavior_hour": _tr("By hour"),
        "behavior_site": _tr("By site"),
        "behavior_month": _tr("By season"),
        "budget_species": _tr("Time budget by species"),
        "budget_individual": _tr("Time budget by individual"),
        "bouts": _tr("Duration of bouts"),
        "transitions": _tr("What follows what"),
        "reactions": _tr("Reactions to the camera"),
        "confusion": _tr("Confusion"),
        "classes": _tr("By class"),
        "sites": _tr("By site"),
    }[key]

"""What a setting says of itself, where it is declared: the dialog and the documentation both read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from PySide6.QtCore import QCoreApplication

ENVIRONMENT = (
    (
        "TRAPLINE_HOME=FOLDER",
        "Settings, data, models, cache and logs lie in that folder, such as one on a drive that you carry "
        "along. `trapline info` says where they lie.",
    ),
    (
        "TRAPLINE_NATIVE=0",
        "On the processor models run in PyTorch alone, which is slower: the kernels that `run.py` builds "
        "are not used, and it builds none.",
    ),
    (
        "TRAPLINE_GPU_PROGRAMS=0",
        "On an NVIDIA card models run in PyTorch alone, without Trapline's own programs; slower.",
    ),
    (
        "TRAPLINE_RECORDINGS=0",
        "On an NVIDIA card scans and trainings start each step anew, and do not replay recorded ones "
        "(CUDA graphs); slower.",
    ),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A choice: what it is called, what it does, what can be chosen. Words are marked for Qt Linguist."""

    title: str
    does: str
    options: tuple[tuple[str, Any], ...]  # (words, value)

    def words(self) -> list[tuple[str, Any]]:
        """The options in the language of the window."""
        return [(tr(text), value) for text, value in self.options]


def tr(text: str) -> str:
    """A setting's words in the language of the window."""
    return QCoreApplication.translate("Settings", text)


def declared(settings: type) -> Iterator[tuple[str, Setting]]:
    """Every field of a settings struct that declares itself, in order."""
    for name, hint in get_type_hints(settings, include_extras=True).items():
        if get_origin(hint) is Annotated:
            yield from ((name, each) for each in get_args(hint)[1:] if isinstance(each, Setting))


def page(settings: type) -> str:
    """The page of the user guide that lists the settings."""
    defaults = settings()
    lines = [
        "# Settings",
        "",
        "The gear at the top right (`Ctrl+,`) opens them. The choice at first is printed bold. Keys are "
        "changed in a table of their own.",
        "",
        "| setting | what it does | choices |",
        "|---|---|---|",
    ]
    for name, each in declared(settings):
        chosen = getattr(defaults, name)
        options = ", ".join(f"**{text}**" if value == chosen else text for text, value in each.options)
        lines.append(f"| {each.title} | {each.does} | {options} |")
    lines += ["", "## Environment variables", "", "Read when Trapline, or a process of it, starts.", ""]
    lines += ["| variable | what it does |", "|---|---|"]
    lines += [f"| `{name}` | {does} |" for name, does in ENVIRONMENT]
    lines += [
        "",
        "Written by the program itself: `python -m app.ui.preferences.setting_page docs/settings.md`.",
    ]
    return "\n".join([*lines, ""])

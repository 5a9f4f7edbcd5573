"""Every key of the window, in one table that drives actions, menus, tooltips and the overlay of `?`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:  # PySide6 says that it gives an object

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...

else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

# Translated where it is shown; `QT_TRANSLATE_NOOP` only marks the text for Qt Linguist.
PLAY = QT_TRANSLATE_NOOP("Keys", "Play")
MOVE = QT_TRANSLATE_NOOP("Keys", "Move")
LABEL = QT_TRANSLATE_NOOP("Keys", "Label")
NAME = QT_TRANSLATE_NOOP("Keys", "Name by one key")
PINS = QT_TRANSLATE_NOOP("Keys", "Pinned labels")
BOX = QT_TRANSLATE_NOOP("Keys", "Boxes")
PROJECT = QT_TRANSLATE_NOOP("Keys", "Project")


SAY_PIN = QT_TRANSLATE_NOOP("Keys", "Say a pinned label")
SET_PIN = QT_TRANSLATE_NOOP("Keys", "Pin what is selected")
PINNED = QT_TRANSLATE_NOOP("Keys", "Pinned label {n}")
PIN_HERE = QT_TRANSLATE_NOOP("Keys", "Pin what is selected to {n}")
# What stands on keyboards: Qt's own translations say "Control" and "Bild aufwärts", too long for a cap.
ON_KEYBOARDS = (
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),
    QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),
    QT_TRANSLATE_NOOP("QShortcut", "PgUp"),
    QT_TRANSLATE_NOOP("QShortcut", "PgDown"),
)


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a key does. The first of `keys` is the one that is shown."""

    name: str
    keys: tuple[str, ...]  # portable names, such as "Ctrl+Z"; none: only in the menu
    text: str
    group: str
    icon: str = ""
    number: int = 0  # of the pin, which the text says

    @property
    def title(self) -> str:
        """The text in the language of the window."""
        return QCoreApplication.translate("Keys", self.text).format(n=self.number)


KEYS: tuple[Key, ...] = (
    Key("play", ("Space",), QT_TRANSLATE_NOOP("Keys", "Play or pause"), PLAY),
    Key("frame_back", ("Left",), QT_TRANSLATE_NOOP("Keys", "One frame or photo back"), PLAY),
    Key("frame_on", ("Right",), QT_TRANSLATE_NOOP("Keys", "One frame or photo on"), PLAY),
    Key("second_back", ("Shift+Left",), QT_TRANSLATE_NOOP("Keys", "One second back"), PLAY),
    Key("second_on", ("Shift+Right",), QT_TRANSLATE_NOOP("Keys", "One second on"), PLAY),
    Key("first_frame", ("Home",), QT_TRANSLATE_NOOP("Keys", "First frame or photo"), PLAY),
    Key("last_frame", ("End",), QT_TRANSLATE_NOOP("Keys", "Last frame or photo"), PLAY),
    Key("slower", ("-",), QT_TRANSLATE_NOOP("Keys", "Slower"), PLAY),
    Key("faster", ("+", "="), QT_TRANSLATE_NOOP("Keys", "Faster"), PLAY),
    Key("play_backwards", ("Shift+Space",), QT_TRANSLATE_NOOP("Keys", "Play backwards"), PLAY),
    Key("loop", ("L",), QT_TRANSLATE_NOOP("Keys", "Loop what is selected"), PLAY),
    Key("jump", ("Ctrl+G",), QT_TRANSLATE_NOOP("Keys", "Go to a time or frame…"), PLAY),
    Key("night", ("I",), QT_TRANSLATE_NOOP("Keys", "Brighten the night"), PLAY),
    Key("trails", ("T",), QT_TRANSLATE_NOOP("Keys", "Ways of the animals"), PLAY),
    Key("sound", ("M",), QT_TRANSLATE_NOOP("Keys", "Sound on or off"), PLAY),
    Key("attention", ("Y",), QT_TRANSLATE_NOOP("Keys", "Where the model looks"), PLAY),
    Key("mattering", ("W",), QT_TRANSLATE_NOOP("Keys", "Which frames mattered to it"), PLAY),
    Key("resembling", ("E",), QT_TRANSLATE_NOOP("Keys", "Reviewed clips most like it"), PLAY),
    Key("heat", ("H",), QT_TRANSLATE_NOOP("Keys", "Where something moved"), PLAY),
    Key("copy_picture", ("Ctrl+C",), QT_TRANSLATE_NOOP("Keys", "Copy the picture"), PLAY),
    Key("copy_boxes", ("Ctrl+Shift+C",), QT_TRANSLATE_NOOP("Keys", "Copy it with the boxes"), PLAY),
    Key("keyframe_back", ("Alt+Left",), QT_TRANSLATE_NOOP("Keys", "To the drawn box before"), BOX),
    Key("keyframe_on", ("Alt+Right",), QT_TRANSLATE_NOOP("Keys", "To the next drawn box"), BOX),
    Key("previous_observation", ("Up",), QT_TRANSLATE_NOOP("Keys", "Previous observation"), MOVE),
    Key("next_observation", ("Down",), QT_TRANSLATE_NOOP("Keys", "Next observation"), MOVE),
    Key("select_above", ("Shift+Up",), QT_TRANSLATE_NOOP("Keys", "Select the one above too"), MOVE),
    Key("select_below", ("Shift+Down",), QT_TRANSLATE_NOOP("Keys", "Select the one below too"), MOVE),
    Key("previous_video", ("PgUp",), QT_TRANSLATE_NOOP("Keys", "Previous video"), MOVE),
    Key("next_video", ("PgDown",), QT_TRANSLATE_NOOP("Keys", "Next video"), MOVE),
    Key("zoom_in", ("Ctrl++", "Ctrl+="), QT_TRANSLATE_NOOP("Keys", "Timeline closer"), MOVE),
    Key("zoom_out", ("Ctrl+-",), QT_TRANSLATE_NOOP("Keys", "Timeline further"), MOVE),
    Key("zoom_to", ("Z",), QT_TRANSLATE_NOOP("Keys", "Timeline to what is selected"), MOVE),
    Key("fit", ("Ctrl+0",), QT_TRANSLATE_NOOP("Keys", "All of it in view"), MOVE),
    Key("next_unreviewed", ("N",), QT_TRANSLATE_NOOP("Keys", "Next to review"), MOVE, "review"),
    Key("confirm_rest", (), QT_TRANSLATE_NOOP("Keys", "Confirm the rest…"), MOVE, "check"),
    Key("filter", ("F",), QT_TRANSLATE_NOOP("Keys", "Filter"), MOVE, "filter"),
    Key("grid", ("G",), QT_TRANSLATE_NOOP("Keys", "Grid or player"), MOVE, "grid"),
    Key("library", ("F6",), QT_TRANSLATE_NOOP("Keys", "Library"), MOVE, "film"),
    Key("accept", ("Enter", "Return"), QT_TRANSLATE_NOOP("Keys", "Accept"), LABEL, "check"),
    Key("reject", ("X",), QT_TRANSLATE_NOOP("Keys", "Reject"), LABEL, "cross"),
    Key("species", ("S",), QT_TRANSLATE_NOOP("Keys", "Species"), LABEL, "paw"),
    Key("behavior", ("B",), QT_TRANSLATE_NOOP("Keys", "Add a behavior"), LABEL, "plus"),
    Key("count", ("Q",), QT_TRANSLATE_NOOP("Keys", "How many"), LABEL),
    Key("individual", ("K",), QT_TRANSLATE_NOOP("Keys", "Which individual"), LABEL),
    Key("notes", ("O",), QT_TRANSLATE_NOOP("Keys", "Write a note"), LABEL),
    Key("coding", ("C",), QT_TRANSLATE_NOOP("Keys", "Code behavior by holding keys"), LABEL),
    Key("ethogram", ("Ctrl+B",), QT_TRANSLATE_NOOP("Keys", "Ethogram…"), LABEL),
    Key("species_list", (), QT_TRANSLATE_NOOP("Keys", "Animals that can be here…"), LABEL),
    Key("own_name", ("F2",), QT_TRANSLATE_NOOP("Keys", "Your own name for it…"), NAME),
    Key("add_animal", ("A",), QT_TRANSLATE_NOOP("Keys", "Add an animal"), LABEL, "plus"),
    Key("repeat", ("R",), QT_TRANSLATE_NOOP("Keys", "Say the last name again"), NAME),
    Key("wider", ("U",), QT_TRANSLATE_NOOP("Keys", "Wider: genus, family, order"), NAME),
    Key("say_unknown", ("0",), QT_TRANSLATE_NOOP("Keys", "Unknown animal"), NAME),
    Key("say_blank", ("Shift+B",), QT_TRANSLATE_NOOP("Keys", "Nothing there"), NAME),
    Key("say_human", ("P",), QT_TRANSLATE_NOOP("Keys", "Person"), NAME),
    Key("say_vehicle", ("V",), QT_TRANSLATE_NOOP("Keys", "Vehicle"), NAME),
    Key("copy_to_next", ("D",), QT_TRANSLATE_NOOP("Keys", "Copy to the next"), NAME),
    *(Key(f"pin_{n}", (str(n),), PINNED, PINS, number=n) for n in range(1, 10)),
    *(Key(f"set_pin_{n}", (f"Ctrl+{n}",), PIN_HERE, PINS, number=n) for n in range(1, 10)),
    Key("start_here", ("[",), QT_TRANSLATE_NOOP("Keys", "Starts here"), LABEL),
    Key("end_here", ("]",), QT_TRANSLATE_NOOP("Keys", "Ends here"), LABEL),
    Key("split", ("Ctrl+K",), QT_TRANSLATE_NOOP("Keys", "Split at the playhead"), LABEL, "split"),
    Key("merge", ("Ctrl+M",), QT_TRANSLATE_NOOP("Keys", "Merge with the next"), LABEL, "merge"),
    Key("remove", ("Del",), QT_TRANSLATE_NOOP("Keys", "Remove"), LABEL, "trash"),
    Key("box_new", ("Shift+A",), QT_TRANSLATE_NOOP("Keys", "A box in the middle"), BOX),
    Key("box_left", ("Ctrl+Left",), QT_TRANSLATE_NOOP("Keys", "Box to the left"), BOX),
    Key("box_right", ("Ctrl+Right",), QT_TRANSLATE_NOOP("Keys", "Box to the right"), BOX),
    Key("box_up", ("Ctrl+Up",), QT_TRANSLATE_NOOP("Keys", "Box up"), BOX),
    Key("box_down", ("Ctrl+Down",), QT_TRANSLATE_NOOP("Keys", "Box down"), BOX),
    Key("box_narrower", ("Ctrl+Shift+Left",), QT_TRANSLATE_NOOP("Keys", "Box narrower"), BOX),
    Key("box_wider", ("Ctrl+Shift+Right",), QT_TRANSLATE_NOOP("Keys", "Box wider"), BOX),
    Key("box_lower", ("Ctrl+Shift+Up",), QT_TRANSLATE_NOOP("Keys", "Box less high"), BOX),
    Key("box_higher", ("Ctrl+Shift+Down",), QT_TRANSLATE_NOOP("Keys", "Box higher"), BOX),
    Key("remove_box", ("Shift+Del",), QT_TRANSLATE_NOOP("Keys", "Remove the box of this frame"), BOX),
    Key("undo", ("Ctrl+Z",), QT_TRANSLATE_NOOP("Keys", "Undo"), LABEL, "undo"),
    Key("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), QT_TRANSLATE_NOOP("Keys", "Redo"), LABEL, "redo"),
    Key("open_folder", ("Ctrl+O",), QT_TRANSLATE_NOOP("Keys", "Open a folder of videos…"), PROJECT, "folder"),
    Key("add_folder", (), QT_TRANSLATE_NOOP("Keys", "Add a folder to this project…"), PROJECT, "plus"),
    Key("remove_videos", (), QT_TRANSLATE_NOOP("Keys", "Remove from the project…"), PROJECT),
    Key("remove_copies", (), QT_TRANSLATE_NOOP("Keys", "Remove copies…"), PROJECT),
    Key("open_project", ("Ctrl+Shift+O",), QT_TRANSLATE_NOOP("Keys", "Open a project…"), PROJECT, "project"),
    Key("open_shared", (), QT_TRANSLATE_NOOP("Keys", "Open a shared project…"), PROJECT, "project"),
    Key("demo", (), QT_TRANSLATE_NOOP("Keys", "Try the demonstration"), PROJECT, "paw"),
    Key("move_project", (), QT_TRANSLATE_NOOP("Keys", "Keep this project elsewhere…"), PROJECT),
    Key("restore_backup", (), QT_TRANSLATE_NOOP("Keys", "Restore a backup…"), PROJECT),
    Key("close_project", ("Ctrl+W",), QT_TRANSLATE_NOOP("Keys", "Close the project"), PROJECT),
    Key("scan", ("Ctrl+R",), QT_TRANSLATE_NOOP("Keys", "Scan what is new"), PROJECT, "scan"),
    Key("scan_again", (), QT_TRANSLATE_NOOP("Keys", "Scan all again…"), PROJECT, "scan"),
    Key("improve", ("Ctrl+I",), QT_TRANSLATE_NOOP("Keys", "Improve the model"), PROJECT, "improve"),
    Key("models", ("Ctrl+Shift+M",), QT_TRANSLATE_NOOP("Keys", "Models…"), PROJECT, "models"),
    Key("analyse", ("Ctrl+L",), QT_TRANSLATE_NOOP("Keys", "Analyse"), PROJECT, "analyse"),
    Key("export", ("Ctrl+E",), QT_TRANSLATE_NOOP("Keys", "Export…"), PROJECT, "export"),
    Key("import", ("Ctrl+Shift+I",), QT_TRANSLATE_NOOP("Keys", "Import labels or boxes…"), PROJECT),
    Key(
        "deployments",
        ("Ctrl+D",),
        QT_TRANSLATE_NOOP("Keys", "Deployments and clocks…"),
        PROJECT,
        "deployment",
    ),
    Key("find", ("Ctrl+F", "/"), QT_TRANSLATE_NOOP("Keys", "Find a video"), PROJECT, "search"),
    Key("blind", (), QT_TRANSLATE_NOOP("Keys", "Review blind, as a second observer…"), PROJECT),
    Key("agreement", (), QT_TRANSLATE_NOOP("Keys", "Agreement of observers…"), PROJECT),
    Key("settings", ("Ctrl+,",), QT_TRANSLATE_NOOP("Keys", "Settings…"), PROJECT, "settings"),
    Key("keys", ("?",), QT_TRANSLATE_NOOP("Keys", "All keys"), PROJECT, "help"),
    Key("guide", ("F1",), QT_TRANSLATE_NOOP("Keys", "User guide"), PROJECT),
    Key("tour", (), QT_TRANSLATE_NOOP("Keys", "Take the tour"), PROJECT),
    Key("news", (), QT_TRANSLATE_NOOP("Keys", "What is new"), PROJECT),
    Key("diagnostics", (), QT_TRANSLATE_NOOP("Keys", "Save diagnostics…"), PROJECT),
    Key("about", (), QT_TRANSLATE_NOOP("Keys", "About Trapline and its licences…"), PROJECT),
    Key("quit", ("Ctrl+Q",), QT_TRANSLATE_NOOP("Keys", "Quit"), PROJECT),
)

DRAG = QT_TRANSLATE_NOOP("Keys", "{key}+drag")
BY_MOUSE: Mapping[str, tuple[tuple[str, str], ...]] = {  # the key that is held while dragging, what it does
    BOX: (("Shift", QT_TRANSLATE_NOOP("Keys", "A box over another")),),
}

GROUPS = (PLAY, MOVE, LABEL, NAME, PINS, BOX, PROJECT)
OPENING = ("open_folder", "open_project", "open_shared", "demo")
HELP = ("keys", "guide", "tour", "news", "diagnostics", "about")
WITHOUT_PROJECT = frozenset((*OPENING, *HELP, "models", "settings", "quit"))


def sequences(key: Key, chosen: Mapping[str, str]) -> list[QKeySequence]:
    """The keys of `key`: the person's own of `chosen` where there is one, else the table's."""
    own = chosen.get(key.name)
    names = key.keys if own is None else (own,) if own else ()
    return [QKeySequence(name, QKeySequence.SequenceFormat.PortableText) for name in names]


def shown(key: Key, chosen: Mapping[str, str]) -> str:
    """The first key as this desktop writes it; empty where there is none."""
    found = sequences(key, chosen)
    written = found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""
    return QCoreApplication.translate("Keys", "Enter") if written == "Return" else written


def lines(group: str, chosen: Mapping[str, str]) -> list[tuple[str, str]]:
    """A group as the sheet shows it, (key, what it does); keys that count on share a line."""
    of_group = [key for key in KEYS if key.group == group]
    found = [(shown(key, chosen), bare(key.title)) for key in of_group if shown(key, chosen)]
    if group == PINS and not any(key.name in chosen for key in of_group):
        words = {"pin_1": SAY_PIN, "set_pin_1": SET_PIN}
        firsts = [key for key in of_group if key.name in words]
        translate = QCoreApplication.translate
        found = [(f"{shown(key, chosen)} – 9", translate("Keys", words[key.name])) for key in firsts]
    return found + [_dragging(held, does) for held, does in BY_MOUSE.get(group, ())]


def _dragging(held: str, does: str) -> tuple[str, str]:
    translate = QCoreApplication.translate
    return translate("Keys", DRAG).format(key=translate("QShortcut", held)), translate("Keys", does)


def tip_with(words: str, key: str) -> str:
    """Words under the mouse, and behind them the key that does the same, where there is one."""
    return f"{words}  ({key})" if key else words


def key_in(tip: str, name: str) -> str:
    """What a tip says besides the name, mostly the key: a screen reader has said the name."""
    return tip.removeprefix(bare(name)).strip(" ()")


def bare(title: str) -> str:
    """What an action is called without the dots that say that it asks first."""
    return title.rstrip(" …")

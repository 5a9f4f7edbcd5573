"""A model of one's own as one file for others: its weights, and a card that says what it is and whose.

The card lies in the header of the safetensors file, beside what the checkpoint says of itself; whoever takes
the file in sees it. Paths, sites and the names of videos never go with it.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec
from msgspec.structs import replace

from app.services.checkpoint_card import header_bytes, metadata_in, metadata_of
from app.services.model_shelf.shelf import Card
from mvit_core.errors import UserError
from mvit_core.files.refused import refused
from mvit_core.files.whole_file import whole_file
from trainer.reports.report import DECIDING, OF_BEHAVIORS, Report, ranges_of

if TYPE_CHECKING:  # the process that takes files in needs no database
    from app.services.learning.model_versions import Version

KEY = "trapline.card"
ALIGNED = 8  # bytes, where weights begin
LONGEST = 4000  # letters of what a stranger's card says in one field


class SharedCard(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever shares a model says of it; empty where nobody said."""

    title: str = ""
    made_by: str = ""
    license: str = ""
    learned_from: str = ""
    judged_on: str = ""  # how good it is, and on what
    remarks: str = ""


def draft_card(
    version: "Version", num_species: int, num_behaviors: int, held_out: Report | None = None
) -> SharedCard:
    """What can be said of a model that was trained here; the person adds the rest.

    `held_out` is the report of its training, for versions that do not know their figures' ranges.
    """
    facts = version.facts
    learned = ""
    if facts.num_train:
        clips, sites = _counted(facts.num_train, "labelled clip"), _counted(len(facts.trained), "site")
        known = f"{_counted(num_species, 'animal')} and {_counted(num_behaviors, 'behavior')}"
        learned = f"{clips} of {known} at {sites}"
    figure = next((name for name in DECIDING if name in facts.figures), "")
    judged = ""
    ranges = facts.ranges or (ranges_of(held_out) if held_out is not None else {})
    if figure and facts.num_held_out:
        clips, sites = _counted(facts.num_held_out, "clip"), _counted(len(facts.held_out), "site")
        which = "whose other clips it learned from" if facts.is_of_known_sites else "that it never saw"
        good = _how_good(figure, facts.figures[figure], ranges.get(figure))
        judged = f"{good} on {clips} of {sites} {which}"
    return SharedCard(title=version.name, learned_from=learned, judged_on=judged)


def _how_good(figure: str, value: float, within: tuple[float, float] | None) -> str:
    percent = [f"{100 * each:.0f} %" for each in (value, *(within or ()))]
    certainty = [f"{percent[1]} to {percent[2]}, 19 times in 20"] if within else []
    if figure == OF_BEHAVIORS:
        return f"behaviors {percent[0]} ({'; '.join(['mean average precision', *certainty])})"
    return f"{percent[0]} right ({'; '.join(['every animal alike', *certainty])})"


def share(checkpoint: Path, place: Path, card: SharedCard) -> None:
    """Write the checkpoint with its card to `place`, whole or not at all; raises UserError."""
    try:
        with whole_file(place) as draft, checkpoint.open("rb") as source, draft.open("wb") as target:
            _write_header(source, target, card)
            shutil.copyfileobj(source, target, 1 << 20)
    except OSError as error:
        raise UserError(refused(place.name, "written", error)) from error
    except ValueError as error:
        raise UserError(f"{checkpoint.name} is damaged and cannot be shared.") from error


def shared_card(file: Path, found: Card) -> Card:
    """`found`, with what the file's own card says, where it holds one."""
    try:
        card = msgspec.json.decode(metadata_of(file).get(KEY, "{}"), type=SharedCard)
    except (OSError, ValueError, RecursionError):
        return found
    said = {name: str(value)[:LONGEST] for name, value in msgspec.structs.asdict(card).items() if value}
    remarks = "\n".join(filter(None, (said.pop("judged_on", ""), said.pop("remarks", ""))))
    return replace(found, **said, remarks=remarks)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _write_header(source: BinaryIO, target: BinaryIO, card: SharedCard) -> None:
    """The header with one entry more; the places of the weights are counted from its end, so they stay."""
    header = header_bytes(source)
    parts = msgspec.json.decode(header, type=dict[str, msgspec.Raw])
    own = metadata_in(header) | {KEY: msgspec.json.encode(card).decode()}
    parts["__metadata__"] = msgspec.Raw(msgspec.json.encode(own))
    written = msgspec.json.encode(parts)
    written += b" " * (-len(written) % ALIGNED)
    target.write(len(written).to_bytes(8, "little") + written)

"""Sites and deployments read from folder names by a pattern that a person writes. Pure.

    {site}/{deployment}      Hollow/2024 June/DCIM/100MEDIA/IMG_0001.AVI
    {site}_{deployment}      Hollow_June/IMG_0001.AVI
    */{site}/card*           Survey 3/Hollow/card 2/IMG_0001.JPG

Each part between slashes stands for one folder, from the opened folder on; `*` stands for anything. Folders
below the last part, such as those that cameras make, belong to the deployment. A folder that a camera made
names no deployment, unless the pattern itself has one: `{site}/DCIM/{deployment}`.
"""

import re
from collections.abc import Mapping
from itertools import takewhile

import msgspec

from app.services.placing.places import CARD_FOLDER, guess_places
from mvit_core.errors import UserError

SITE, DEPLOYMENT = "{site}", "{deployment}"
EXAMPLES = (SITE, f"{SITE}/{DEPLOYMENT}", f"{SITE}_{DEPLOYMENT}", f"*/{SITE}", f"*/{SITE}/{DEPLOYMENT}")
_TOKEN = re.compile(r"(\{[^{}]*\}|\*)")


class Place(msgspec.Struct, frozen=True):
    """Where a folder's files were taken; empty names where the folders say nothing."""

    site: str
    deployment: str
    folder: str  # of the deployment, below the opened folder
    by_pattern: bool = True  # else it was guessed, since the pattern does not fit


class FolderPattern:
    """A pattern that is known to make sense. UserError where it makes none."""

    def __init__(self, text: str) -> None:
        self.text = text.strip().strip("/")
        tokens = re.findall(r"\{[^{}]*\}", self.text)
        wrong = next((token for token in tokens if token not in (SITE, DEPLOYMENT)), None)
        if wrong is not None or "{" in _TOKEN.sub("", self.text) or "}" in _TOKEN.sub("", self.text):
            raise UserError(
                f"A pattern knows {SITE} and {DEPLOYMENT}, and * for anything; {wrong or text} is neither."
            )
        if SITE not in tokens:
            raise UserError(f"A pattern says where the site's name stands: {SITE}, or {SITE}/{DEPLOYMENT}.")
        if len(set(tokens)) < len(tokens):
            raise UserError("Each of the names may stand in a pattern once.")
        parts = self.text.split("/")
        self._knows_cards = not all(map(is_of_people, parts))
        self._parts = [_compiled(part) for part in parts]

    def place_of(self, relative_path: str) -> Place:
        """Of a file below the opened folder; guessed where its folders do not fit."""
        folders = relative_path.split("/")[:-1]
        names = self._names(folders)
        if names is None:
            return Place(*guess_places(relative_path), by_pattern=False)
        site, folder = names["site"], "/".join(folders[: len(self._parts)])
        deployment = names.get("deployment", "")
        if not is_of_people(deployment) and not self._knows_cards:
            deployment, folder = (
                "",
                "/".join(takewhile(lambda each: not CARD_FOLDER.fullmatch(each), folders)),
            )
        return Place(site, deployment if deployment and deployment != site else site, folder)

    def _names(self, folders: list[str]) -> Mapping[str, str] | None:
        if len(folders) < len(self._parts):
            return None
        names: dict[str, str] = {}
        for part, folder in zip(self._parts, folders, strict=False):
            found = part.fullmatch(folder)
            if found is None:
                return None
            names |= {name: " ".join(value.split()) for name, value in found.groupdict().items()}
        return names if all(names.values()) else None


def is_of_people(folder: str) -> bool:
    """Whether a person named it, and not a camera."""
    return CARD_FOLDER.fullmatch(folder) is None


def placed(pattern: FolderPattern | None, relative_path: str) -> Place:
    """By the pattern where there is one, else as it is guessed."""
    if pattern is not None:
        return pattern.place_of(relative_path)
    return Place(*guess_places(relative_path), by_pattern=False)


def _compiled(part: str) -> re.Pattern[str]:
    words = {SITE: "(?P<site>.+?)", DEPLOYMENT: "(?P<deployment>.+)", "*": ".*"}
    return re.compile(
        "".join(words.get(token, re.escape(token)) for token in _TOKEN.split(part) if token), re.IGNORECASE
    )

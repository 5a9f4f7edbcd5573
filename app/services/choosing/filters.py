"""What has to be true of an observation or a video to be shown: a value, kept and sent as JSON. Pure."""

from datetime import date

import msgspec

BY_RULE = "by_rule"  # beside the states of a review, of which it is none: accepted without a look at it
EMPTIED = "emptied"  # beside the statuses of a video: all that was found in it was rejected
REPLACED = "replaced"  # beside the statuses of a video: the file holds something else than what was labelled
UNJUDGED = "unjudged"  # beside the statuses of a video: a photo that stands alone, for a person to look at


class Filter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All parts have to hold; within a part any of its values will do. Empty parts let everything through."""

    states: frozenset[str] = frozenset()  # of ReviewState, by eye; BY_RULE
    statuses: frozenset[str] = frozenset()  # of VideoStatus; EMPTIED, UNJUDGED, REPLACED; one part with
    # `states`: either will do, without both, what was rejected is hidden
    taxa: frozenset[str] = frozenset()  # keys, each with all that stands below it; "": animals without a name
    subjects: frozenset[str] = frozenset()  # of Subject, of the observation
    behaviors: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    sites: frozenset[int] = frozenset()
    deployments: frozenset[int] = frozenset()
    videos: frozenset[int] = frozenset()  # those behind a number of an analysis
    animals: frozenset[int] = frozenset()  # and in them these; also where they were rejected
    min_confidence: float = 0.0
    max_confidence: float = 1.0
    first_day: date | None = None  # camera-local, both included
    last_day: date | None = None
    first_hour: int | None = None  # 0 to 23, both included; from 20 to 5 goes over midnight
    last_hour: int | None = None
    text: str = ""  # each word occurs in the name of file, site, deployment or species, or in a remark

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return not self.parts

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts that let not everything through: what can be taken away one by one."""
        return tuple(part for part, names in PARTS.items() if any(self._says(name) for name in names))

    @property
    def speaks_of_observations(self) -> bool:
        """Whether a video needs an observation that passes, to be shown itself, whatever its status."""
        return bool({"taxa", "subjects", "behaviors", "tags", "confidence"}.intersection(self.parts))

    def without(self, part: str) -> "Filter":
        """The same, but for one part."""
        return msgspec.structs.replace(self, **{name: getattr(NOTHING, name) for name in PARTS[part]})

    def only(self, *parts: str) -> "Filter":
        """These parts alone."""
        return Filter(**{name: getattr(self, name) for part in parts for name in PARTS[part]})

    def toggled(self, field: str, value: object) -> "Filter":
        """With `value` put into a field that is a set, or taken out of it."""
        return msgspec.structs.replace(self, **{field: getattr(self, field) ^ {value}})

    def _says(self, name: str) -> bool:
        value = getattr(self, name)
        return bool(value.strip()) if name == "text" else bool(value != getattr(NOTHING, name))


NOTHING = Filter()

# Parts as people see them: each is one chip, one facet with counts.
PARTS: dict[str, tuple[str, ...]] = {
    "status": ("states", "statuses"),
    "taxa": ("taxa",),
    "subjects": ("subjects",),
    "behaviors": ("behaviors",),
    "tags": ("tags",),
    "confidence": ("min_confidence", "max_confidence"),
    "sites": ("sites",),
    "deployments": ("deployments",),
    "videos": ("videos", "animals"),
    "days": ("first_day", "last_day"),
    "hours": ("first_hour", "last_hour"),
    "text": ("text",),
}

LASTING_PARTS = ("sites", "deployments", "days", "hours")  # no review changes what passes them


def to_json(wanted: Filter) -> object:
    """As plain values for a settings row."""
    return msgspec.to_builtins(wanted)


def from_json(value: object) -> Filter:
    """What `to_json` wrote; parts that this version does not know are left out."""
    return msgspec.convert(value, Filter, strict=False)

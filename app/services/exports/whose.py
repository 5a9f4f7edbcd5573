"""How much of an export is a machine's word, where its format cannot say which."""

from app.services.exports.material import Material, Written

TELLING = frozenset({"csv", "xlsx", "camtrap-dp", "timelapse", "zamba", "megadetector", "deployments"})
"""Formats that say of each row whether a person looked at it, or that hold no observations."""


def with_whose(written: Written, material: Material, format_name: str) -> Written:
    """What was written, and how many of the animals that were read for it nobody has looked at."""
    unseen, number = (sum(counts[place] for counts in material.unseen.values()) for place in (0, 1))
    if format_name in TELLING or not unseen:
        return written
    said = f"{unseen} of {number} animals are a machine's word alone; this format does not say which."
    if unseen == 1:
        said = f"One of {number} animals is a machine's word alone; this format does not say which."
    return Written(written.num_rows, [*written.left_out, said], written.num_videos)

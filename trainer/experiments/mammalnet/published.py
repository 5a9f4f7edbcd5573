"""What was published of MViTv2-B on MammalNet: means over classes of top-1, percent."""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec


class PublishedRow(msgspec.Struct, frozen=True):
    """One base: many, medium, few, all."""

    animal: tuple[float, float, float, float]
    behavior: tuple[float, float, float, float]


# the talk on MViT and MammalNet that the project starts from; of pairs it says nothing
PUBLISHED: Mapping[str, PublishedRow] = MappingProxyType(
    {
        "scratch": PublishedRow((48.5, 35.5, 12.9, 19.7), (42.3, 29.2, 11.6, 27.7)),
        "k400": PublishedRow((66.7, 56.0, 23.4, 32.5), (50.9, 42.4, 20.0, 37.8)),
        "k400_ssv2": PublishedRow((59.2, 51.3, 21.7, 31.8), (39.6, 36.1, 18.3, 35.2)),
    }
)

"""datapackage.json of a Camtrap DP package: what its tables cover, and what nobody has said."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from app.services.ecology.longitudes import together
from app.services.exports.camtrap_deployments import Period
from app.services.exports.camtrap_times import offset_name, offset_of_this_computer
from app.services.exports.rounded_places import precision
from app.services.exports.sentences import about
from app.store.records import Site, Video
from mvit_core.taxonomy import Taxon, Taxonomy
from mvit_core.types import VideoStatus

STANDARD = "https://raw.githubusercontent.com/tdwg/camtrap-dp/1.0.2"
SELF = "Trapline"  # among the sources of a package
RANKS = ("class", "order", "family", "genus", "species")
EVERYWHERE = [[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]
ONE_BOX = "A row has room for one box: of moving animals the others are left out."
UNKNOWN_DESIGN = "The sampling design is not known: datapackage.json says 'opportunistic', correct it there."

Json = dict[str, object]


class Coverage(msgspec.Struct, frozen=True):
    """What the three tables hold."""

    title: str
    person: str
    sites: list[Site]
    periods: list[Period]
    taxa: list[Taxon]
    taxonomy: Taxonomy
    individuals: bool
    models: list[tuple[str, str]]  # name and hash of those that classified
    has_events: bool
    told: dict[str, object]  # by an imported package, of itself
    place_decimals: int | None  # that coordinates are rounded to


def describe(coverage: Coverage) -> Json:
    """The package's description, after its published profile."""
    now = datetime.now(UTC).replace(microsecond=0)
    starts = [period.start.date() for period in coverage.periods]
    ends = [period.end.date() for period in coverage.periods]
    own: Json = {
        "resources": [_resource(name) for name in ("deployments", "media", "observations")],
        "profile": f"{STANDARD}/camtrap-dp-profile.json",
        "name": re.sub(r"[^a-z0-9._-]+", "-", coverage.title.lower()).strip("-") or "project",
        "title": coverage.title,
        "created": now.isoformat().replace("+00:00", "Z"),
        "contributors": [{"title": coverage.person, "role": "contributor"}],
        "sources": [
            {"title": SELF},
            *({"title": name, "version": sha[:12]} for name, sha in coverage.models),
        ],
        "project": {
            "title": coverage.title,
            "samplingDesign": "opportunistic",
            "captureMethod": ["activityDetection"],
            "individualAnimals": coverage.individuals,
            "observationLevel": ["media", "event"] if coverage.has_events else ["media"],
        },
        "spatial": _spatial(coverage.sites),
        "temporal": {
            "start": min(starts, default=now.date()).isoformat(),
            "end": max(ends, default=now.date()).isoformat(),
        },
        "taxonomic": [_taxon(one, coverage.taxonomy) for one in coverage.taxa],
    }
    return {**_with_told(own, coverage), **_precision(coverage)}


def _precision(coverage: Coverage) -> Json:
    """In degrees, where coordinates were rounded here; the least precise counts, says the profile."""
    if coverage.place_decimals is None:
        return {}
    told = coverage.told.get("coordinatePrecision")
    ours = precision(coverage.place_decimals)
    return {"coordinatePrecision": max(ours, told) if isinstance(told, int | float) else ours}


def _with_told(own: Json, coverage: Coverage) -> Json:
    """What another program said of the project stays, and what the tables hold now is ours to say."""
    told = coverage.told
    project = told.get("project")
    if not isinstance(project, dict):
        return own
    ours = own["project"]
    assert isinstance(ours, dict)
    both = {name: ours[name] for name in ("individualAnimals", "observationLevel")}
    sources = told["sources"] if isinstance(told.get("sources"), list) else []
    mine = own["sources"]
    assert isinstance(sources, list)
    assert isinstance(mine, list)
    return {
        **own,
        **told,
        "project": {**ours, **project, **both},
        "sources": [*sources, *(one for one in mine if one not in sources)],
    }


def left_out(coverage: Coverage, videos: Sequence[Video], *, zone_is_guessed: bool) -> list[str]:
    """What the package cannot say or only guesses, a sentence each."""
    nowhere = sorted(site.name for site in coverage.sites if not _has_place(site))
    undated = [one.relative_path for one in videos if one.captured_at is None]
    doubtful = [one.relative_path for one in videos if one.captured_from == "file time"]
    unread = [one.relative_path for one in videos if one.status is VideoStatus.UNREADABLE]
    zone = offset_name(offset_of_this_computer())
    return [
        ONE_BOX,
        *([f"No UTC offset was given: {zone}, that of this computer, was taken."] if zone_is_guessed else []),
        *about(
            "Sites without coordinates: written as 0, 0 with an uncertainty of the whole Earth "
            "({n}: {names}).",
            nowhere,
        ),
        *about("Videos without a date: left out with all observations ({n}: {names}).", undated),
        *about("Videos dated by the file's own time, not by the camera ({n}: {names}).", doubtful),
        *about("Unreadable videos: listed in media.csv, without an observation ({n}: {names}).", unread),
        *([] if isinstance(coverage.told.get("project"), dict) else [UNKNOWN_DESIGN]),
    ]


def _spatial(sites: Sequence[Site]) -> Json:
    """What lies around all sites; across the date line in two parts (RFC 7946, section 3.1.9)."""
    known = [
        (one.longitude, one.latitude)
        for one in sites
        if one.longitude is not None and one.latitude is not None
    ]
    if len(known) < len(sites) or not known:
        return {"type": "Polygon", "coordinates": EVERYWHERE}
    side_by_side = together([x for x, _ in known])
    west, east = known[int(side_by_side.argmin())][0], known[int(side_by_side.argmax())][0]
    south, north = min(y for _, y in known), max(y for _, y in known)
    if (west, south) == (east, north):
        return {"type": "Point", "coordinates": [west, south]}
    if west <= east:
        return {"type": "Polygon", "coordinates": _around(west, east, south, north)}
    parts = [_around(west, 180.0, south, north), _around(-180.0, east, south, north)]
    return {"type": "MultiPolygon", "coordinates": parts}


def _around(west: float, east: float, south: float, north: float) -> list[list[list[float]]]:
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def _has_place(site: Site) -> bool:
    return site.latitude is not None and site.longitude is not None


def _resource(name: str) -> Json:
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": f"{STANDARD}/{name}-table-schema.json",
    }


def _taxon(taxon: Taxon, taxonomy: Taxonomy) -> Json:
    lineage = taxonomy.lineage(taxon.key) if taxon.key in taxonomy else [taxon]
    own_rank = [
        one.rank for one in lineage if one.scientific_name == taxon.scientific_name and one.rank in RANKS
    ]
    above = {one.rank: one.scientific_name for one in lineage if one.rank in RANKS[:-1]}
    return {
        "scientificName": taxon.scientific_name,
        **({"taxonRank": own_rank[0]} if own_rank else {}),
        **{rank: above[rank] for rank in RANKS if rank in above},
        **({"vernacularNames": {"eng": taxon.short_name}} if taxon.common_name else {}),
    }

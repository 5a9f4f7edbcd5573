"""What people say of sites and deployments, and of their cameras' clocks. Every write can be swapped back."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.services.ecology.independence import ComparedTo, Independence
from app.services.projects import Project
from app.services.times import clocks
from app.services.times.clocks import Repair
from app.store import library
from app.store.library import DEPLOYMENT_FIELDS
from app.store.library_order import reorder, reorder_places
from app.store.records import Changes, Deployment, DeploymentId, Site, SiteId, VideoId
from app.store.schema import DeploymentRow, SettingRow, SiteRow, VideoRow
from mvit_core.errors import UserError

INDEPENDENCE = "independence"
LONGEST_INTERVAL_MIN = 30 * 24 * 60
SITE_FIELDS = ("name", "latitude", "longitude", "uncertainty_m")


class ClockPreview(msgspec.Struct, frozen=True):
    """What a repair would make of one video's time."""

    video_id: VideoId
    name: str
    recorded_at: datetime
    now: datetime
    then: datetime


def change(
    project: Project, wanted: Mapping[DeploymentId, Deployment]
) -> tuple[dict[DeploymentId, Deployment], Changes]:
    """Give these deployments these values, all or none; returns what stood before, for the same keys.

    Site, name and all that is known of the camera change; the folder stays. UserError where a value makes no
    sense.
    """
    for one in wanted.values():
        check_deployment(one)
    before: dict[DeploymentId, Deployment] = {}
    with project.writing() as session:
        for id_, one in wanted.items():
            row = session.get_one(DeploymentRow, id_)
            before[id_] = library.to_deployment(row)
            session.get_one(SiteRow, one.site_id)
            _write(row, one)
        session.flush()
        reorder_places(session, DeploymentRow.id.in_(list(wanted)))
    return before, Changes(library=True)


def change_sites(project: Project, wanted: Mapping[SiteId, Site]) -> tuple[dict[SiteId, Site], Changes]:
    """The same for sites. UserError where two would be called alike."""
    for one in wanted.values():
        check_site(one)
    before: dict[SiteId, Site] = {}
    with project.writing() as session:
        _check_names(session, wanted)
        for id_ in wanted:
            row = session.get_one(SiteRow, id_)
            before[id_] = library.to_site(row)
            row.name = f"\x01{id_}"  # out of the way: two sites may change names with each other
        session.flush()
        for id_, one in wanted.items():
            row = session.get_one(SiteRow, id_)
            for name in SITE_FIELDS:
                setattr(row, name, getattr(one, name))
        session.flush()
        reorder_places(session, DeploymentRow.site_id.in_(list(wanted)))
    return before, Changes(library=True)


def preview_clock(
    project: Project, deployment_id: DeploymentId, repair: Sequence[clocks.Step]
) -> list[ClockPreview]:
    """What the repair would make of each video's time, nothing written. UserError as `repair_clock`."""
    steps = clocks.checked(repair)
    columns = VideoRow.id, VideoRow.relative_path, VideoRow.recorded_at, VideoRow.captured_at
    with project.reading() as session:
        rows = session.execute(_dated(deployment_id).with_only_columns(*columns)).all()
    return [
        ClockPreview(VideoId(id_), path, recorded, captured or recorded, clocks.right_time(recorded, steps))
        for id_, path, recorded, captured in rows
        if recorded is not None
    ]


def clock_repair(project: Project, deployment_id: DeploymentId) -> Repair:
    """How the deployment's clock is read now; empty where it is believed."""
    with project.reading() as session:
        return clocks.from_json(session.get_one(DeploymentRow, deployment_id).clock_repair)


def repair_clock(
    project: Project, deployment_id: DeploymentId, repair: Sequence[clocks.Step]
) -> tuple[Repair, Changes]:
    """Read the deployment's clock so from now on; returns how it was read before.

    What the clock said is kept: an empty repair brings every time back to the second. UserError where a step
    makes no sense.
    """
    steps = clocks.checked(repair)
    with project.writing() as session:
        deployment = session.get_one(DeploymentRow, deployment_id)
        before = clocks.from_json(deployment.clock_repair)
        deployment.clock_repair = clocks.to_json(steps)
        rows = session.scalars(_dated(deployment_id)).all()
        for row in rows:
            if row.recorded_at is not None:
                row.captured_at = clocks.right_time(row.recorded_at, steps)
        session.flush()
        reorder(session, VideoRow.deployment_id == deployment_id)
        return before, Changes(videos=library.ids(row.id for row in rows), library=True)


def independence(project: Project) -> Independence:
    """When two records of a species are independent, by the project's setting: 30 minutes if it has none."""
    with project.reading() as session:
        row = session.get(SettingRow, INDEPENDENCE)
    if row is None:
        return Independence()
    return Independence(
        timedelta(minutes=row.value["minutes"]), ComparedTo(row.value["compared_to"]), row.value["by_camera"]
    )


def set_independence(project: Project, rule: Independence) -> Independence:
    """Take this rule from now on; returns the one before. UserError for an interval that makes no sense."""
    minutes = rule.interval / timedelta(minutes=1)
    if not 0 <= minutes <= LONGEST_INTERVAL_MIN:
        raise UserError("The independence interval has to lie between 0 minutes and 30 days.")
    before = independence(project)
    value = {"minutes": minutes, "compared_to": str(rule.compared_to), "by_camera": rule.by_camera}
    with project.writing() as session:
        session.merge(SettingRow(key=INDEPENDENCE, value=value))
    return before


def check_deployment(one: Deployment) -> None:
    """UserError where a value of a deployment makes no sense."""
    if not one.name.strip():
        raise UserError("A name needs at least one letter.")
    if one.start and one.end and one.end < one.start:
        raise UserError(f"{one.name} ends before it begins. Check its two dates.")
    for start, end in one.gaps:
        if end < start:
            raise UserError(f"A gap of {one.name} ends before it begins. Check its two dates.")
    _check_range(one.name, "the height of its camera", one.camera_height_m, 0, 1000)
    _check_range(one.name, "the depth of its camera", one.camera_depth_m, 0, 11_000)
    _check_range(one.name, "the delay of its camera", one.camera_delay_s, 0, 10**7)
    _check_range(one.name, "the tilt of its camera", one.camera_tilt_degrees, -90, 90)
    _check_range(one.name, "the heading of its camera", one.camera_heading_degrees, 0, 360)
    _check_range(one.name, "the detection distance", one.detection_distance_m, 0, 10_000)
    _check_range(one.name, "the offset from UTC", one.utc_offset_min, -14 * 60, 14 * 60)


def check_site(one: Site) -> None:
    """UserError where a value of a site makes no sense."""
    if not one.name.strip():
        raise UserError("A name needs at least one letter.")
    if (one.latitude is None) != (one.longitude is None):
        raise UserError(f"{one.name} needs latitude and longitude, or neither.")
    _check_range(one.name, "the latitude", one.latitude, -90, 90)
    _check_range(one.name, "the longitude", one.longitude, -180, 180)
    _check_range(one.name, "the uncertainty of its place", one.uncertainty_m, 0, 20_037_509)


def _check_range(name: str, what: str, value: float | None, low: float, high: float) -> None:
    if value is not None and not low <= value <= high:
        raise UserError(f"{name}: {what} is {value:g}; it has to lie between {low:g} and {high:g}.")


def _check_names(session: Session, wanted: Mapping[SiteId, Site]) -> None:
    names = [one.name for one in wanted.values()]
    others = select(SiteRow.name).where(SiteRow.name.in_(names), SiteRow.id.not_in(list(wanted)))
    taken = session.scalar(others.limit(1)) or next((name for name in names if names.count(name) > 1), None)
    if taken is not None:
        raise UserError(
            f"There is a site called {taken} already. Give it the deployments instead, in the column Site of "
            "Export ▸ Deployments and clocks…"
        )


def _write(row: DeploymentRow, one: Deployment) -> None:
    row.site_id = one.site_id
    row.gaps = [[start.isoformat(), end.isoformat()] for start, end in one.gaps] or None
    for name in DEPLOYMENT_FIELDS:
        if name != "folder":
            setattr(row, name, getattr(one, name))


def _dated(deployment_id: DeploymentId) -> Select[VideoRow]:
    return (
        select(VideoRow)
        .where(VideoRow.deployment_id == deployment_id, VideoRow.recorded_at.is_not(None))
        .order_by(VideoRow.sort_key, VideoRow.id)
    )

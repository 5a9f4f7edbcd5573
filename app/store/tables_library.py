"""Tables: the project, its folders, sites, deployments and videos."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import NEVER_AGAIN, Base, Json, UtcDateTime

# PostgreSQL would sort by the customs of its language, which skip the signs between the parts of a key.
BY_BYTES = String().with_variant(String(collation="C"), "postgresql")


class ProjectRow(Base):
    """The one row that says what this database is."""

    __tablename__ = "projects"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    uuid: Mapped[str]  # survives copies and renames of the file
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SettingRow(Base):
    """A setting of the project, whatever JSON can say."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Json]


class RootRow(Base):
    """A folder that the person opened; videos lie below it. Changes when a drive moves.

    Paths, here and of videos, are text as mvit_core.files.path_text writes it.
    """

    __tablename__ = "roots"

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(unique=True)


class SiteRow(Base):
    """A place where cameras stand."""

    __tablename__ = "sites"
    __table_args__ = NEVER_AGAIN

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    uncertainty_m: Mapped[float | None]


class DeploymentRow(Base):
    """A camera at a site for a period; `folder` is where its videos lay, below the root."""

    __tablename__ = "deployments"
    __table_args__ = (UniqueConstraint("root_id", "folder"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    root_id: Mapped[int] = mapped_column(ForeignKey("roots.id"))
    folder: Mapped[str]
    name: Mapped[str]
    start: Mapped[datetime | None]  # camera-local
    end: Mapped[datetime | None]
    utc_offset_min: Mapped[int | None]  # of the camera's clock
    gaps: Mapped[Json | None]  # [[start, end], ...]: when the camera did not work
    clock_repair: Mapped[Json | None]  # app.services.times.clocks: how to read what the camera's clock said
    clock_doubtful: Mapped[bool | None]

    camera: Mapped[str] = mapped_column(default="", server_default="")
    camera_model: Mapped[str] = mapped_column(default="", server_default="")
    camera_delay_s: Mapped[int | None]
    camera_height_m: Mapped[float | None]
    camera_depth_m: Mapped[float | None]
    camera_tilt_degrees: Mapped[int | None]
    camera_heading_degrees: Mapped[int | None]
    detection_distance_m: Mapped[float | None]
    setup_by: Mapped[str] = mapped_column(default="", server_default="")
    bait: Mapped[bool | None]
    feature_type: Mapped[str] = mapped_column(default="", server_default="")
    habitat: Mapped[str] = mapped_column(default="", server_default="")
    deployment_groups: Mapped[str] = mapped_column(default="", server_default="")
    deployment_tags: Mapped[str] = mapped_column(default="", server_default="")
    comments: Mapped[str] = mapped_column(default="", server_default="")


class VideoRow(Base):
    """One media file. `root` and `relative_path` say where it lies, `fingerprint` what it is."""

    __tablename__ = "videos"
    __table_args__ = (
        UniqueConstraint("root_id", "relative_path"),
        Index("ix_videos_deployment_id", "deployment_id"),
        Index("ix_videos_fingerprint", "fingerprint"),
        Index("ix_videos_status", "status"),
        Index("ix_videos_sort_key", "sort_key", "id"),
        Index(
            "ix_videos_to_review",
            "sort_key",
            "id",
            sqlite_where=text("num_unreviewed > 0"),
            postgresql_where=text("num_unreviewed > 0"),
        ),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    root_id: Mapped[int] = mapped_column(ForeignKey("roots.id"))
    deployment_id: Mapped[int] = mapped_column(ForeignKey("deployments.id"))
    relative_path: Mapped[str]
    sort_key: Mapped[str] = mapped_column(BY_BYTES)  # library order; see app.store.library_order
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    modified_at: Mapped[datetime]  # of the file, camera-local as far as the system tells
    fingerprint: Mapped[str] = mapped_column(default="")
    probed: Mapped[bool] = mapped_column(default=False)

    status: Mapped[str] = mapped_column(default="new")
    reason: Mapped[str] = mapped_column(default="")
    num_observations: Mapped[int] = mapped_column(default=0)
    num_unreviewed: Mapped[int] = mapped_column(default=0)

    container: Mapped[str] = mapped_column(default="")
    codec: Mapped[str] = mapped_column(default="")
    width: Mapped[int | None]
    height: Mapped[int | None]
    rotation_degrees: Mapped[int] = mapped_column(default=0)
    duration_s: Mapped[float | None]
    frame_rate: Mapped[float | None]
    num_frames: Mapped[int | None]
    has_audio: Mapped[bool] = mapped_column(default=False)
    captured_at: Mapped[datetime | None]  # camera-local, the deployment's clock repair applied
    recorded_at: Mapped[datetime | None]  # as the camera's clock said
    captured_from: Mapped[str] = mapped_column(default="")


class ImportedRow(Base):
    """A row as another program wrote it: what Trapline has no word for is not lost on the way back."""

    __tablename__ = "imported_rows"
    __table_args__ = (Index("ix_imported_rows_owner", "kind", "owner_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]  # the format: "camtrap-dp", "megadetector", ...
    kind: Mapped[str]  # whose row it is; see imported_rows.py
    owner_id: Mapped[int]  # of that kind's table
    key: Mapped[str]  # its id there
    cells: Mapped[Json]  # {column: text}

"""The first schema: library, findings, labels."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "behaviors",
    "taxa",
    "label_history",
    "labels",
    "observations",
    "detections",
    "tracks",
    "scan_results",
    "scans",
    "model_versions",
    "videos",
    "deployments",
    "sites",
    "roots",
    "settings",
    "projects",
)

BY_BYTES = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """From nothing."""
    _create_library()
    _create_findings()
    _create_labels()


def downgrade() -> None:
    """To nothing; tables that refer to others go first."""
    for table in TABLES:
        op.drop_table(table)


def _create_library() -> None:
    """The project, its folders, sites, deployments and videos."""
    op.create_table(
        "projects",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("uuid", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_projects")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "roots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roots")),
        sa.UniqueConstraint("path", name=op.f("uq_roots_path")),
    )
    op.create_table(
        "sites",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("name", name=op.f("uq_sites_name")),
    )
    op.create_table(
        "deployments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("start", sa.DateTime(), nullable=True),
        sa.Column("end", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["root_id"], ["roots.id"], name=op.f("fk_deployments_root_id")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_deployments_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deployments")),
        sa.UniqueConstraint("root_id", "folder", name=op.f("uq_deployments_root_id_folder")),
    )
    op.create_index(op.f("ix_deployments_site_id"), "deployments", ["site_id"], unique=False)
    op.create_table(
        "videos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("deployment_id", sa.Integer(), nullable=False),
        sa.Column("relative_path", sa.String(), nullable=False),
        sa.Column("sort_key", BY_BYTES, nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("modified_at", sa.DateTime(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("probed", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("num_observations", sa.Integer(), nullable=False),
        sa.Column("num_unreviewed", sa.Integer(), nullable=False),
        sa.Column("container", sa.String(), nullable=False),
        sa.Column("codec", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("rotation_degrees", sa.Integer(), nullable=False),
        sa.Column("duration_s", sa.Double(), nullable=True),
        sa.Column("frame_rate", sa.Double(), nullable=True),
        sa.Column("num_frames", sa.Integer(), nullable=True),
        sa.Column("has_audio", sa.Boolean(), nullable=False),
        sa.Column("captured_at", sa.DateTime(), nullable=True),
        sa.Column("captured_from", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployments.id"], name=op.f("fk_videos_deployment_id")),
        sa.ForeignKeyConstraint(["root_id"], ["roots.id"], name=op.f("fk_videos_root_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_videos")),
        sa.UniqueConstraint("root_id", "relative_path", name=op.f("uq_videos_root_id_relative_path")),
    )
    op.create_index("ix_videos_deployment_id", "videos", ["deployment_id"], unique=False)
    op.create_index("ix_videos_fingerprint", "videos", ["fingerprint"], unique=False)
    op.create_index("ix_videos_sort_key", "videos", ["sort_key", "id"], unique=False)
    op.create_index("ix_videos_status", "videos", ["status"], unique=False)
    op.create_index(
        "ix_videos_to_review",
        "videos",
        ["sort_key", "id"],
        unique=False,
        sqlite_where=sa.text("num_unreviewed > 0"),
        postgresql_where=sa.text("num_unreviewed > 0"),
    )


def _create_findings() -> None:
    """What machines found."""
    op.create_table(
        "model_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_versions")),
        sa.UniqueConstraint("sha256", name=op.f("uq_model_versions_sha256")),
    )
    op.create_table(
        "scans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("model_version_id", sa.Integer(), nullable=True),
        sa.Column("settings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("rescan", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["model_version_id"], ["model_versions.id"], name=op.f("fk_scans_model_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scans")),
    )
    op.create_table(
        "scan_results",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("num_frames", sa.Integer(), nullable=False),
        sa.Column("decoded_s", sa.Double(), nullable=False),
        sa.Column("motion", sa.LargeBinary(), nullable=False),
        sa.Column("masked", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name=op.f("fk_scan_results_scan_id")),
        sa.ForeignKeyConstraint(["video_id"], ["videos.id"], name=op.f("fk_scan_results_video_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan_results")),
        sa.UniqueConstraint("scan_id", "video_id", name=op.f("uq_scan_results_scan_id_video_id")),
    )
    op.create_index("ix_scan_results_video_id", "scan_results", ["video_id"], unique=False)
    op.create_table(
        "tracks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scan_result_id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("start_s", sa.Double(), nullable=False),
        sa.Column("end_s", sa.Double(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("points", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scan_result_id"], ["scan_results.id"], name=op.f("fk_tracks_scan_result_id")
        ),
        sa.ForeignKeyConstraint(["video_id"], ["videos.id"], name=op.f("fk_tracks_video_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracks")),
    )
    op.create_index(op.f("ix_tracks_scan_result_id"), "tracks", ["scan_result_id"], unique=False)
    op.create_table(
        "detections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scan_result_id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("track_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start_s", sa.Double(), nullable=False),
        sa.Column("end_s", sa.Double(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("taxon", sa.String(), nullable=True),
        sa.Column("behavior", sa.String(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("scores", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["scan_result_id"], ["scan_results.id"], name=op.f("fk_detections_scan_result_id")
        ),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_detections_track_id")),
        sa.ForeignKeyConstraint(["video_id"], ["videos.id"], name=op.f("fk_detections_video_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_detections")),
    )
    op.create_index(op.f("ix_detections_scan_result_id"), "detections", ["scan_result_id"], unique=False)


def _create_labels() -> None:
    """What counts now, what people said, and every change of it."""
    op.create_table(
        "observations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("video_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("detection_id", sa.Integer(), nullable=True),
        sa.Column("track_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("start_s", sa.Double(), nullable=False),
        sa.Column("end_s", sa.Double(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("taxon", sa.String(), nullable=True),
        sa.Column("behavior", sa.String(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("life_stage", sa.String(), nullable=False),
        sa.Column("individual", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["detection_id"], ["detections.id"], name=op.f("fk_observations_detection_id")
        ),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_observations_track_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["observations.id"], name=op.f("fk_observations_parent_id")),
        sa.ForeignKeyConstraint(["video_id"], ["videos.id"], name=op.f("fk_observations_video_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observations")),
    )
    op.create_index("ix_observations_behavior", "observations", ["behavior", "state", "id"], unique=False)
    op.create_index(op.f("ix_observations_detection_id"), "observations", ["detection_id"], unique=False)
    op.create_index("ix_observations_parent_id", "observations", ["parent_id"], unique=False)
    op.create_index(
        "ix_observations_review", "observations", ["kind", "state", "confidence", "id"], unique=False
    )
    op.create_index("ix_observations_taxon", "observations", ["kind", "taxon", "state"], unique=False)
    op.create_index("ix_observations_video_id", "observations", ["video_id", "start_s"], unique=False)
    op.create_table(
        "labels",
        sa.Column("observation_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("start_s", sa.Double(), nullable=False),
        sa.Column("end_s", sa.Double(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("taxon", sa.String(), nullable=True),
        sa.Column("behavior", sa.String(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("life_stage", sa.String(), nullable=False),
        sa.Column("individual", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observations.id"], name=op.f("fk_labels_observation_id")
        ),
        sa.PrimaryKeyConstraint("observation_id", name=op.f("pk_labels")),
    )
    op.create_table(
        "label_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("observation_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observations.id"], name=op.f("fk_label_history_observation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_history")),
    )
    op.create_index(
        op.f("ix_label_history_observation_id"), "label_history", ["observation_id"], unique=False
    )
    op.create_table(
        "taxa",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("scientific_name", sa.String(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("common_name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_taxa")),
    )
    op.create_table(
        "behaviors",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key_hint", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_behaviors")),
    )

"""Alembic's way in: on a connection that the caller hands over, or offline as SQL for another dialect."""

from alembic import context

from app.store.schema import metadata

connection = context.config.attributes.get("connection")

if context.is_offline_mode():
    context.configure(
        dialect_name=context.config.attributes["dialect"],
        target_metadata=metadata,
        literal_binds=True,
        output_buffer=context.config.output_buffer,
    )
elif connection is not None:
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=connection.dialect.name == "sqlite"
    )

with context.begin_transaction():
    context.run_migrations()

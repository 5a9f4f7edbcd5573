"""The project database: schema, engine, migrations, queries. No Qt, no torch."""

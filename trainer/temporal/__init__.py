"""Detection in time: what teaches `mvit_core.models.temporal` to find bouts, and how good it is at it."""

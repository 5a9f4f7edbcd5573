"""What a project holds and how it is kept: observations, clocks, species, backups, copies."""

"""Projects as files and databases: made, checked, backed up and recovered."""

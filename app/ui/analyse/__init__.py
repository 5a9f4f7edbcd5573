"""The Analyse page: tables, plots and maps of what the project says."""

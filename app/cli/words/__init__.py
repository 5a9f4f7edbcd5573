"""The words that commands take. Standard library alone: run.py reads them with nothing installed."""

"""The Improve page: what a project's labels can teach, how it goes, and what came of it."""

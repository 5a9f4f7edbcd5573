"""A Camtrap DP package: its tables, its description, and what came with an import and goes out again."""

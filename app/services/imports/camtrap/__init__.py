"""A Camtrap DP package of any program: its tables, its deployments and media, its observations."""

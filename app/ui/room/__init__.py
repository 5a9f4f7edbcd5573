"""The room of an open project: what stands in it, what its keys and menus do, what is asked over it."""

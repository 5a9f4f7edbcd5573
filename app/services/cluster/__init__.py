"""A scan by many computers: Dask carries the work, one process owns the project and writes the results.

`crew` drives it, where the project is; `node` runs on each computer and knows nothing of projects.
"""

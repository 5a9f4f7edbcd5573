"""The library: every video of the project, by site and deployment, narrowed by the filter."""

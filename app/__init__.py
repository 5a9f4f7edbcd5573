"""The Trapline application: store, services, command line, worker and window."""

"""Drawing what `app.services.analysis` found, with Matplotlib: for the window, for files and for the
report.
"""

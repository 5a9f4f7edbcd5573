"""What a project says, as tables and plots that a paper could print. No drawing here: see
`app.services.plots`.
"""

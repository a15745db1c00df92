"""Django's PostgreSQL, which says with each commit what it announces (`domain/live/between.py`)."""

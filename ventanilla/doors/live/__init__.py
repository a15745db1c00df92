"""Server-sent events: who has a page open is told what has changed, and nothing else."""

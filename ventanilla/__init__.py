"""Ventanilla: customer area and service desk of an IT service company."""

__version__ = "0.1.0"

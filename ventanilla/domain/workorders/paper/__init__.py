"""The papers of a work order: as it is issued, and with its signature."""

from ventanilla.domain.workorders.paper.rendering import render, render_all, render_all_signed, render_signed

__all__ = ["render", "render_all", "render_all_signed", "render_signed"]

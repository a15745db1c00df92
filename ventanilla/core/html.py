"""Text as people write it, turned into HTML that is safe to show. The only place that makes `Markup` from words."""

from __future__ import annotations

import nh3
from markdown_it import MarkdownIt

_TAGS = {"p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr"}
_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["image", "heading", "lheading"]
)


def from_words(text: str) -> str:
    """A message's Markdown as HTML: paragraphs, lists, bold, code and links; nothing that loads, runs or covers.

    Cleaned a second time by an allow-list, so that a fault in one parser is not a hole.
    """
    return nh3.clean(
        _markdown.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative="deny",  # in a letter it leads nowhere, and here to whichever page of ours its author likes
        link_rel="noopener noreferrer nofollow",
    ).strip()

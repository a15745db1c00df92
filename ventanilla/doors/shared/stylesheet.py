"""One stylesheet, one script and one file of icons for the whole house, put together without a build step."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from ventanilla.core.icons import sprite

SOURCES = Path(__file__).resolve().parents[2] / "static"


class BundleFinder(BaseFinder):
    """Offers one file to `static()` and `collectstatic`: its sources, read anew each time, in a fixed order.

    The sources themselves are not published. The file is written under the data folder, because both
    collectstatic and WhiteNoise want a real one.
    """

    path: ClassVar[str]
    sources: ClassVar[tuple[str, ...]]
    """Patterns below `ventanilla/static`; within one the order is by name."""

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != self.path:
            return []
        found = str(self._written())
        return [found] if find_all or kwargs.get("all") else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        self._written()
        yield self.path, FileSystemStorage(location=_folder())

    def text(self) -> str:
        return "\n".join(self.wrapped(source.read_text(encoding="utf-8")) for source in self._files())

    def wrapped(self, source: str) -> str:
        raise NotImplementedError

    def _files(self) -> Iterable[Path]:
        for pattern in self.sources:
            yield from sorted(SOURCES.glob(pattern))

    def _written(self) -> Path:
        target, text = _folder() / self.path, self.text()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(f".{os.getpid()}")
            draft.write_text(text, encoding="utf-8")
            draft.replace(target)
        return target


class StylesheetFinder(BundleFinder):
    """`css/ventanilla.css`: tokens, base, parts, layouts."""

    path = "css/ventanilla.css"
    sources: ClassVar[tuple[str, ...]] = (
        "css/tokens.css",
        "css/base.css",
        "css/parts/*.css",
        "css/layouts/*.css",
    )

    def wrapped(self, source: str) -> str:
        return bare(source)


class DeskStyleFinder(StylesheetFinder):
    """`css/desk.css`: the rooms that only technicians enter, in the layers of the first. Customers do not carry them. What
    lists and panes are made of stays in the first: other layouts there say more by coming later.
    """

    path = "css/desk.css"
    sources = ("css/desk/*.css",)


class ScriptFinder(BundleFinder):
    """`js/ventanilla.js`: every behaviour in a block of its own. They import nothing and share no names."""

    path = "js/ventanilla.js"
    sources = ("js/*.js",)

    def wrapped(self, source: str) -> str:
        return "{\n" + bare(source) + "\n}"


class DeskFinder(ScriptFinder):
    """`js/desk.js`: the same, of what only technicians do. Customers do not carry it."""

    path = "js/desk.js"
    sources = ("desk/*.js",)


class PhoneFinder(BundleFinder):
    """`js/phone.js`: signing on a telephone. Only its pages load it, and its files share their names."""

    path = "js/phone.js"
    sources = ("phone/common/*.js", "phone/page/*.js")

    def wrapped(self, source: str) -> str:
        return bare(source)


class ChatFinder(BundleFinder):
    """`js/chat.js`: the box of the portal's chat, fetched when somebody opens it. Its files share their names."""

    path = "js/chat.js"
    sources: ClassVar[tuple[str, ...]] = ("chat/common/*.js", "chat/box/*.js")

    def wrapped(self, source: str) -> str:
        return bare(source)


class ChatDeskFinder(ChatFinder):
    """`js/chat-desk.js`: a conversation that is open in the desk's console."""

    path = "js/chat-desk.js"
    sources = ("chat/common/*.js", "chat/desk/*.js")


class ConsoleFinder(ChatFinder):
    """`js/chat-console.js`: the console's lists, with a conversation open or none."""

    path = "js/chat-console.js"
    sources: ClassVar[tuple[str, ...]] = ("chat/console/*.js",)


class ChatStyleFinder(BundleFinder):
    """`css/chat.css`: what only a conversation needs."""

    path = "css/chat.css"
    sources = ("css/chat/*.css",)

    def wrapped(self, source: str) -> str:
        return bare(source)


class PushFinder(BundleFinder):
    """`js/push.js`: asking a browser for notices. Only the page of notices loads it."""

    path = "js/push.js"
    sources = ("push/*.js",)

    def wrapped(self, source: str) -> str:
        return bare(source)


class LiveFinder(BundleFinder):
    """`js/live.js`: what keeps open pages true, fetched when a page has been drawn. Its files share their names."""

    path = "js/live.js"
    sources = ("live/*.js",)

    def wrapped(self, source: str) -> str:
        return bare(source)


class SpriteFinder(BundleFinder):
    """`icons.svg`: every icon that a page draws."""

    path = "icons.svg"
    sources = ()

    def text(self) -> str:
        return sprite()


def bare(source: str) -> str:
    """Without the comments and the indentation, which stay at home. Line by line: none of our texts goes over two."""
    lines = (line.strip() for line in re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _folder() -> Path:
    return Path(settings.DATA) / "bundles"

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
    """`css/ventanilla.css`: tokens, base, parts, layouts. Comments and indentation stay at home."""

    path = "css/ventanilla.css"
    sources = ("css/tokens.css", "css/base.css", "css/parts/*.css", "css/layouts/*.css")

    def wrapped(self, source: str) -> str:
        lines = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL).splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())


class ScriptFinder(BundleFinder):
    """`js/ventanilla.js`: every behaviour in a block of its own. They import nothing and share no names."""

    path = "js/ventanilla.js"
    sources = ("js/*.js",)

    def wrapped(self, source: str) -> str:
        return "{\n" + source + "}"


class SpriteFinder(BundleFinder):
    """`icons.svg`: every icon that a page draws."""

    path = "icons.svg"
    sources = ()

    def text(self) -> str:
        return sprite()


def _folder() -> Path:
    return Path(settings.DATA) / "bundles"

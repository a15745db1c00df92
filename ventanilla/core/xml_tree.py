"""Reading XML that strangers wrote: no entities, no network, nothing without an end.

A document type declaration is refused before anything in it is looked at, so there are no entities to expand and nothing to
fetch; expat itself opens no address. The rest is bounded: bytes, depth, elements.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused

DEEPEST = 60
MOST_ELEMENTS = 200_000


class UnfitXml(Refused):
    """It is no XML, or one that is not read."""


def tree_of(content: bytes, *, doctype: str = "") -> Element:
    """The root, with names as they are without their namespaces. Raises UnfitXml, and nothing else, whatever it is given.

    `doctype`: a name that may be declared bare, without an address and without anything in it, as some programs do.
    """
    reader = _Reader(doctype)
    try:
        return reader.read(content)
    except (expat.ExpatError, ValueError, LookupError, AssertionError) as error:
        raise UnfitXml(_("No es un XML que se pueda leer: está incompleto o mal escrito.")) from error


def local(name: str) -> str:
    """`urn:x:y Invoice` → `Invoice`."""
    return name.rpartition(" ")[2]


class _Reader:
    def __init__(self, doctype: str) -> None:
        self.builder, self.depth, self.count, self.doctype = TreeBuilder(), 0, 0, doctype
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.builder.data
        parser.StartDoctypeDeclHandler = self._declared
        parser.EntityDeclHandler = _refuse_declaration
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser = parser

    def read(self, content: bytes) -> Element:
        self.parser.Parse(content, True)
        return self.builder.close()

    def _declared(self, name: str, system: str | None, public: str | None, has_subset: bool) -> None:
        if system or public or has_subset or not self.doctype or name != self.doctype:
            _refuse_declaration()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST or self.count > MOST_ELEMENTS:
            raise UnfitXml(
                _("El XML tiene demasiadas partes, o demasiadas unas dentro de otras: no se puede leer.")
            )
        self.builder.start(local(name), {local(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(local(name))


def _refuse_declaration(*_told: object) -> None:
    raise UnfitXml(
        _(
            "El XML declara entidades o un tipo de documento (DOCTYPE), y eso no se admite: puede esconder otro contenido."
        )
    )

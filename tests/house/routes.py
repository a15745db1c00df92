"""Every route of the house, with an example address of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.estate import Estate


@dataclass(frozen=True)
class Route:
    name: str
    """With its namespace: `portal:ticket`."""
    arguments: tuple[str, ...]


def all_routes() -> list[Route]:
    """What the URLconf holds, whoever wrote it."""
    return sorted(_below(get_resolver(), ""), key=lambda route: route.name)


def address_of(route: Route, estate: Estate) -> str:
    """A real one: of Lucía's ticket, its file, its letter.

    Raises KeyError for a parameter that nobody thought of: then say in `Estate.examples` what it is.
    """
    given = {name: estate.examples[f"{route.name}.{name}"] for name in route.arguments}
    return reverse(route.name, kwargs=given)


def _below(resolver: URLResolver, space: str, above: tuple[str, ...] = ()) -> Iterator[Route]:
    """`above`: what the addresses it stands below ask for."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _below(pattern, inner, (*above, *pattern.pattern.converters))
        elif isinstance(pattern, URLPattern):
            arguments = tuple(sorted((*above, *pattern.pattern.converters)))
            yield Route(f"{space}{pattern.name or pattern.lookup_str}", arguments)

"""A letter is a function and three templates. None is missing, none is left over."""

from __future__ import annotations

from tests.house.letters import ENDINGS, templates_named, templates_there


def test_every_letter_has_its_three_templates() -> None:
    there = templates_there()

    missing = [
        f"{name}{ending}" for name in sorted(templates_named()) for ending in ENDINGS if ending not in there.get(name, ())
    ]  # fmt: skip

    assert not missing


def test_no_template_is_left_without_its_letter() -> None:
    orphans = [
        f"{name}{ending}"
        for name, endings in sorted(templates_there().items())
        for ending in sorted(endings)
        if name not in templates_named() or ending not in ENDINGS
    ]

    assert not orphans


def test_the_walk_finds_letters_of_every_part() -> None:
    assert {
        "tickets/mail/resolved",
        "tickets/mail/staff_rated",
        "people/mail/new_password",
    } <= templates_named()

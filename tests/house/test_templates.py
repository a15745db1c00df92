"""Templates keep to the rules, and the linter sees those that do not."""

from __future__ import annotations

import pytest
from django.template import engines

from tests.house.lint_templates import all_complaints, complaints

ENV = engines.all()[0].env


@pytest.fixture
def complained(tmp_path):
    def write(source: str, name: str = "page.html") -> list[str]:
        path = tmp_path / name
        path.write_text(source, encoding="utf-8")
        return list(complaints(path, ENV))

    return write


def test_our_templates_give_no_cause_for_complaint():
    assert all_complaints() == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hola a todos</p>",
        '<img alt="Un gato">',
        "{{ button('Enviar la incidencia') }}",
        '<p style="color: red">{{ name }}</p>',
        '<a onclick="go()">{{ name }}</a>',
        "<script>go()</script>",
        "{{ name|safe }}",
        '<img src="https://cdn.example.com/x.png">',
        "{% if name %}",
        "\n" * 121,
    ],
)
def test_the_linter_sees(complained, source):
    assert len(complained(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        '<p>{{ _("Hola a todos") }}</p>',
        "{% trans %}Hola a todos{% endtrans %}",
        '<p class="lead muted" data-copy>{{ name }} · {{ size }} MB</p>',
        '<script type="module" src="{{ static(name) }}" nonce="{{ nonce }}"></script>',
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        "{% block body_class %}desk-page{% endblock %}",
        "{{ button(_('Enviar la incidencia'), kind='primary large') }}",
    ],
)
def test_the_linter_leaves_alone(complained, source):
    assert complained(source) == []

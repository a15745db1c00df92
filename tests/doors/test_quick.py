"""Templates compiled our way say what they say compiled Jinja2's way."""

from __future__ import annotations

import pytest
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe
from jinja2 import DictLoader, UndefinedError
from jinja2.compiler import CodeGenerator
from jinja2.environment import Template
from markupsafe import Markup, escape

from ventanilla.doors.shared.jinja import environment
from ventanilla.doors.shared.quick import STRAIGHT, written

PARTS = {
    "parts.html": """{% macro who(name) %}<i title="{{ name }}">{{ _("Guardar") }}
{{ caller() if caller is defined else "" }}</i>{% endmacro %}""",
    "frame.html": "<p>{% block body %}{% endblock %}</p>",
    "letter.txt": '{{ text }} {{ _("Guardar") }} {{ _("Hola, %(name)s", name=text) }} {{ 3 * number }}',
    "page.html": """{% extends "frame.html" %}{% from "parts.html" import who %}
{% macro shadowed(icon) %}{{ icon("x") }}{% endmacro %}
{% block body %}{{ text }} {{ markup }} {{ number }} {{ none }} {{ true }} {{ [text] }} {{ text ~ markup }}
{% for one in [1, 2] %}{{ loop.index }}{{ _("Hola, %(name)s", name=text) }}{{ who(text) }}{% endfor %}
{% call who("&") %}{{ icon("x", small=True, label=text) }}{% endcall %}{{ url("gate:login") }}
{% set kept %}<b>{{ text }}</b>{% endset %}{{ kept }}{{ shadowed(double) }}{{ text|upper }}{{ {"a": text}|xmlattr }}
{% autoescape false %}{{ text }}{{ _("Guardar") }}{% endautoescape %}{% endblock %}""",
}
GIVEN = {
    "text": "<&'\">",
    "markup": Markup("<hr>"),
    "number": 7,
    "none": None,
    "double": lambda text: text * 2,
}


def rendered(name: str, *, ours: bool) -> str:
    env = environment(loader=DictLoader(PARTS))
    if not ours:
        env.code_generator_class, env.template_class = CodeGenerator, Template
    return env.get_template(name).render(GIVEN)


@pytest.mark.parametrize("name", ["page.html", "letter.txt"])
def test_our_way_says_what_jinjas_way_says(name):
    assert rendered(name, ours=True) == rendered(name, ours=False)


@pytest.mark.parametrize(
    "value",
    ["<&'\">", "", Markup("<b>"), mark_safe("<b>"), lazystr("<b>"), 7, True, None, 1.5, ["<"], escape("<")],
)
def test_what_is_written_out_is_what_escaping_gives(value):
    assert written(value) == str(escape(value))


def test_a_missing_name_is_still_an_error():
    env = environment(loader=DictLoader({"page.html": "{{ missing }}"}))

    with pytest.raises(UndefinedError):
        env.get_template("page.html").render()


def test_what_is_called_straight_takes_nothing_of_the_template():
    functions = [environment(loader=DictLoader({})).globals[name] for name in STRAIGHT]

    assert not [one for one in functions if hasattr(one, "jinja_pass_arg")]

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django import forms
from django.template import engines
from django.utils import translation
from jinja2 import UndefinedError


class Order(forms.Form):
    name = forms.CharField(help_text="tal como lo conoces")
    urgent = forms.BooleanField(required=False)


def shown(source, **context):
    return engines["jinja2"].from_string(source).template.render(context)


def test_a_name_that_nobody_gave_is_an_error_and_not_a_gap():
    with pytest.raises(UndefinedError):
        shown("{{ nobody }}")
    with pytest.raises(UndefinedError):
        shown("{% if nobody %}x{% endif %}")
    with pytest.raises(UndefinedError):
        shown("{{ one.part }}", one={})


def test_of_a_thing_that_exists_one_may_ask_whether_it_has_a_part():
    assert shown("{% if one.part %}x{% else %}no{% endif %}", one={}) == "no"


def test_what_people_wrote_is_escaped():
    assert shown("{{ words }}", words="<script>") == "&lt;script&gt;"
    assert shown('{{ _("Hola %(name)s", name=name) }}', name="<b>") == "Hola &lt;b&gt;"


def test_widgets_wear_our_class_without_the_form_saying_so():
    form = Order()

    assert 'class="input"' in str(form["name"])
    assert "class=" not in str(form["urgent"])


def test_help_and_errors_are_tied_to_their_field():
    form = Order({"name": ""})

    drawn = shown('{% from "parts/field.html" import field %}{{ field(form["name"]) }}', form=form)

    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'id="id_name_helptext"' in drawn
    assert 'id="id_name_error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_words_are_those_of_the_reader_each_time():
    source = '{{ _("Responder") }}'
    with translation.override("en"):
        in_english = shown(source)

    assert [shown(source), in_english, shown(source)] == ["Responder", "Reply", "Responder"]


def test_words_are_a_format_even_without_values():
    assert shown('{{ _("al 100 %%") }}') == "al 100 %"


def test_in_a_text_twin_of_a_letter_nothing_is_escaped():
    source = '{% autoescape false %}{{ _("Hola %(name)s", name=name) }}{% endautoescape %}'

    assert shown(source, name="<b>") == "Hola <b>"


@pytest.mark.parametrize(("days", "said"), [
    (0, '<span title="12 ene 2026, 10:30">hoy, 10:30</span>'), (3, "lun 12 ene, 10:30"),
    (365, "12 ene 2026, 10:30"),
])  # fmt: skip
def test_a_list_says_a_date_once_in_the_words_or_behind_them(days, said):
    at = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)

    with time_machine.travel(at + timedelta(days=days), tick=False):
        assert shown("{{ at|listed }}", at=at) == said
        assert shown("{{ at|listed|striptags }}", at=at) == shown("{{ at|when|striptags }}", at=at)

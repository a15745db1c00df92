"""Opening hours in words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from ventanilla.core.opening import OFFICE, in_words

MORNING, SPLIT, WHOLE = ((480, 900),), ((510, 840), (930, 1110)), ((0, 1440),)


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (OFFICE, "De lunes a viernes, 8:30 – 14:00 y 15:30 – 18:30"),
        ({**dict.fromkeys(range(4), SPLIT), 4: MORNING},
         "De lunes a jueves, 8:30 – 14:00 y 15:30 – 18:30; viernes, 8:00 – 15:00"),
        ({0: MORNING, 2: MORNING, 4: MORNING}, "Lunes, miércoles y viernes, 8:00 – 15:00"),
        ({5: MORNING, 6: MORNING}, "Sábado y domingo, 8:00 – 15:00"),
        (dict.fromkeys(range(7), WHOLE), "Todos los días, 0:00 – 24:00"),
        ({0: MORNING, 1: ()}, "Lunes, 8:00 – 15:00"),
        ({}, ""),
    ],
)  # fmt: skip
def test_days_with_the_same_hours_are_said_together(week, words):
    with override("es"):
        assert in_words(week) == words

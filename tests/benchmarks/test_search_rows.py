"""What the loader writes for the search is what the product would have written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from benchmarks.corpus import Corpus, Size
from benchmarks.load import load
from ventanilla.domain.search.models import Row, Word
from ventanilla.domain.tickets.findable import rebuild
from ventanilla.domain.tickets.models import Application, TicketType


def index():
    """All that can be found, and all that can be guessed from."""
    rows = {
        pk: (
            customer,
            frozenset(public.replace("'", "").split()),
            frozenset(internal.replace("'", "").split()),
        )
        for pk, customer, public, internal in Row.objects.values_list(
            "id", "customer_number", "public", "internal"
        )
    }
    return rows, set(Word.objects.values_list("shelf", "word", "stem", "uses"))


@pytest.mark.django_db(transaction=True)
def test_the_index_is_the_one_that_the_product_would_have_made():
    TicketType.objects.get_or_create(
        name="Avería"
    )  # another test with real transactions may have emptied them
    Application.objects.get_or_create(name="Correo")
    load(Corpus(Size.of(200), datetime.now(UTC)), visitors=2, say=lambda words: None)
    loaded_rows, loaded_words = index()

    rebuild()

    rows, words = index()
    assert loaded_rows == rows
    assert loaded_words == words

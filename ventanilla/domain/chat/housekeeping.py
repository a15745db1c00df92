"""Conversations that go, and those that end because the customer of before is no more."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from ventanilla.domain.chat.actions.ending import close
from ventanilla.domain.chat.models import Conversation, Event, Line, LineFile
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import SYSTEM


def delete_conversations(numbers: Collection[int]) -> None:
    """Rows, and after the commit the bytes of what no ticket has as well."""
    sent = LineFile.objects.filter(line__conversation__in=numbers)
    files = StoredFile.objects.filter(pk__in=list(sent.values_list("file_id", flat=True)), attachment=None)
    gone = list(files)
    sent.delete()
    StoredFile.objects.filter(pk__in=[one.pk for one in gone]).delete()
    for file in gone:
        transaction.on_commit(lambda path=file.path: path.unlink(missing_ok=True))  # type: ignore[misc]
    Line.objects.filter(conversation__in=numbers).delete()
    Conversation.objects.filter(pk__in=numbers).delete()


def end_chats_of(customer: Customer) -> None:
    """Whoever of them chats right now is out."""
    for pk in (
        Conversation.objects.live().filter(customer=customer).order_by("pk").values_list("pk", flat=True)
    ):
        close(Conversation.objects.held(pk), Event.SHUT, by=SYSTEM)

"""Documents of services and contracts: PDFs, kept as they came."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.contracts.models import Contract, Document, Service
from ventanilla.domain.files.actions import settle
from ventanilla.domain.files.kinds import extension
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor

MOST_DOCUMENTS = 30


@transaction.atomic
def add_document(file: StoredFile, *, of: Service | Contract, by: Actor) -> Document:
    """A draft of theirs becomes a document. Raises Refused for what is no PDF, is used already, or is one too many."""
    if extension(file.name) != "pdf":
        raise Refused(_("«%(name)s» no es un PDF.") % {"name": file.name}, field="upload")
    if of.documents.count() >= MOST_DOCUMENTS:
        raise Refused(
            _("Ya hay %(most)s documentos: quita alguno antes.") % {"most": MOST_DOCUMENTS}, field="upload"
        )
    settle([file])
    at = now()
    thing = {"service": of} if isinstance(of, Service) else {"contract": of}
    document = Document.objects.create(file=file, added_at=at, **thing)
    record(by, f"{_word(of)}.document_added", of, at=at, name=file.name, sha256=file.sha256)
    return document


@transaction.atomic
def remove_document(document: Document, *, by: Actor) -> None:
    """The row and the file go; the journal keeps its name and its hash."""
    found = Document.objects.select_related("file", "service", "contract").filter(pk=document.pk).first()
    if found is None:
        return
    file, thing = found.file, found.service or found.contract
    assert thing is not None
    found.delete()
    file.delete()
    record(by, f"{_word(thing)}.document_removed", thing, at=now(), name=file.name, sha256=file.sha256)
    path = file.path
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def _word(thing: Service | Contract) -> str:
    return "service" if isinstance(thing, Service) else "contract"

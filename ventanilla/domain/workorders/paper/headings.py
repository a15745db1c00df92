"""What stands on every work order, besides what was done."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ventanilla.domain.workorders.paper.content import Paper


def headings(paper: Paper) -> dict[str, str]:
    return {
        "paper": _("Anexo al parte %(number)s") % {"number": paper.annex_of}
        if paper.annex_of
        else _("Parte de trabajo"),
        "page": _("Página {page} de {pages}"),
        "provider": _("Empresa de servicios"),
        "customer": _("Cliente"),
        "lines": _("Lo que se hizo"),
        "day": _("Día"),
        "times": pgettext("parte", "Horario"),
        "what": _("Trabajo"),
        "time": _("Tiempo"),
        "total": _("Tiempo total"),
        "materials": _("Materiales"),
        "material": _("Material"),
        "quantity": _("Cantidad"),
        "signature": _("Firma del cliente"),
        "sign_here": _("Conforme: firma, nombre y NIF"),
        "pending": _(
            "Este documento se emitió sin firmar. Si se firma en pantalla o por enlace, la firma va en otro PDF que dice de "
            "cuál es."
        ),
        "by_name": _("Firmado escribiendo su nombre"),
        "signed_document": _("SHA-256 del documento emitido, que es el que se firma"),
        "shown": _("SHA-256 de lo que se mostró al firmar"),
        "verify": _("Comprueba en esta dirección que el documento es el que emitimos:"),
        "qr": _("Código QR con la dirección para comprobar el documento"),
        "content": _("SHA-256 del contenido, que va dentro de este PDF como parte.json"),
    }  # fmt: skip

"""The pages of contacts, as Lucía looks at them, and those behind the links that she has sent."""

from __future__ import annotations

from tests.e2e.entering_pages import confirm_if_asked
from tests.e2e.looking import Look, press

LUCIA, TEO = "lucia@aurora-pruebas.example", "teo@aurora-pruebas.example"

CONTACTS_NO_PAGES = {
    **dict.fromkeys(
        ("portal:contact_resend", "portal:contact_suspend", "portal:contact_restore"),
        "POST, leads to the contact",
    ),
    "portal:ask_section": "POST, leads to Inicio",
    "portal:matrix_csv": "a download",
    "portal:access_history_csv": "a download",
}

CONTACTS_LOOKS = [
    Look("gate:invitation", "/invitacion/{invitation}/"),
    Look("gate:invitation", "/invitacion/nada/", name="dead invitation", status=404),
    Look("gate:new_address", "/acceso/correo/{new_address}/"),
    Look("gate:own_address", "/acceso/mi-correo/{own_address}/"),
    Look("portal:contacts", "/contactos/", LUCIA),
    Look("portal:contacts", "/contactos/", TEO, name="locked section", status=403),
    Look("portal:new_contact", "/contactos/nuevo/", LUCIA),
    Look("portal:new_contact", "/contactos/nuevo/", LUCIA, name="contact refused", then=press("Invitar")),
    Look("portal:contact", "/contactos/{teo}/", LUCIA),
    Look("portal:contact_address", "/contactos/{teo}/correo/", LUCIA, then=confirm_if_asked),
    Look("portal:contact_remove", "/contactos/{pedro}/quitar/", LUCIA),
    Look("portal:access_request", "/contactos/solicitudes/{access_request}/", LUCIA),
    Look("portal:section_request", "/contactos/secciones/{section_request}/", LUCIA),
    Look("portal:import_contacts", "/contactos/importar/", LUCIA),
    Look("portal:access_history", "/contactos/historial/", LUCIA),
    Look("portal:matrix", "/contactos/permisos/", LUCIA),
]

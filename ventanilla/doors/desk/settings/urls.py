"""Where each page of the settings is; one tree for each shelf, all alike."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path
from django.views.decorators.http import require_POST, require_safe

from ventanilla.doors.desk.settings.access import canned_page, settings_page
from ventanilla.doors.desk.settings.shelves import APPLICATIONS, CANNED, SERVICES, TEAMS, TYPES, Shelf
from ventanilla.doors.desk.settings.views import (
    access,
    calendars,
    calendars_lists,
    calendars_year,
    index,
    journal,
    levels,
    mail,
    people,
    privacy,
    provider,
    service_documents,
    shelves,
)
from ventanilla.doors.desk.settings.views.provider import editing


def _shelf(place: str, shelf: Shelf) -> Iterator[URLPattern]:
    guard, held = canned_page if shelf is CANNED else settings_page, {"shelf": shelf}
    views = [
        ("", "", require_safe, shelves.entries),
        ("nuevo/", "new", editing, shelves.new_entry),
        ("orden/", "order", require_POST, shelves.order),
        ("<int:number>/", "entry", editing, shelves.entry),
        ("<int:number>/<slug:what>/", "offer", require_POST, shelves.offer),
    ]
    for below, what, methods, view in views:
        name = shelf.route(what).removeprefix("desk:")
        yield path(f"{place}/{below}", methods(guard(view)), held, name=name)  # type: ignore[arg-type]  # views all of them


CALENDAR = "calendarios/<int:number>/"

urlpatterns = [
    path("", index.index, name="settings"),
    path("empresa/", provider.company, name="settings_company"),
    path("contacto/", provider.contact, name="settings_contact"),
    path("marca/", provider.brand, name="settings_brand"),
    path("marca/muestra.css", provider.brand_sheet, name="settings_brand_sheet"),
    path("secciones/", provider.sections, name="settings_sections"),
    path("acceso/", provider.access, name="settings_access"),
    path("correo/", mail.mail, name="settings_mail"),
    path("correo/prueba/", mail.trial, name="settings_mail_trial"),
    path("correo/prueba/<int:number>/", mail.fate, name="settings_mail_fate"),
    path("correo/retenidas/", mail.held, name="settings_mail_held"),
    path("privacidad/", privacy.privacy, name="settings_privacy"),
    path("privacidad/textos/<slug:kind>/", privacy.text, name="settings_information"),
    path("privacidad/plazos/", privacy.terms, name="settings_privacy_terms"),
    path("privacidad/bloqueos/", privacy.holds, name="settings_privacy_holds"),
    path("privacidad/bloqueos/<int:number>/levantar/", privacy.lift, name="settings_privacy_hold_lift"),
    path("privacidad/personas/<int:number>/", privacy.person, name="settings_privacy_person"),
    path("privacidad/personas/<int:number>/borrar/", privacy.erasure, name="settings_privacy_erasure"),
    path("privacidad/personas/<int:number>/copia/", privacy.export, name="settings_privacy_export"),
    path(
        "privacidad/personas/<int:number>/copia/<uuid:key>/",
        privacy.export_file,
        name="settings_privacy_export_file",
    ),
    path("horario/", provider.hours, name="settings_hours"),
    path("calendarios/", calendars.calendars, name="settings_calendars"),
    path("calendarios/nuevo/", calendars.new_calendar, name="settings_calendar_new"),
    path(CALENDAR, calendars_year.calendar_year, name="settings_calendar"),
    path(f"{CALENDAR}datos/", calendars.calendar_facts, name="settings_calendar_facts"),
    path(f"{CALENDAR}quitar/", calendars.calendar_removal, name="settings_calendar_removal"),
    path(f"{CALENDAR}temporadas/nueva/", calendars_year.new_season, name="settings_calendar_season_new"),
    path(f"{CALENDAR}temporadas/<int:season>/", calendars_year.season, name="settings_calendar_season"),
    path(
        f"{CALENDAR}temporadas/<int:season>/quitar/",
        calendars_year.season_removal,
        name="settings_calendar_season_removal",
    ),
    path(f"{CALENDAR}dias/nuevo/", calendars_year.new_day, name="settings_calendar_day_new"),
    path(f"{CALENDAR}dias/<str:day>/", calendars_year.day, name="settings_calendar_day"),
    path(
        f"{CALENDAR}dias/<str:day>/quitar/", calendars_year.day_removal, name="settings_calendar_day_removal"
    ),
    path(f"{CALENDAR}propuestas/", calendars_lists.library, name="settings_calendar_library"),
    path(f"{CALENDAR}importar/", calendars_lists.upload, name="settings_calendar_upload"),
    path(f"{CALENDAR}copiar/", calendars_lists.year_before, name="settings_calendar_before"),
    path(f"{CALENDAR}lista/", calendars_lists.keep_list, name="settings_calendar_list"),
    path("niveles/", levels.levels, name="settings_levels"),
    path("niveles/nuevo/", levels.new_level, name="settings_level_new"),
    path("niveles/general/", levels.default_level, name="settings_level_default"),
    path("niveles/orden/", levels.order, name="settings_levels_order"),
    path("niveles/<int:number>/", levels.level, name="settings_level"),
    path("niveles/<int:number>/<slug:what>/", levels.offer, name="settings_levels_offer"),
    path("plazos/", provider.periods, name="settings_periods"),
    path("registro/", journal.journal, name="settings_journal"),
    path("registro.csv", journal.journal_csv, name="settings_journal_csv"),
    path("textos/", provider.wording, name="settings_wording"),
    *_shelf("tipos", TYPES),
    *_shelf("aplicaciones", APPLICATIONS),
    *_shelf("plantillas", CANNED),
    *_shelf("equipos", TEAMS),
    path("servicios/<int:number>/documentos/", service_documents.add, name="settings_service_document"),
    path(
        "servicios/<int:number>/documentos/<uuid:file_id>/quitar/",
        service_documents.remove,
        name="settings_service_document_remove",
    ),
    *_shelf("servicios", SERVICES),
    path("personas/", people.people, name="settings_people"),
    path("personas/nueva/", people.new_person, name="settings_person_new"),
    path("personas/<int:number>/", people.person, name="settings_person"),
    path("personas/<int:number>/invitar/", people.invite_person, name="settings_person_invite"),
    path("personas/<int:number>/baja/", people.leaving, name="settings_person_leaving"),
    path("personas/<int:number>/directorio/", people.change_directory, name="settings_person_directory"),
    path("personas/<int:number>/segundo-paso/", access.reset_member, name="settings_person_factors"),
    path("personas/<int:number>/vuelta/", people.returning, name="settings_person_returning"),
]

"""The pages of the figures: the panel, and the service report at both doors."""

from __future__ import annotations

from tests.e2e.looking import Look

LUCIA, MARTA = "lucia@aurora-pruebas.example", "marta@norte-pruebas.example"

REPORT_NO_PAGES = {
    "desk:report_csv": "a download",
    "portal:service_report_pdf": "a download",
    "desk:service_report_pdf": "a download",
}
REPORT_LOOKS = [
    Look("portal:service_reports", "/informes/", LUCIA),
    Look("portal:service_report", "/informes/{month}/", LUCIA),
    Look("desk:reports", "/escritorio/panel/", MARTA),
    Look("desk:reports", "/escritorio/panel/?periodo=este-ano&por=mes", MARTA, name="panel of a year"),
    Look("desk:reports", "/escritorio/panel/?periodo=fechas&hasta=2020-01-31&cliente=99", MARTA, name="panel of nothing"),
    Look("desk:service_reports", "/escritorio/panel/informe/{aurora}/", MARTA),
    Look("desk:service_report", "/escritorio/panel/informe/{aurora}/{month}/", MARTA),
    Look("desk:report_tickets", "/escritorio/panel/incidencias/?cifra=entradas", MARTA),
    Look("desk:report_tickets", "/escritorio/panel/incidencias/?cifra=valoradas-3", MARTA, name="nothing behind a number"),
]  # fmt: skip

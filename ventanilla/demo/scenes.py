"""What stands open at this moment, and what every visitor of the demonstration should find."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from ventanilla.demo import plot, ties
from ventanilla.demo.casting import MEMBERS, Chosen, cast_for
from ventanilla.demo.customers import CUSTOMERS
from ventanilla.demo.office_hours import OFFICE_DAY, earlier, is_open
from ventanilla.demo.pen import Pen
from ventanilla.demo.stories import BY_KEY
from ventanilla.demo.story import Stranger, TicketStory
from ventanilla.domain.tickets.visits import AN_HOUR

CONTACTS = {contact.email: (customer, contact) for customer in CUSTOMERS for contact in customer.contacts}


@dataclass(frozen=True, kw_only=True)
class Scene:
    who: str
    """E-mail of the requester."""
    family: str
    state: str
    age: float
    """Office minutes since it was opened."""
    way: int | None = None
    course: int | None = None
    ask: int | None = 0
    by: str = ""
    """First part of the technician's address."""
    priority: str | None = None
    in_days: float = 1
    lasts: int = AN_HOUR
    """Minutes of the visit."""
    slots: dict[str, str] = field(default_factory=dict)
    caller: Stranger | None = None
    """Who really called, when it is nobody's contact."""

    @property
    def key(self) -> str:
        return f"{self.who} {self.family}"


AURORA = (
    Scene(who="lucia@aurora.example", family="printing-drum", way=0, course=0, state="visit_under_way", age=75,
          by="ivan",
          priority="high", in_days=0.2,
          slots={"place": "recepción", "device": "Brother HL-L5210DN", "since": "desde esta mañana"}),
    Scene(who="lucia@aurora.example", family="network-vpn", way=0, state="new", age=35,
          slots={"since": "desde ayer"}),
    Scene(who="lucia@aurora.example", family="accounts-newuser", way=0, course=0, ask=0, state="awaiting_customer",
          age=OFFICE_DAY, by="marta", slots={
              "newrole": "el nuevo jefe de taller", "other": "Pedro", "who": "Joaquín", "day": "el lunes",
              "place": "el taller"}),
    Scene(who="pedro@aurora.example", family="servers-backupdisk", way=0, state="pending", age=3 * OFFICE_DAY,
          by="marta"),
    Scene(who="pedro@aurora.example", family="workshop-diagnosis", way=0, course=0, state="planned",
          age=2 * OFFICE_DAY,
          by="marta", in_days=2, lasts=90, slots={"n": "3"}),
    Scene(who="lucia@aurora.example", family="mail-phone", way=0, course=0, state="resolved",
          age=1.6 * OFFICE_DAY, by="ivan"),
    Scene(who="nuria@aurora.example", family="business-bank", way=0, course=0, state="resolved",
          age=4 * OFFICE_DAY, by="marta"),
)  # fmt: skip
"""What Lucía, Pedro and Nuria find when they enter."""

NEIGHBOURS = (
    Scene(who="oscar@ribera.example", family="clinic-room", way=0, state="in_progress", age=130, by="ivan",
          priority="high",
          slots={"n": "2"}),
    Scene(who="oscar@ribera.example", family="clinic-agenda", way=0, state="in_progress", age=210, by="ivan"),
    Scene(who="oscar@ribera.example", family="clinic-card", way=0, state="planned", age=800, by="ivan", in_days=1,
          lasts=120),
    Scene(who="oscar@ribera.example", family="accounts-folder", way=0, state="awaiting_customer", age=650,
          by="marta",
          slots={"folder": "Historias"}),
    Scene(who="oscar@ribera.example", family="network-guestwifi", way=0, state="resolved", age=500, by="sara"),
    Scene(who="radiologia@ribera.example", family="clinic-xray", way=1, state="in_progress", age=300, by="ivan"),
    Scene(who="admision@ribera.example", family="clinic-reminders", way=1, state="new", age=25, slots={"n": "4"}),
    Scene(who="javier@ebro.example", family="servers-backupwarn", way=0, state="in_progress", age=400, by="ruben"),
    Scene(who="javier@ebro.example", family="business-stock", way=2, course=1, state="planned", age=1500,
          by="marta", in_days=1, lasts=240),
    Scene(who="preimpresion@ebro.example", family="print-plotter", way=1, state="awaiting_customer", age=280,
          by="ivan"),
    Scene(who="beatriz@pinar.example", family="mail-migration", way=0, state="in_progress", age=2000, by="ivan"),
    Scene(who="beatriz@pinar.example", family="einvoice-format", way=0, course=0, state="awaiting_customer",
          age=700, by="marta"),
    Scene(who="fiscal@pinar.example", family="computers-newpc", way=2, state="awaiting_support", age=160),
    Scene(who="laboral@pinar.example", family="advice-payroll", way=0, state="in_progress", age=90, by="marta"),
    Scene(who="oficina@lanaja.example", family="computers-peripheral", way=0, state="awaiting_support", age=240,
          slots={"place": "la caja"}),
    Scene(who="teresa@lanaja.example", family="network-socket", way=1, state="planned", age=1900, by="sara",
          in_days=3),
    Scene(who="bodega@lanaja.example", family="winery-bottling", way=1, state="pending", age=1600, by="noa"),
    Scene(who="tic@alameda.example", family="school-exam", way=0, state="planned", age=900, by="sara",
          in_days=3 + AN_HOUR / OFFICE_DAY),
    Scene(who="tic@alameda.example", family="school-tablets", way=2, state="in_progress", age=500, by="marta"),
    Scene(who="direccion@alameda.example", family="privacy-document", way=1, state="in_progress", age=750,
          by="noa"),
    Scene(who="gonzalo@alameda.example", family="school-board", way=0, state="awaiting_support", age=110),
    Scene(who="ines@olmoyvela.example", family="law-casefiles", way=2, state="in_progress", age=320, by="marta"),
    Scene(who="secretaria@olmoyvela.example", family="law-signing", way=1, state="awaiting_customer", age=150,
          by="marta"),
    Scene(who="bascula@campoalto.example", family="farm-scale", way=1, state="pending", age=600, by="sara",
          priority="high"),
    Scene(who="rosa@campoalto.example", family="farm-labels", way=2, state="in_progress", age=1100, by="noa"),
    Scene(who="rosa@campoalto.example", family="servers-ups", way=2, state="planned", age=700, by="ruben",
          in_days=2.5, lasts=180),
    Scene(who="calidad@campoalto.example", family="farm-cold", way=1, state="in_progress", age=260, by="sara"),
    Scene(who="campo@campoalto.example", family="farm-field", way=0, state="awaiting_customer", age=420, by="noa"),
    Scene(who="administracion@campoalto.example", family="farm-delivery", way=0, state="new", age=12),
    Scene(who="alberto@campoalto.example", family="farm-members", way=1, state="awaiting_support", age=330),
    Scene(who="yolanda@brisa.example", family="shops-prices", way=1, state="in_progress", age=350, by="ruben"),
    Scene(who="centro@brisa.example", family="shops-drawer", way=0, state="planned", age=200, by="ruben",
          in_days=0.6,
          slots={"place": "la tienda del centro"}),
    Scene(who="andres@cierzo.example", family="transport-gps", way=0, state="pending", age=450, by="marta",
          slots={"n": "3"}),
    Scene(who="oficina@cierzo.example", family="einvoice-certificate", way=0, state="new", age=55),
    Scene(who="fernando@espiga.example", family="shops-barcode", way=1, state="awaiting_support", age=95,
          priority="high"),
    Scene(who="carlos@olmoyvela.example", family="printing-newprinter", way=0, state="planned", age=900, by="ruben",
          in_days=0.1, lasts=120),
    Scene(who="carmen@carmela.example", family="shops-card", way=0, state="planned", age=400, by="ruben",
          in_days=0.25),
)  # fmt: skip


TWICE = Scene(who="admision@ribera.example", family="clinic-agenda", way=0, state="new", age=150)
"""Asked for again by a colleague, and merged with what Óscar had asked."""
MERGED_AGO = 118
"""Office minutes."""
STRANGERS = (
    Scene(who="yolanda@brisa.example", family="shops-card", way=0, state="new", age=84,
          caller=Stranger("Lorena Gil", "puerto@brisa.example", "600 555 061")),
    Scene(who="andres@cierzo.example", family="mail-phone", way=0, state="new", age=170,
          caller=Stranger("Iker Sáez", "conductores@cierzo.example", "600 555 062")),
    Scene(who="taller@aurora.example", family="network-slow", way=0, state="new", age=95,
          caller=Stranger("Raúl Pina", "almacen@aurora.example", "600 555 063")),
    Scene(who="taller@aurora.example", family="mail-signature", way=0, state="awaiting_support", age=OFFICE_DAY,
          caller=Stranger("Eva Marco", "eva@aurora.example", "600 555 064", "accepted")),
    Scene(who="taller@aurora.example", family="printing-scan", way=0, state="awaiting_support", age=6 * OFFICE_DAY,
          priority="low", caller=Stranger("Óscar Lera", "oscar.lera@correo.example", "", "expired")),
)  # fmt: skip
"""People who call and whom nobody at the customer knew: their companies have not decided yet, or accepted, or let it be."""


def scenes_now(now: datetime, rng: Random) -> list[TicketStory]:
    """The open tickets of this moment (`now` is local, without a zone), the newest a few minutes old."""
    played = [_played(scene, now, rng) for scene in (*AURORA, *NEIGHBOURS, TWICE, *STRANGERS)]
    target = f"oscar@ribera.example {TWICE.family}"
    return [*ties.merged(played, TWICE.key, target, earlier(now, MERGED_AGO)), _newest(now, rng)]


def _played(scene: Scene, now: datetime, rng: Random) -> TicketStory:
    customer, requester = CONTACTS[scene.who]
    chosen = Chosen(
        requester=requester, family=BY_KEY[scene.family], way=scene.way, course=scene.course, ask=scene.ask,
        technician=MEMBERS[f"{scene.by}@norte.example"] if scene.by else None, priority=scene.priority,
          slots=scene.slots,
    )  # fmt: skip
    cast = cast_for(customer, earlier(now, scene.age), rng, chosen)
    pen = Pen(key=scene.key, cast=cast, rng=rng, caller=scene.caller)
    plot.so_far(pen, scene.state, now, age=scene.age, in_days=scene.in_days, lasts=scene.lasts)
    return pen.ticket()


def _newest(now: datetime, rng: Random) -> TicketStory:
    """Somebody is always awake: by day anybody's office, by night the reception of an hotel."""
    way = 0 if is_open(now) else 2
    customer, requester = CONTACTS["recepcion@mirasierra.example"]
    chosen = Chosen(requester=requester, family=BY_KEY["hotel-bookings"], way=way)
    pen = Pen(key="the newest", cast=cast_for(customer, now, rng, chosen), rng=rng)
    pen.opened(now - timedelta(minutes=6))
    return pen.ticket()

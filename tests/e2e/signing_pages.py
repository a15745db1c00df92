"""The pages of Firmas and of the installed application, and what stands on them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.cast import Cast
from tests.e2e.conftest import House
from tests.e2e.looking import Look

MARTA = "marta@norte-pruebas.example"
AT = "/escritorio/firmas/"
SIGNING_NO_PAGES = {
    "manifest": "for the browser",
    "icon": "a picture",
    "worker": "a script",
    "desk:signing_turn": "answers the script",
    "desk:signing_take": "answers the script",
    "desk:signing_send": "POST, answers the script",
    "desk:signing_paper": "a download",
}


def draw(page: Page) -> None:
    """A hand that signs on the glass."""
    pad = page.locator("[data-sign-pad]")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 50)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 30 + 15 * step, box["y"] + 50 + 20 * (step % 3))
    page.mouse.up()


def have_it_signed_elsewhere(page: Page, house: House) -> None:
    """Two windows on one work order, and both customers sign: the second one's telephone keeps it, with the reason."""
    with page.expect_response("**/enviar/") as answered:
        page.evaluate(SEND_OTHERS, house.stage["links"]["order_shown"])
    assert answered.value.status == 409
    page.reload()
    page.get_by_text("No se ha aceptado:").wait_for()


SEND_OTHERS = """async pk => {
  const told = { form_key: "de-otro-documento", name: "Lucía Ferrer Ansón", tax_id: "12345678Z", role: "", strokes: "",
    by_name: "on", device_time: "", shown: "0".repeat(64) }
  const owner = document.body.dataset.draftsOf, row = { key: told.form_key, owner, pk: Number(pk), number: "2026-0001",
    customer: "Talleres Aurora", name: told.name, at: Date.now(), told }
  const store = await new Promise(done => {
    const request = indexedDB.open("phone", 1)
    request.onsuccess = () => done(request.result)
  })
  const work = store.transaction("signed", "readwrite")
  work.objectStore("signed").put(row)
  await new Promise(done => { work.oncomplete = done })
  store.close()
  dispatchEvent(new Event("online"))
}"""


def have_it_shown(page: Page, _house: House) -> None:
    """The page is empty until the telephone has looked at what it keeps."""
    page.get_by_role("heading", level=1).wait_for()


SIGNING_LOOKS = [
    Look("offline", "/sin-conexion/"),
    Look("desk:signing", AT, MARTA, name="signatures, one refused", then=have_it_signed_elsewhere),
    Look("desk:signing_order", f"{AT}{{order_shown}}/", MARTA),
    Look("desk:signing_shell", f"{AT}en-el-movil/", then=have_it_shown),
]


def orders_to_sign(cast: Cast) -> dict[str, str]:
    """One for each test that signs it, and one that stays as it is."""
    from tests.signing import issued_order

    names = ("order_shown", "order_far", "order_cut", "order_left")
    return {name: str(issued_order(cast.aurora, by=cast.marta, subject=SUBJECTS[name]).pk) for name in names}


SUBJECTS = {
    "order_shown": "Cambio del router y revisión de la red de la primera planta",
    "order_far": "Cableado del sótano",
    "order_cut": "Copia de seguridad del servidor",
    "order_left": "Impresora del taller",
}

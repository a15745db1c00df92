"""Somebody lets this browser tell them, and the worker shows what comes and leads where it is about."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import wait_until
from tests.push_service import Browser

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

LUCIA = "lucia@aurora-pruebas.example"
AT = "/cuenta/avisos/"
NO_SERVICE = """({ endpoint, keys }) => {
  const unsubscribe = async () => { localStorage.held = "", held = null }
  const made = { endpoint, toJSON: () => ({ endpoint, keys }), unsubscribe }
  let held = localStorage.held ? made : null
  Object.defineProperty(Notification, "permission", { value: "granted" })
  Notification.requestPermission = async () => "granted"
  PushManager.prototype.getSubscription = async () => held
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    localStorage.held = applicationServerKey.length
    return held = made
  }
}"""
"""Chromium for tests shows no notices and has no service of its maker behind it: what those would do is done here."""
SHOWN = """() => {
  self.shown = []
  registration.showNotification = async (title, { body, tag, data }) => shown.push([title, body, tag, data])
  navigator.setAppBadge = async number => shown.push(number)
}"""
ALL_SHOWN = """async () => {
  while (shown.length < 2) await new Promise(done => setTimeout(done, 10))
  return shown
}"""
FOLLOW = """async data => {
  const went = []
  Object.defineProperty(clients, "openWindow", { configurable: true, value: async address => went.push(address) })
  Object.defineProperty(clients, "matchAll", {
    configurable: true, value: async () => [{ url: `${location.origin}/cuenta/`, focus: async () => went.push("focus") }]
  })
  await follow({ data, close: () => went.push("closed") })
  return went.map(one => one.replace(location.origin, ""))
}"""
MOVED = """async told => {
  let done
  const moved = { oldSubscription: { endpoint: told.former }, newSubscription: { toJSON: () => told } }
  dispatchEvent(Object.assign(new Event("pushsubscriptionchange"), moved, { waitUntil: going => { done = going } }))
  await done
}"""


@pytest.fixture
def lucia(browsers) -> Page:
    page: Page = browsers.of(LUCIA)
    own = Browser()
    service = {"endpoint": "https://push.example/lucia", "keys": {"p256dh": own.key, "auth": own.auth}}
    page.add_init_script(f"({NO_SERVICE})({json.dumps(service)})")
    return page


def test_a_browser_asks_is_told_and_asks_no_more(lucia):
    lucia.goto(AT)
    lucia.get_by_role("button", name="Activar avisos").click()
    expect(lucia.locator("[data-push-when=on]").first).to_have_text("Los avisos llegan a este dispositivo.")
    expect(lucia.get_by_label("Dispositivos con avisos").get_by_role("listitem")).to_have_count(1)
    assert lucia.evaluate("localStorage.held") == "65"

    (worker,) = lucia.context.service_workers
    worker.evaluate(SHOWN)
    deliver(
        lucia, {"title": "#12 · Respuesta", "words": "La VPN", "path": "/x/", "tag": "ticket:12", "badge": 2}
    )
    assert worker.evaluate(ALL_SHOWN) == [2, ["#12 · Respuesta", "La VPN", "ticket:12", "/x/"]]
    assert worker.evaluate(FOLLOW, "/soporte/12/") == ["closed", "/soporte/12/"]
    assert worker.evaluate(FOLLOW, "/cuenta/") == ["closed", "focus"]
    assert worker.evaluate(FOLLOW, "https://elsewhere.example/") == ["closed", ""]

    own, there = Browser(), "https://push.example/another"
    told = {
        "former": "https://push.example/lucia",
        "endpoint": there,
        "keys": {"p256dh": own.key, "auth": own.auth},
    }
    worker.evaluate(MOVED, told)
    lucia.reload()
    assert lucia.locator("[data-push]").get_attribute("data-push") == there
    worker.evaluate(MOVED, {**told, "former": there, "endpoint": told["former"]})
    lucia.reload()

    lucia.get_by_role("button", name="Desactivar").click()
    expect(lucia.get_by_role("button", name="Activar avisos")).to_be_visible()
    expect(lucia.get_by_label("Dispositivos con avisos")).to_be_hidden()
    assert lucia.evaluate("localStorage.held") == ""


def test_a_browser_that_cannot_says_why(browsers):
    page: Page = browsers.of(LUCIA)
    for script, words in (
        (
            "Object.defineProperty(Notification, 'permission', { value: 'denied' })",
            "tiene bloqueados los avisos",
        ),
        ("delete window.PushManager", "Este navegador no puede recibir avisos"),
        (
            "Object.defineProperty(navigator, 'userAgent', { value: 'iPhone' })",
            "añade esta página a la pantalla",
        ),
        ("Object.defineProperty(window, 'isSecureContext', { value: false })", "empiece por https://"),
    ):
        page.add_init_script(script or "0")
        page.goto(AT)
        expect(page.locator("[data-push] p:visible").first).to_contain_text(words)
        expect(page.get_by_role("button", name="Activar avisos")).to_be_hidden()


def deliver(page: Page, notice: dict[str, object]) -> None:
    """As the service of the browser's maker would, past the encryption."""
    devtools, found = page.context.new_cdp_session(page), []
    devtools.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    devtools.send("ServiceWorker.enable")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    told = {"origin": page.evaluate("location.origin"), "data": json.dumps(notice)}
    devtools.send("ServiceWorker.deliverPushMessage", {**told, "registrationId": found[-1]["registrationId"]})


def test_the_icon_of_the_application_says_what_the_bell_says(browsers):
    page: Page = browsers.of(LUCIA)
    page.add_init_script("""
      window.badges = []
      navigator.setAppBadge = async number => badges.push(number)
      navigator.clearAppBadge = async () => badges.push(0)
    """)
    page.goto("/inicio/")
    page.evaluate("badges.length = 0")

    for unread in ("3", "99+", ""):
        page.evaluate(
            "detail => document.dispatchEvent(new CustomEvent('ventanilla:bell', { detail }))", unread
        )

    wait_until(page, "badges.length > 2")
    assert page.evaluate("badges") == [3, 99, 0]

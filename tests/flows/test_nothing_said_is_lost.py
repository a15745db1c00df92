"""What is said in a chat arrives once and in order, whatever the line does to it, and the server too.

Two browsers of one contact and one of the desk talk through a line of which every fifth connection is refused, deaf, half
open, reset or late; in the middle the server is killed and started again. `LONG=1` says ten thousand lines, else 150.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.config.conftest import free_port, served
from tests.e2e.installation import Installation, new_installation
from tests.flows.chat_devices import Cut, Device
from tests.flows.trembling import Line

LONG = bool(os.environ.get("LONG"))
LINES = 10_000 if LONG else 150
HELD = 1.0 if LONG else 0.1
"""Seconds that a bad connection is held."""
PATIENCE = 5.0
"""Seconds after which a browser gives a request up: a slow house is no bad line."""
SHARES = {"telephone": 0.4, "computer": 0.4, "desk": 0.2}


@pytest.fixture
def installation(prepared_once, tmp_path: Path):
    with new_installation(tmp_path / "house", prepared_once, free_port()) as found:
        yield found


def test_of_all_that_is_said_nothing_is_lost_doubled_or_overtaken(installation, capsys):
    people = json.loads(installation.run(sys.executable, "-m", "tests.flows.chat_people"))
    port, started = int(installation.url.rsplit(":", 1)[1]), time.monotonic()

    with served(installation.environ, port) as server:
        devices = asyncio.run(_half_of_it(people, port))
        server.kill()
        server.wait()
    with served(installation.environ, port):
        fates = asyncio.run(_rest_of_it(devices, port))

    stored = _stored(installation)
    spoken = [key for device in devices for key in device.spoken]
    with capsys.disabled():
        _report(spoken, stored, devices, fates, time.monotonic() - started)
    assert sorted(key for _place, key in stored if key) == sorted(spoken)
    assert [place for place, _key in stored] == list(range(1, len(stored) + 1))
    order = {key: place for place, key in stored}
    for device in devices:
        assert device.refused == {}
        assert [order[key] for key in device.spoken] == sorted(order[key] for key in device.spoken)
        heard = [device.heard[number] for number in sorted(device.heard)]
        assert heard == [key for _place, key in stored], device.name


async def _half_of_it(people: dict[str, Any], port: int) -> list[Device]:
    """Cut off by the end of the server, with lines in the queues."""
    async with _line(port, 1).standing() as line:
        telephone, computer = (_contact(name, people["lucia"]) for name in ("telephone", "computer"))
        telephone.port = computer.port = line.port
        await _until_in(telephone, computer)
        telephone.speak("Hola: ¿hay alguien?")
        await telephone.send_all()
        computer.conversation = telephone.conversation
        desk = _agent(people["marta"], telephone.conversation or 0)
        desk.port = line.port
        await _until_in(desk)
        devices = [telephone, computer, desk]
        for device in devices:
            _speak(device, 0.5)
        going = [asyncio.ensure_future(device.send_all()) for device in devices]
        while sum(len(device.queue) for device in devices) > LINES / 8:
            await asyncio.sleep(0.01)
        for one in going:
            one.cancel()  # the browsers are closed in the same moment; what they had not heard of waits
        await asyncio.gather(*going, return_exceptions=True)
    return devices


async def _rest_of_it(devices: list[Device], port: int) -> dict[str, int]:
    async with _line(port, 2).standing() as line:
        for device in devices:
            device.port = line.port
            _speak(device, 0.5)
        await asyncio.gather(*(device.send_all() for device in devices))
        await asyncio.gather(*(device.hear_all() for device in devices))
    return dict(line.fates)


def _line(port: int, seed: int) -> Line:
    return Line(port, ill=0.2, held=HELD, seed=seed)


def _speak(device: Device, share: float) -> None:
    for _number in range(round(LINES * SHARES[device.name] * share)):
        device.speak(f"{device.name} {len(device.spoken)}")


async def _until_in(*devices: Device) -> None:
    for device in devices:
        while not device.token:
            try:
                await device.come_in()
            except Cut:
                continue


def _contact(name: str, person: dict[str, Any]) -> Device:
    return Device(name, *_seat(person), "/chat/decir/", "/chat/{}/", PATIENCE, "/chat/turno/")


def _agent(person: dict[str, Any], number: int) -> Device:
    room = "/escritorio/chat/"
    seat = _seat(person)
    return Device(
        "desk", *seat, room + "{}/decir/", room + "{}/", PATIENCE, f"{room}turno/", conversation=number
    )


def _seat(person: dict[str, Any]) -> tuple[str, dict[str, str]]:
    return person["owner"], dict(person["cookies"])


def _stored(installation: Installation) -> list[tuple[int, str]]:
    """Position and key of all that both sides read, in the database."""
    rows = installation.rows("select position, client_key from chat_line order by position")
    return [(place, key or "") for place, key in rows]


def _report(
    spoken: list[str], stored: list[Any], devices: list[Device], fates: dict[str, int], seconds: float
) -> None:
    again = sum(device.sent_again for device in devices)
    found = {key for _place, key in stored if key}
    lost = len(set(spoken) - found)
    doubled = len([key for _place, key in stored if key]) - len(found)
    told = f"{len(spoken)} said, {lost} lost, {doubled} doubled, {again} requests again, {seconds:.0f} s, {fates}"
    if LONG:
        sys.stderr.write(f"\n{told}\n")

"""How the columns of a table of devices may be called, and what stands in them. Pure words, without accents (`plain`)."""

from __future__ import annotations

HEADERS = {
    "name": ("nombre", "equipo", "name", "device", "hostname"),
    "kind": ("tipo", "clase", "kind", "type"),
    "site": ("sede", "centro", "site"),
    "brand": ("marca", "fabricante", "brand", "manufacturer"),
    "model": ("modelo", "model"),
    "serial": ("numero de serie", "n de serie", "serie", "serial", "serial number"),
    "ip": ("ip", "direccion ip", "ip address"),
    "mac": ("mac", "direccion mac", "mac address"),
    "location": ("ubicacion", "location"),
    "user": ("quien lo usa", "usuario", "user"),
    "purchased_on": ("fecha de compra", "compra", "comprado", "purchased"),
    "warranty_until": ("garantia hasta", "fin de garantia", "garantia", "warranty", "warranty until"),
    "state": ("estado", "state", "status"),
    "notes": ("notas", "notes"),
    "internal_note": ("nota interna", "internal note"),
    "external_id": ("identificador externo", "id externo", "external id"),
}
"""Column → how its head may be called, in small letters."""
COLUMN_OF = {called: name for name, many in HEADERS.items() for called in many}
KINDS = {
    "router": "router", "switch": "switch", "conmutador": "switch", "punto de acceso": "access_point",
    "ap": "access_point", "wifi": "access_point", "access point": "access_point", "cortafuegos": "firewall",
    "firewall": "firewall", "servidor": "server", "server": "server", "nas": "nas", "ordenador": "computer",
    "pc": "computer", "sobremesa": "computer", "computer": "computer", "desktop": "computer", "portatil": "laptop",
    "laptop": "laptop", "impresora": "printer", "printer": "printer", "telefono": "phone", "phone": "phone",
    "camara": "camera", "camera": "camera", "sai": "ups", "ups": "ups", "otro": "other", "other": "other",
}  # fmt: skip
STATES = {
    "en servicio": "in_service", "activo": "in_service", "in service": "in_service", "de repuesto": "spare",
    "repuesto": "spare", "spare": "spare", "en reparacion": "in_repair", "in repair": "in_repair", "retirado": "retired",
    "baja": "retired", "retired": "retired",
}  # fmt: skip

"""What Norte Sistemas offers, and what each of its customers has of it."""

from __future__ import annotations

from typing import NamedTuple


class ServiceStory(NamedTuple):
    name: str
    family: str
    picture: str
    summary: str
    description: str
    features: tuple[str, ...]
    applications: tuple[str, ...] = ()


class ContractStory(NamedTuple):
    """`left`: days until its period ends. `years`: how many periods there were, with the one that runs."""

    customer: str
    service: str
    about: str
    left: int
    amount: str
    years: int = 2
    tacit: bool = True
    notice: int = 30
    months: int = 12


BACKUP, ANTIVIRUS, OFFICE = "Copias de seguridad", "Antivirus gestionado", "Microsoft 365"
CARE, LINE, PHONES = "Mantenimiento Plus", "Conectividad", "Centralita en la nube"
DOMAIN, CAMERAS, LESSONS, EINVOICE = (
    "Dominio y web",
    "Videovigilancia",
    "Formación en ciberseguridad",
    "Facturación electrónica",
)

SERVICES = (
    ServiceStory(
        CARE, "Soporte", "wrench", "Soporte con respuesta en una hora y visita cada trimestre",
        "Nos ocupamos de que todo siga funcionando: **respuesta en una hora** en horario de oficina y una visita "
        "de revisión cada tres meses.\n\nLas piezas y los desplazamientos urgentes van aparte.",
        ("Respuesta en una hora", "Visita de revisión cada trimestre", "Inventario al día"), ("Equipos", "Servidores"),
    ),
    ServiceStory(
        BACKUP, "Seguridad", "database-backup", "Cada noche, en dos lugares distintos, y probadas",
        "Copiamos servidores y puestos cada noche, cifrados y en dos lugares. Una vez al mes **recuperamos uno de verdad** "
        "y te mandamos el resultado.",
        ("Copia diaria cifrada", "En dos lugares distintos", "Prueba de recuperación cada mes"), ("Copias de seguridad",),
    ),
    ServiceStory(
        ANTIVIRUS, "Seguridad", "shield-check", "Protección y vigilancia de cada equipo",
        "Protección gestionada en cada equipo: la vigilamos nosotros y limpiamos lo que encuentre.",
        ("Vigilancia de las alertas", "Limpieza incluida", "Aviso por cada incidente"), ("Antivirus",),
    ),
    ServiceStory(
        OFFICE, "Nube", "mail", "Correo, documentos y reuniones", "Licencias, altas y bajas, y copia de los buzones.",
        ("Altas y bajas el mismo día", "Copia de los buzones", "Doble factor para todos"), ("Correo", "Licencias"),
    ),
    ServiceStory(
        LINE, "Comunicaciones", "wifi", "Fibra con línea de respaldo", "Fibra simétrica y un respaldo 5G que entra solo.",
        ("Fibra simétrica", "Respaldo automático", "IP fija"), ("Red y wifi", "VPN"),
    ),
    ServiceStory(
        PHONES, "Comunicaciones", "phone-call", "Extensiones, horarios y desvío al móvil",
        "Una centralita sin aparatos: cada persona contesta en la mesa, en el ordenador o en el móvil.",
        ("Extensiones ilimitadas", "Horarios y festivos", "Grabación opcional"), ("Teléfonos",),
    ),
    ServiceStory(
        DOMAIN, "Nube", "globe", "El nombre, el certificado y el alojamiento", "Registro, certificado y alojamiento.",
        ("Registro del dominio", "Certificado incluido", "Copia semanal"), ("Web",),
    ),
    ServiceStory(
        CAMERAS, "Seguridad", "cctv", "Cámaras con grabación y aviso al móvil", "Cámaras IP con grabación de 30 días.",
        ("Grabación de 30 días", "Aviso al móvil"),
    ),
    ServiceStory(
        EINVOICE, "Programas", "file-check", "Emisión y recepción según la norma vigente",
        "Preparamos tu programa para enviar y recibir facturas electrónicas.", ("Puesta en marcha", "Formación al equipo"),
        ("Facturación electrónica",),
    ),
    ServiceStory(
        LESSONS, "Seguridad", "graduation-cap", "Simulacros y un curso corto al año",
        "Correos de prueba todo el año y un curso para quien caiga.", ("Cuatro simulacros", "Curso de una hora"),
    ),
)  # fmt: skip

CONTRACTS = (
    ContractStory("C0142", CARE, "Taller y oficinas", 128, "1860.00"),
    ContractStory("C0142", ANTIVIRUS, "25 equipos", 37, "875.00", notice=30),
    ContractStory("C0142", BACKUP, "Servidor y 4 puestos", 219, "1140.00"),
    ContractStory("C0142", OFFICE, "12 buzones", 98, "1382.40", months=12),
    ContractStory("C0142", DOMAIN, "talleresaurora.example", 19, "96.00", years=3, tacit=False, notice=0),
    ContractStory("C0142", LINE, "Fibra del polígono", -9, "708.00", tacit=False, notice=0),
    ContractStory("C0118", CARE, "Clínica y archivo", 52, "4200.00"),
    ContractStory("C0118", BACKUP, "Servidores e imágenes", 70, "2640.00"),
    ContractStory("C0118", ANTIVIRUS, "40 equipos", 205, "1400.00"),
    ContractStory("C0118", PHONES, "18 extensiones", 26, "1296.00", tacit=False, notice=0),
    ContractStory("C0097", CARE, "", 84, "2400.00"),
    ContractStory("C0097", DOMAIN, "ebro.example", 12, "96.00", tacit=False, notice=0),
    ContractStory("C0097", BACKUP, "Preimpresión", 150, "1800.00"),
    ContractStory("C0156", OFFICE, "9 buzones", 61, "1036.80"),
    ContractStory("C0156", CARE, "", 301, "1440.00"),
    ContractStory("C0133", LINE, "Bodega y tienda", 44, "948.00", notice=15),
    ContractStory("C0133", CAMERAS, "8 cámaras", 175, "720.00"),
    ContractStory("C0171", CARE, "Tres aulas y secretaría", 88, "3600.00"),
    ContractStory("C0171", OFFICE, "Profesorado", 280, "0.00"),
    ContractStory("C0165", BACKUP, "Expedientes", 33, "1320.00"),
    ContractStory("C0104", CARE, "Silos y oficinas", 17, "5400.00", notice=15),
    ContractStory("C0104", ANTIVIRUS, "62 equipos", 64, "2170.00"),
    ContractStory("C0104", LINE, "Silo norte", 240, "948.00"),
    ContractStory("C0187", LINE, "Tres tiendas", 57, "2124.00"),
    ContractStory("C0149", PHONES, "12 extensiones", 140, "864.00"),
    ContractStory("C0192", DOMAIN, "mirasierra.example", 8, "96.00", tacit=False, notice=0),
    ContractStory("C0208", CARE, "Obrador", 190, "960.00"),
)  # fmt: skip
"""In the order of their numbers."""
ENDED = ContractStory("C0142", PHONES, "4 extensiones", -400, "288.00", years=1)
"""Aurora had it once, and let it go."""
MANAGERS = {
    "irene@norte.example": ("C0118", "C0156", "C0171", "C0192"),
    "tomas@norte.example": ("C0104", "C0097", "C0149"),
    "marta@norte.example": ("C0142", "C0133", "C0165", "C0187", "C0208"),
}
"""Who looks after whom."""
INTERESTS = (
    ("C0142", CAMERAS, 40, None), ("C0142", EINVOICE, 12, None), ("C0118", LESSONS, 90, 62), ("C0118", EINVOICE, 30, 9),
    ("C0097", EINVOICE, 21, None), ("C0104", LESSONS, 15, None), ("C0156", BACKUP, 33, 30), ("C0133", PHONES, 55, None),
    ("C0165", EINVOICE, 8, 3), ("C0171", LESSONS, 70, None),
)  # fmt: skip
"""Customer, service, days since they saw it first, days since they asked."""

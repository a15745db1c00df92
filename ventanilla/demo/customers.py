"""The customers of Norte Sistemas and their contacts: a dozen companies of different sizes."""

from __future__ import annotations

from ventanilla.demo.story import ContactStory as Contact
from ventanilla.demo.story import CustomerStory as Customer
from ventanilla.demo.tax_ids import company_tax_id, person_tax_id


def _contact(
    who: str, job_title: str, phone: str, preset: str, writes: str = "plain", share: int = 1
) -> Contact:
    """`who` is «Lucía Ferrer <lucia@aurora.example>»; `phone` the last two digits after 976 555 0."""
    name, _, email = who.rstrip(">").partition(" <")
    return Contact(
        email=email, name=name, job_title=job_title, phone=f"976 555 0{phone}", preset=preset, writes=writes, share=share
    )  # fmt: skip


CUSTOMERS = (
    Customer(
        code="C0142", name="Talleres Aurora", legal_name="Talleres Aurora, S. L.", tax_id=company_tax_id("B", 142),
        sector="workshop", phone="976 555 087", address="Calle del Torno, 14, 50014 Zaragoza", tickets_in_two_years=180,
        contacts=(
            _contact("Lucía Ferrer <lucia@aurora.example>", "Administración", "87", "manager", share=10),
            _contact("Pedro Sanz <pedro@aurora.example>", "Encargado de taller", "88", "technical", share=5),
            _contact("Nuria Gil <nuria@aurora.example>", "Contabilidad", "89", "billing", "formal", share=2),
            _contact("Joaquín Mateo <taller@aurora.example>", "Jefe de taller", "90", "own", "hurried", share=3),
        ),
    ),
    Customer(
        code="C0118", name="Clínica Ribera", legal_name="Clínica Ribera del Canal, S. L.", tax_id=company_tax_id("B", 118),
        sector="clinic", phone="976 555 040", address="Paseo de la Ribera, 3, 50008 Zaragoza", tickets_in_two_years=350,
        contacts=(
            _contact("Óscar Lahoz <oscar@ribera.example>", "Gerente", "40", "manager", share=7),
            _contact("Ana Belío <admision@ribera.example>", "Admisión", "41", "own", "hurried", share=8),
            _contact("Elvira Pons <elvira@ribera.example>", "Coordinadora de enfermería", "42", "technical", share=5),
            _contact("Hugo Teres <radiologia@ribera.example>", "Radiología", "43", "own", "formal", share=5),
            _contact("Raquel Arnal <facturas@ribera.example>", "Contabilidad", "44", "billing", share=2),
        ),
    ),
    Customer(
        code="C0097", name="Gráficas Ebro", legal_name="Gráficas del Ebro Medio, S. A.", tax_id=company_tax_id("A", 97),
        sector="print", phone="976 555 050", address="Polígono El Portal, nave 22, 50015 Zaragoza", tickets_in_two_years=140,
        contacts=(
            _contact("Javier Lázaro <javier@ebro.example>", "Jefe de producción", "50", "manager", share=5),
            _contact("Elena Royo <elena@ebro.example>", "Compras", "51", "quotes", "formal", share=1),
            _contact("Toño Bernal <preimpresion@ebro.example>", "Preimpresión", "52", "own", "hurried", share=6),
        ),
    ),
    Customer(
        code="C0156", name="Asesoría Pinar", legal_name="Asesoría Pinar y Asociados, S. L. P.",
        tax_id=company_tax_id("B", 156), sector="advice", phone="976 555 055",
        address="Calle Mayor, 61, 2.º, 50001 Zaragoza", tickets_in_two_years=170,
        contacts=(
            _contact("Beatriz Pinar <beatriz@pinar.example>", "Socia", "55", "manager", "formal", share=3),
            _contact("Silvia Moliner <laboral@pinar.example>", "Laboral", "56", "own", share=4),
            _contact("Fermín Gracia <fiscal@pinar.example>", "Fiscal", "57", "technical", "hurried", share=5),
        ),
    ),
    Customer(
        code="C0133", name="Bodegas Lanaja", legal_name="Bodegas Lanaja Alta, S. L.", tax_id=company_tax_id("B", 133),
        sector="winery", phone="974 555 033", address="Camino de la Viña, s/n, 22252 Lanaja, Huesca",
        tickets_in_two_years=120,
        contacts=(
            _contact("Teresa Viñuales <teresa@lanaja.example>", "Directora comercial", "33", "manager", share=4),
            _contact("Ramón Ciria <bodega@lanaja.example>", "Enólogo", "34", "own", "hurried", share=4),
            _contact("Pilar Otín <oficina@lanaja.example>", "Oficina", "35", "billing", share=3),
        ),
    ),
    Customer(
        code="C0171", name="Colegio La Alameda", legal_name="Colegio La Alameda, Sociedad Cooperativa",
        tax_id=company_tax_id("F", 171), sector="school", phone="976 555 060",
        address="Avenida de la Alameda, 120, 50018 Zaragoza", tickets_in_two_years=220,
        contacts=(
            _contact("Cristina Salas <direccion@alameda.example>", "Directora", "60", "manager", "formal", share=3),
            _contact("Daniel Yus <tic@alameda.example>", "Coordinador TIC", "61", "technical", share=10),
            _contact("Mercedes Ara <secretaria@alameda.example>", "Secretaría", "62", "billing", share=4),
            _contact("Gonzalo Pina <gonzalo@alameda.example>", "Profesor", "63", "own", "hurried", share=3),
        ),
    ),
    Customer(
        code="C0165", name="Olmo y Vela Abogados", legal_name="Olmo y Vela Abogados, S. L. P.",
        tax_id=company_tax_id("B", 165), sector="law", phone="976 555 065",
        address="Plaza del Justicia, 2, 4.º, 50003 Zaragoza", tickets_in_two_years=120,
        contacts=(
            _contact("Inés Vela <ines@olmoyvela.example>", "Socia", "65", "manager", "formal", share=4),
            _contact("Carlos Olmo <carlos@olmoyvela.example>", "Socio", "66", "own", "hurried", share=3),
            _contact("Maite Sola <secretaria@olmoyvela.example>", "Secretaria", "67", "technical", share=5),
        ),
    ),
    Customer(
        code="C0104", name="Campo Alto", legal_name="Campo Alto, Sociedad Cooperativa Agraria",
        tax_id=company_tax_id("F", 104), sector="farm", phone="974 555 070",
        address="Carretera de Sariñena, km 3, 22200 Huesca", tickets_in_two_years=600,
        contacts=(
            _contact("Alberto Nogués <alberto@campoalto.example>", "Gerente", "70", "manager", "formal", share=2),
            _contact("Rosa Escartín <rosa@campoalto.example>", "Informática", "71", "technical", share=12),
            _contact("Julián Coarasa <bascula@campoalto.example>", "Báscula", "72", "own", "hurried", share=8),
            _contact("Laura Buil <calidad@campoalto.example>", "Calidad", "73", "own", share=6),
            _contact("Marisa Gabás <administracion@campoalto.example>", "Administración", "74", "billing", share=5),
            _contact("Nacho Lasierra <campo@campoalto.example>", "Técnico de campo", "75", "own", "hurried", share=4),
        ),
    ),
    Customer(
        code="C0187", name="Calzados Brisa", legal_name="Calzados Brisa, S. L.", tax_id=company_tax_id("B", 187),
        sector="shops", phone="976 555 076", address="Calle de la Espuma, 8, 50006 Zaragoza", tickets_in_two_years=120,
        contacts=(
            _contact("Yolanda Rey <yolanda@brisa.example>", "Propietaria", "76", "manager", share=4),
            _contact("Sandra Pola <centro@brisa.example>", "Encargada del centro", "77", "own", "hurried", share=4),
            _contact("Miguel Asín <estacion@brisa.example>", "Encargado de la estación", "78", "own", share=3),
        ),
    ),
    Customer(
        code="C0149", name="Transportes Cierzo", legal_name="Transportes Cierzo, S. A.", tax_id=company_tax_id("A", 149),
        sector="transport", phone="976 555 080", address="Plataforma logística, parcela 9, 50197 Zaragoza",
        tickets_in_two_years=110,
        contacts=(
            _contact("Andrés Murillo <andres@cierzo.example>", "Jefe de tráfico", "80", "manager", "hurried", share=5),
            _contact("Begoña Val <oficina@cierzo.example>", "Administración", "81", "billing", share=3),
        ),
    ),
    Customer(
        code="C0192", name="Hostal Mirasierra", legal_name="Hostal Mirasierra, S. L.", tax_id=company_tax_id("B", 192),
        sector="hotel", phone="974 555 083", address="Plaza Alta, 1, 22700 Jaca, Huesca", tickets_in_two_years=45,
        contacts=(
            _contact("Concha Piedrafita <concha@mirasierra.example>", "Directora", "83", "manager", share=2),
            _contact("Víctor Laín <recepcion@mirasierra.example>", "Recepción de noche", "84", "own", share=3),
        ),
    ),
    Customer(
        code="C0208", name="Panadería Espiga", legal_name="Hornos Espiga, S. L.", tax_id=company_tax_id("B", 208),
        sector="shops", phone="976 555 085", address="Calle del Molino, 27, 50002 Zaragoza", tickets_in_two_years=22,
        contacts=(_contact("Fernando Tena <fernando@espiga.example>", "Propietario", "85", "manager", "hurried"),),
    ),
    Customer(
        code="C0203", name="Mercería Carmela", legal_name="Carmen Sierra Blanco", tax_id=person_tax_id(203),
        sector="shops", phone="976 555 086", address="Calle del Hilo, 5, 50009 Zaragoza", tickets_in_two_years=9,
        contacts=(_contact("Carmen Sierra <carmen@carmela.example>", "Propietaria", "86", "manager"),),
    ),
)  # fmt: skip

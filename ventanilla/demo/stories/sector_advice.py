"""A tax and payroll office."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="advice-tax",
        type=FAULT,
        application="Programa de gestión",
        ways=(
            Way(
                "No se presenta el modelo",
                "Al presentar el modelo sale «error en el registro {n}». El plazo acaba {day}.",
            ),
            Way(
                "Los certificados de clientes no aparecen",
                "En el {pc} han desaparecido los certificados de clientes. Tengo {n} declaraciones por "
                "presentar.",
            ),
            Way("modelo 303", "no deja presentar, da error {code}"),
        ),
        courses=(
            Course(
                "Miro el registro que marca. Si fuera cosa del programa, lo presentamos desde otro puesto "
                "para no perder el plazo.",
                "Corregido el registro y presentado; tienes el justificante en la carpeta del cliente.",
            ),
            Course(
                "Una actualización cambió el sitio donde se guardan. Los recupero de la copia y los pruebo.",
                "Recuperados todos, cada uno con su nombre y fecha de caducidad en un listado.",
            ),
        ),
        notes=("Picos de trabajo: 20 de enero, abril, julio y octubre.",),
        asks=(
            Ask("¿Nos adjuntas la captura del error entero?", "Adjunta, con el nombre del cliente tapado."),
        ),
        tags=("impuestos",),
        urgency="high",
        sector="advice",
        weight=4,
    ),
    Family(
        key="advice-payroll",
        type=FAULT,
        application="Programa de gestión",
        ways=(
            Way(
                "Las nóminas salen con el convenio antiguo",
                "He actualizado el convenio y las nóminas de este mes siguen con las tablas viejas.",
            ),
            Way(
                "Enviar las nóminas por correo con contraseña",
                "Queremos mandar las nóminas protegidas, cada una a su trabajador. ¿Se puede?",
            ),
        ),
        courses=(
            Course(
                "La actualización entró después de calcular. Hay que recalcular solo esas empresas; te digo "
                "cuáles.",
                "Recalculadas {n} empresas y comparadas con las anteriores.",
            ),
            Course(
                "Se puede: el programa las cifra con una clave por persona. Lo probamos antes con las "
                "vuestras.",
                "Configurado y probado con tres personas del despacho.",
            ),
        ),
        asks=(Ask("¿Qué convenio y qué mes?", "El de comercio, este mes."),),
        tags=("nóminas",),
        sector="advice",
        weight=3,
    ),
    Family(
        key="advice-portal",
        type=QUESTION,
        application="Web",
        ways=(
            Way(
                "Los clientes no ven sus documentos",
                "Varios clientes nos dicen que su carpeta compartida está vacía.",
            ),
            Way(
                "Carpeta nueva para un cliente",
                "Damos de alta un cliente grande y quiero su carpeta con la estructura de siempre.",
            ),
        ),
        courses=(
            Course(
                "Entraron con otro correo distinto del registrado. Te paso la lista para ponerlos al día.",
                "Actualizados los correos; los clientes avisados entran y ven sus documentos.",
            ),
            Course(
                "Te la creo y te dejo la estructura como plantilla, para que la próxima la hagáis con un "
                "clic.",
                "Carpeta creada con sus permisos, y la plantilla guardada.",
            ),
        ),
        asks=(Ask("¿Con qué correo entra el cliente?", "Con uno personal, el que aparece en la captura."),),
        tags=("carpetas",),
        urgency="low",
        sector="advice",
        weight=2,
    ),
)

"""What is said in any ticket, whatever it is about."""

from __future__ import annotations

NUDGES = (
    "¿Se sabe algo?",
    "Perdonad que insista, pero nos hace falta.",
    "Sigue igual. ¿Tenéis para mucho?",
    "Acaba de volver a pasar.",
    "De momento nos apañamos, pero cuanto antes mejor.",
    "He probado lo que decías y parece que mejora, aunque no del todo.",
    "Hecho. ¿Y ahora?",
    "Os adjunto otra captura por si ayuda.",
    "Hoy ya no estaré, habladlo con quien coja el teléfono.",
    "Gracias por contestar tan rápido. Espero noticias.",
)
PROGRESS = (
    "Sigo con ello. En una hora te digo algo.",
    "Ya tengo la causa, me falta aplicarlo fuera de vuestro horario para no molestar.",
    "Recibido, con eso me basta. Lo dejo hecho hoy.",
    "Gracias por la paciencia: estoy esperando a que termine una comprobación.",
    "He hecho un primer cambio. Prueba cuando puedas y me dices.",
    "Vamos bien. Si ves algo raro mientras tanto, contéstame por aquí.",
)
NOTES = (
    "Llamado por teléfono: confirma lo que escribe y da permiso para conectar.",
    "Tiempo: 25 minutos en remoto.",
    "Contraseña de administrador en el sitio de siempre. No escribirla aquí.",
    "Si vuelve a pasar este mes, lo tratamos en la revisión trimestral.",
    "Cliente amable pero con prisa. Llamar antes de escribir largo.",
    "Hecho fuera de horario, apuntar la media hora en el parte.",
    "Mismo síntoma que hace unos meses; entonces se arregló reiniciando, que no es arreglo.",
    "Ojo, en este equipo no reiniciar sin preguntar.",
    "Está dentro del mantenimiento, no se factura aparte.",
    "Desplazamiento incluido: aprovechar la visita para revisar el armario.",
)
BACK_AGAIN = (
    "Ha vuelto a pasar lo mismo esta mañana. Lo reabro.",
    "Lo siento, pero sigue sin ir: ayer bien y hoy otra vez.",
    "Funcionó un rato y ya no.",
    "En mi puesto va, pero en el de al lado sigue igual.",
)
SECOND_TRY = (
    "Vaya, lo retomo ahora mismo. Esta vez voy a la causa y no al parche.",
    "Gracias por decirlo. Lo miro con un compañero para tener otra opinión.",
)
SECOND_SOLUTION = (
    "Ahora sí: he encontrado qué lo provocaba y está corregido. Lo dejo vigilado tres días.",
    "Aplicado también en los demás puestos y comprobado contigo por teléfono.",
    "Sustituido lo que fallaba de verdad. Disculpa la vuelta de más.",
)
CANCELLED_BY_CUSTOMER = (
    "Ya funciona, debió de ser el enchufe.",
    "Al final no hace falta, gracias.",
    "Lo hemos resuelto nosotros, perdonad.",
    "Repetida: la abrió también una compañera.",
    "",
)
CANCELLED_BY_STAFF = (
    "Repetida: seguimos en la otra incidencia que abristeis por lo mismo.",
    "Lo lleva directamente el fabricante con vosotros; nos avisáis si hiciera falta.",
)
PRAISE = (
    "Rápidos y claros, como siempre.",
    "Muy buen trato por teléfono.",
    "Lo explicó para que lo entendiéramos.",
    "En veinte minutos estaba. Gracias.",
    "Todo perfecto.",
)
FINE = ("Bien, aunque tardó un poco.", "Solucionado.", "Correcto, pero tuve que llamar dos veces.")
COMPLAINT = (
    "Dos días parados por algo que eran cinco minutos.",
    "Se cerró sin preguntarme si funcionaba.",
    "Me lo explicaron en un idioma que no entiendo.",
    "Cada vez me atiende una persona distinta y hay que contarlo todo de nuevo.",
    "Volvió a fallar al día siguiente.",
)

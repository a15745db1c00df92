"""Answers and suggestions as contacts, technicians and strangers meet them."""

from __future__ import annotations

from django.utils.timezone import localdate

from tests.house.knowledge_estate import knowledge_examples
from ventanilla.domain.contracts.actions.contracting import Terms, add_contract
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.customers.models import Common, Customer
from ventanilla.domain.knowledge.actions.answering import Answer, publish_article, write_article
from ventanilla.domain.knowledge.models import Article, Audience, Suggestion, Vote
from ventanilla.domain.provider.actions import switch_sections_off

CANARY = "canarioajeno"


def told(answer) -> str:
    return answer.content.decode()


def shelve(cast) -> dict[str, object]:
    """Of Ribera's service one answer, one draft for everybody, one that all may read."""
    service = add_service(Offer(name="Copias de seguridad"), by=cast.ivan)
    add_contract(
        cast.ribera, service, Terms(number="CT-1"), by=cast.ivan, starts_on=localdate().replace(day=1)
    )
    return knowledge_examples(cast, CANARY)


def test_no_page_of_another_audience_tells_that_there_is_more(cast, client, sign_in):
    shown = shelve(cast)["portal:question.number"]
    hidden = [*Article.objects.exclude(pk=shown).values_list("pk", flat=True)]
    browsers = {"/preguntas/": client, "/preguntas-frecuentes/": sign_in(cast.lucia)}

    for place, browser in browsers.items():
        page = told(browser.get(place))
        assert "Cómo entrar" in page
        assert CANARY not in page
        assert "Con tu correo" in told(browser.get(f"{place}{shown}/"))
        pages = [told(browser.get(f"{place}?q={word}")) for word in (CANARY, "unicornio")]
        assert "Ninguna pregunta con" in pages[0]
        assert pages[0].count(CANARY) == pages[1].count("unicornio")
        assert {browser.get(f"{place}{number}/").status_code for number in [*hidden, 999_999]} == {404}
    lucia = browsers["/preguntas-frecuentes/"]
    assert "<li>" not in told(lucia.get(f"/preguntas-frecuentes/propuestas/?asunto={CANARY}+pregunta"))
    assert lucia.post(f"/preguntas-frecuentes/{hidden[0]}/voto/", {"helped": "1"}).status_code == 404
    assert lucia.post(f"/preguntas-frecuentes/{hidden[0]}/abierta/").status_code == 404
    assert CANARY in told(sign_in(cast.oscar).get(f"/preguntas-frecuentes/?q={CANARY}+pregunta"))


def test_answers_are_proposed_for_a_subject_and_openings_counted(cast, sign_in):
    number = shelve(cast)["portal:question.number"]
    lucia = sign_in(cast.lucia)
    page = told(lucia.get("/incidencias/nueva/"))
    assert 'data-propose="/preguntas-frecuentes/propuestas/"' in page

    offered = told(lucia.get("/preguntas-frecuentes/propuestas/?asunto=No+puedo+entrar"))
    assert f'formaction="/preguntas-frecuentes/{number}/abierta/"' in offered
    assert "Cómo entrar" in told(lucia.post("/incidencias/nueva/", {"subject": "No puedo entrar"}))
    assert lucia.post(f"/preguntas-frecuentes/{number}/abierta/").url == f"/preguntas-frecuentes/{number}/"
    assert Article.objects.get(pk=number).opened == 1

    Customer.objects.filter(pk=cast.aurora.pk).update(sections_off=[Common.QUESTIONS.value])
    page = told(lucia.get("/incidencias/nueva/?asunto=No+puedo+entrar"))
    assert "data-propose" not in page
    assert "/preguntas-frecuentes/" not in page
    assert lucia.get("/preguntas-frecuentes/").status_code == 404


def test_a_vote_can_be_changed_and_the_desk_reads_the_words(cast, sign_in):
    number = shelve(cast)["portal:question.number"]
    lucia, place = sign_in(cast.lucia), f"/preguntas-frecuentes/{number}/"
    assert lucia.post(f"{place}voto/", {"helped": "1"}).url == place
    assert lucia.post(f"{place}voto/", {"helped": "0", "words": "Falta el móvil"}).status_code == 302
    assert lucia.post(f"{place}voto/", {"words": "nada"}).status_code == 422

    assert Vote.objects.get().helped is False
    assert "Falta el móvil" in told(lucia.get(place))
    desk = sign_in(cast.marta)
    assert "0 sí, 1 no" in told(desk.get("/escritorio/preguntas/"))
    page = told(desk.get(f"/escritorio/preguntas/{number}/"))
    assert "Falta el móvil" in page
    assert "Guardar" not in page


def test_the_desk_writes_looks_publishes_and_orders(cast, sign_in):
    marta, elena = sign_in(cast.marta), sign_in(cast.elena)
    typed = {
        "title": "¿Y el fax?",
        "body": "Se **apaga**.",
        "audience": "customers",
        "form_key": "pregunta-1",
    }
    looked = marta.post("/escritorio/preguntas/nueva/", {**typed, "preview": "1"})
    assert "<strong>apaga</strong>" in told(looked)
    assert not Article.objects.exists()
    made = [marta.post("/escritorio/preguntas/nueva/", typed).url for _ in range(2)]
    assert made[0] == made[1]
    fax = Article.objects.get()
    assert marta.post(f"{made[0]}publicar/").status_code == 403
    elena.post(f"{made[0]}publicar/", {"seen": "1"})
    elena.post(f"{made[0]}retirar/", {"seen": "1"})  # it has been changed meanwhile: nothing happens
    assert Article.objects.get().is_published
    assert marta.post(made[0], typed).status_code == 403
    clash = elena.post(made[0], {**typed, "title": "Otra", "seen": "1"})
    assert clash.status_code == 422
    assert "Así está ahora" in told(clash)
    assert elena.post(made[0], {**typed, "title": "Otra", "seen": "2"}).status_code == 302
    assert elena.post(f"{made[0]}tirar/").status_code == 404

    second = write_article(Answer(title="Segunda", body="x", audience=Audience.PUBLIC), by=cast.marta)
    elena.post("/escritorio/preguntas/orden/", {"up": second.pk})
    assert [*Article.objects.order_by("position").values_list("pk", flat=True)] == [second.pk, fax.pk]
    elena.post("/escritorio/preguntas/orden/", {"down": second.pk})
    elena.post("/escritorio/preguntas/orden/", {"down": second.pk})
    assert [*Article.objects.order_by("position").values_list("pk", flat=True)] == [fax.pk, second.pk]
    assert "Segunda" in told(marta.get("/escritorio/preguntas/?ver=borradores"))
    assert "Segunda" not in told(marta.get("/escritorio/preguntas/?q=fax"))


def test_a_suggestion_goes_there_and_an_answer_comes_back(cast, sign_in):
    pedro, marta = sign_in(cast.pedro), sign_in(cast.marta)
    typed = {"words": "Que avise por la noche", "form_key": "sugerencia-1"}
    made = [pedro.post("/sugerencias/", typed).url for _ in range(2)]
    assert made[0] == made[1]
    one = Suggestion.objects.get()
    assert pedro.post("/sugerencias/", {"words": " "}).status_code == 422
    assert sign_in(cast.nuria).get(made[0]).status_code == 404
    assert sign_in(cast.oscar).get(made[0]).status_code == 404
    assert "Pedro Sanz" in told(sign_in(cast.lucia).get("/sugerencias/"))

    assert "Que avise" in told(marta.get("/escritorio/sugerencias/?ver=recibidas"))
    place = f"/escritorio/sugerencias/{one.pk}/"
    assert marta.post(place, {"state": "done", "answer": ""}).status_code == 422
    assert marta.post(place, {"state": "planned", "answer": "En enero.", "seen": "1"}).status_code == 302
    assert marta.post(place, {"state": "done", "answer": "Ya.", "seen": "1"}).status_code == 422
    page = told(pedro.get(made[0]))
    assert "Planificada" in page
    assert "En enero." in page
    assert "Que avise" not in told(marta.get("/escritorio/sugerencias/?ver=recibidas"))


def test_what_is_switched_off_for_everybody_is_not_on_the_open_pages_either(cast, client):
    publish_article(
        write_article(Answer(title="Pública", body="x", audience=Audience.PUBLIC), by=cast.marta),
        by=cast.elena,
    )
    assert "/preguntas/" in told(client.get("/acceso/"))
    switch_sections_off([Common.QUESTIONS, Common.CONTACT], by=cast.ivan)

    assert client.get("/preguntas/").status_code == 404
    assert client.get("/contacto/").status_code == 404
    assert "/preguntas/" not in told(client.get("/acceso/"))

// `data-passkey="address"`: a button asks the house there for a challenge, lets the device sign it, and sends its form with
// the answer, to `data-passkey-to` when that is said. It shows itself only where browser and address can do it.
const { PublicKeyCredential: Keys, isSecureContext } = window

const isNamed = /[a-z]/i.test(location.hostname)   // a number is no name that a key could be made for

if (Keys?.parseRequestOptionsFromJSON && isSecureContext && isNamed) {
  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = false
    for (const one of button.form.querySelectorAll("[data-passkey-missing]")) one.hidden = true
    button.addEventListener("click", () => sign(button))
  }
}

async function sign(button) {
  const { form } = button, wrong = form.querySelector("[data-passkey-wrong]")
  const { value: csrfmiddlewaretoken } = form.elements.csrfmiddlewaretoken
  if (wrong) wrong.hidden = true
  button.disabled = true
  try {
    const body = new URLSearchParams({ csrfmiddlewaretoken })
    const asked = await (await fetch(button.dataset.passkey, { method: "POST", body })).json()
    const signed = asked.user
      ? await navigator.credentials.create({ publicKey: Keys.parseCreationOptionsFromJSON(asked) })
      : await navigator.credentials.get({ publicKey: Keys.parseRequestOptionsFromJSON(asked) })
    form.elements.answer.value = JSON.stringify(signed)
    form.action = button.dataset.passkeyTo || form.action
    form.submit()
  } catch {   // they changed their mind, or the device knows no key of ours
    if (wrong) wrong.hidden = false
    button.disabled = false
  }
}

// A form marked `data-preview` is worn by the samples beside it while one types: name, colour, logo. Nothing is sent.
// Styles are set through the CSSOM, which our content security policy lets pass.
const form = document.querySelector("form[data-preview]")
let picture = ""

const each = (selector, act) => document.querySelectorAll(selector).forEach(act)
const field = name => form.querySelector(`[data-preview-${name}]`)

function wear() {
  const colour = field("colour")?.value
  if (/^#[0-9a-f]{6}$/i.test(colour ?? "")) {
    each("[data-preview-sample]", sample => sample.style.setProperty("--brand-raw", colour))
  }
  const name = field("name")?.value.trim()
  if (name) {
    each("[data-preview-says]", one => { one.textContent = name })
    each("[data-preview-initial], [data-preview-letter]", one => { one.textContent = [...name][0].toUpperCase() })
  }
}

function draw() {
  const file = field("logo")?.files[0]
  const bare = field("without")?.checked && !file
  if (file) {
    URL.revokeObjectURL(picture)
    picture = URL.createObjectURL(file)
  }
  each("[data-preview-picture]", one => {
    if (file) one.src = picture
    one.hidden = bare || one.getAttribute("src") === "data:,"
    one.nextElementSibling.hidden = !one.hidden
  })
}

form?.addEventListener("input", wear)
form?.addEventListener("change", draw)

// A file above the limit (`ventanilla:large`, with `data-most` bytes). A picture is made smaller here, in the browser, and
// offered with both its sizes before anything is sent; what cannot be made smaller is refused with the reason.
const STEPS = [[1, .9], [1, .8], [.8, .8], [.65, .8], [.5, .75], [.35, .7]]   // [scale, quality]
const LARGEST = 40e6   // pixels that every browser can draw

document.addEventListener("ventanilla:uploads", ({ target: box }) => {
  const words = box.dataset

  box.addEventListener("ventanilla:large", async ({ detail: { row, file } }) => {
    row.classList.add("ask")
    tell(row, [words.looking])
    const small = /^image\/(png|jpeg|webp|bmp)$/.test(file.type) ? await smaller(file) : null
    if (!row.isConnected) return
    if (small) return offer(row, file, small)
    row.classList.replace("ask", "no")
    row.querySelector("progress").hidden = true
    tell(row, [words.large, roundedUp(file.size), Number(words.most)])
  })

  function offer(row, file, small) {
    const button = row.querySelector("[data-upload-shrink]")
    row.querySelector("progress").hidden = true
    button.hidden = false
    tell(row, [words.shrinkable, roundedUp(file.size), Number(words.most), small.size])
    button.addEventListener("click", () => {
      button.hidden = true
      row.classList.remove("ask")
      row.querySelector(".name").textContent = small.name
      row.querySelector(".kind").textContent = "JPG"
      row.querySelector("[data-upload-remove]").focus()
      box.dispatchEvent(new CustomEvent("ventanilla:upload", { detail: { row, file: small } }))
    }, { once: true })
  }

  // The first step that fits; null when the picture cannot be read, or stays too large.
  async function smaller(file) {
    const picture = await createImageBitmap(file).catch(() => null)
    if (!picture) return null
    const fit = Math.min(1, Math.sqrt(LARGEST / (picture.width * picture.height)))
    for (const [scale, quality] of STEPS) {
      const drawn = await draw(picture, scale * fit, quality)
      if (drawn && drawn.size <= words.most) return new File([drawn], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: "image/jpeg" })
    }
    return null
  }
})

function draw(picture, scale, quality) {
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d")
  ;[canvas.width, canvas.height] = [picture.width * scale, picture.height * scale].map(Math.round)
  pen.fillStyle = "#fff"   // a JPEG has no glass
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise(done => canvas.toBlob(done, "image/jpeg", quality))
}

// «Ocupa 5 MB y el máximo son 5 MB» would explain nothing.
function roundedUp(bytes) { return Math.ceil(bytes / 1e5) * 1e5 }

function tell(row, words) { row.dispatchEvent(new CustomEvent("ventanilla:told", { bubbles: true, detail: words })) }

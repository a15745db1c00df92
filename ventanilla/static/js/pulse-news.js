// What has changed in the list is counted, never moved under the reader's eyes: [data-news] says it and leads to the new list.
const news = document.querySelector("[data-news]")
const shown = new Set([...document.querySelectorAll("[data-version]")].map(row => `${row.value}.${row.dataset.version}`))

document.addEventListener("ventanilla:pulse", ({ detail }) => {
  if (!news || !detail) return
  const fresh = detail.rows.filter(row => !shown.has(row)).length
  const gone = [...shown].filter(row => !detail.rows.includes(row)).length
  const number = fresh || gone
  news.querySelector("[data-news-words]").textContent = number === 1 ? news.dataset.one : news.dataset.many.replace("%s", number)
  news.hidden = !number
})

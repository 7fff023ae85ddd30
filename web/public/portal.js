// The page of an order (worker/pages/portal). Everything works without this file: it tells the shop that the page was
// looked at, and lets the client draw a signature.

const main = document.querySelector('[data-opened]')

/** A page in the background was not seen: previews and restored tabs don't count. */
const tell = () => {
  if (document.visibilityState !== 'visible') return
  document.removeEventListener('visibilitychange', tell)
  fetch(main.dataset.opened, { method: 'POST', keepalive: true }).catch(() => {})
}
if (main) {
  document.addEventListener('visibilitychange', tell)
  tell()
}

const box = document.getElementById('semnatura')
if (box) {
  const pad = box.querySelector('svg')
  const path = box.querySelector('path')
  const input = box.querySelector('input')
  /** The column takes as much; a stroke that does not fit is not drawn. */
  const MOST = 16000
  let drawing = null

  const show = (text) => {
    path.setAttribute('d', text)
    input.value = text
  }
  /** A place in the units of the drawing. */
  const placeOf = ({ clientX, clientY }) => {
    const { left, top, width, height } = pad.getBoundingClientRect()
    const within = (value, most) => Math.min(most, Math.max(0, Math.round(value * most)))
    return `${within((clientX - left) / width, 600)} ${within((clientY - top) / height, 200)}`
  }
  const add = (command, place) => {
    if (place === drawing || input.value.length + place.length + 1 > MOST) return
    drawing = place
    show(`${input.value}${command}${place}`)
  }
  pad.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    pad.setPointerCapture(event.pointerId)
    const place = placeOf(event)
    add('M', place)
    // A dot is a line of no length.
    show(`${input.value}L${place}`)
  })
  pad.addEventListener('pointermove', (event) => {
    if (drawing !== null) add('L', placeOf(event))
  })
  const end = () => {
    drawing = null
  }
  pad.addEventListener('pointerup', end)
  pad.addEventListener('pointercancel', end)
  box.querySelector('button').addEventListener('click', () => show(''))
  box.hidden = false
}

import { html } from 'hono/html'
import type { PortalView } from '#domain/portal/view.ts'
import type { Decision } from '#domain/workshop/approvals/decisions.ts'
import type { Html } from '../answer.ts'
import { note, where } from '../parts.ts'
import { groups } from './lines.ts'

/** What is wrong with a form that was sent. */
export type Fault = { field: 'nume' | 'cand' | 'semnatura' | ''; text: string }

/** A form as it was filled in; what was typed is never lost. */
export type Typed = {
  decisions: ReadonlyMap<number, Decision>
  name: string
  note: string
  signature: string
  when: string
}

export const EMPTY: Typed = { decisions: new Map(), name: '', note: '', signature: '', when: '' }

/** The form on a page: its token, what was typed, and what was wrong with it. */
export type FormState = {
  token: string
  typed: Typed
  faults: readonly Fault[]
  /** The sum of what is accepted by the decisions, where it was asked for. */
  sum: string | null
}

/** Most characters of each field, as the columns have them. */
export const LENGTH = { name: 200, note: 2000, when: 200 } as const

const wrong = (faults: readonly Fault[], field: Fault['field']): Html =>
  where(
    faults.some((fault) => fault.field === field),
    () =>
      html`<span class="wrong" id="w-${field}">${faults.flatMap((fault) => (fault.field === field ? [fault.text] : [])).join(' ')}</span>`,
  )

const invalid = (faults: readonly Fault[], field: Fault['field']): Html =>
  where(
    faults.some((fault) => fault.field === field),
    () => html` aria-invalid="true" aria-describedby="w-${field}" autofocus`,
  )

/** What is wrong, at the top of the page, where a person looks after sending. */
export const faultNote = (faults: readonly Fault[]): Html =>
  where(
    faults.length > 0,
    () =>
      html`<div role="alert">${note(
        'bad',
        'Răspunsul nu a fost trimis',
        faults.map(({ field, text }) => (field === '' ? text : html`<a href="#${field}">${text}</a>`)),
      )}</div>`,
  )

const signaturePad = (typed: Typed, faults: readonly Fault[]): Html =>
  html`<div id="semnatura" hidden><p class="field"><b>Semnătura</b> <small>Opțional: semnați cu degetul în chenar.</small></p>
<svg class="pad" viewBox="0 0 600 200" role="img" aria-label="Chenar pentru semnătură"><path d="${typed.signature}"/></svg>
<input type="hidden" name="semnatura" value="${typed.signature}"><button type="button" class="small">Șterg semnătura</button>${wrong(faults, 'semnatura')}</div>`

/** The lines with their decisions, the grounds for them, and the answer. */
export const answerForm = (view: PortalView, state: FormState, base: string, grounds: Html): Html => {
  const { token, typed, faults, sum } = state
  const many = view.groups.reduce((count, { lines }) => count + lines.length, 0) > 1
  return html`<form method="post" action="${base}"><input type="hidden" name="t" value="${token}">
${groups(view.groups, view.amounts, base, (place) => typed.decisions.get(place) ?? 'accept')}${grounds}
${where(
  many,
  () =>
    html`<section class="card noprint" id="suma"><p aria-live="polite">${
      sum === null
        ? 'Puteți alege pentru fiecare linie. Totalul se poate recalcula înainte de trimitere.'
        : html`Totalul liniilor acceptate: <b>${sum}</b>`
    }</p><button class="small" name="do" value="suma" formnovalidate formaction="${base}#suma">Recalculez totalul</button></section>`,
)}
<section class="card answer" id="raspuns"><h2>Răspunsul dumneavoastră</h2>
<label class="field">Nume și prenume<input type="text" id="nume" name="nume" value="${typed.name}" maxlength="${LENGTH.name}" autocomplete="name" required${invalid(faults, 'nume')}></label>${wrong(faults, 'nume')}
${signaturePad(typed, faults)}
<label class="field">Observații <small>Opțional</small><textarea name="observatii" maxlength="${LENGTH.note}" rows="3">${typed.note}</textarea></label>
<p class="small">Prin trimitere confirmați alegerile de mai sus. Service-ul păstrează răspunsul, numele, data și ora.</p>
<button class="main" name="do" value="alegeri"><span class="all">Accept devizul</span><span class="some">Trimit alegerile mele</span></button>
<button class="no" name="do" value="refuz">Refuz tot devizul</button></section></form>`
}

/** The wish to be called. */
export const callForm = ({ token, typed, faults }: FormState, base: string, isOpen: boolean): Html =>
  html`<details class="card call"${isOpen ? html` open` : ''}><summary>Prefer să mă sunați</summary>
<form method="post" action="${base}"><input type="hidden" name="t" value="${token}">
<label class="field">Când vă putem suna? <small>De exemplu: astăzi după ora 16</small><input type="text" id="cand" name="cand" value="${typed.when}" maxlength="${LENGTH.when}" required${invalid(faults, 'cand')}></label>${wrong(faults, 'cand')}
<button name="do" value="apel">Vă rog să mă sunați</button></form></details>`

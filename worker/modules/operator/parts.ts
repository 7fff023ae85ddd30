import { html } from 'hono/html'
import { deadLetter, operatorShop } from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { formatInstant } from '#domain/kernel/dates.ts'
import type { Html } from '#worker/pages/answer.ts'
import { newId } from '#worker/pages/new-id.ts'

/** Parts of the console's pages. */

/** An instant in Romania, as people read it, on one line; a dash for none. */
export const when = (instant: string | null): Html | string =>
  instant === null ? '–' : html`<time datetime="${instant}">${formatInstant(instant)}</time>`

/**
 * A column of a table: a number is set to the right; what is wide has its own lines on a phone, where the first column is
 * the heading of its row.
 */
export type Column<T> = {
  label: string
  holds?: 'number' | 'wide'
  show: (row: T) => Html | string | number
}

/** A table of rows; on a phone each row is a list of its cells. */
export const table = <T>(columns: readonly Column<T>[], rows: readonly T[], none: string): Html => {
  if (rows.length === 0) return html`<p class="soft">${none}</p>`
  return html`<table><thead><tr>${columns.map((one) => html`<th class="${one.holds ?? ''}" scope="col">${one.label}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((one) => html`<td class="${one.holds ?? ''}" data-label="${one.label}">${one.show(row)}</td>`)}</tr>`)}</tbody></table>`
}

export const card = (title: string, body: Html): Html =>
  html`<section class="card"><h2>${title}</h2>${body}</section>`

export const facts = (
  items: readonly (readonly [label: Html | string, value: Html | string | number])[],
): Html =>
  html`<dl>${items.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`

/** A link to a shop's page. */
export const shopLink = (id: string, name: string): Html =>
  html`<a href="${pathOf(operatorShop, { params: { tenant: id } })}">${name === '' ? id : name}</a>`

/** A form of an act: its id is made with the page, so that a second press is the same act. `seenBy` says who reads why. */
export const actForm = (
  action: string,
  fields: Html,
  button: string,
  seenBy = 'Îl vede și proprietarul service-ului.',
): Html =>
  html`<form method="post" action="${action}"><input type="hidden" name="act" value="${newId()}">${fields}
<label>Motiv <small>${seenBy}</small><input name="reason" required minlength="3" maxlength="200"></label>
<button>${button}</button></form>`

/** A link to the page of a dead effect. */
export const letterLink = (tenant: string, key: string, words: string): Html =>
  html`<a href="${pathOf(deadLetter, { query: { tenant, key } })}">${words}</a>`

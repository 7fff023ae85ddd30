import { html } from 'hono/html'
import type { PortalGroup, PortalLine, PortalPhoto } from '#domain/portal/view.ts'
import { DECISIONS, type Decision } from '#domain/workshop/approvals/decisions.ts'
import type { Html } from '../answer.ts'
import { where } from '../parts.ts'

const ASKED: Record<Decision, string> = { accept: 'De acord', later: 'Nu acum', refuse: 'Refuz' }
const SAID: Record<Decision, string> = { accept: 'Acceptat', later: 'Nu acum', refuse: 'Refuzat' }

/** The name in the form of the choice about a line. */
const choiceName = (place: number): string => `l${place}`

/** The place of the line that a field of the form is about; null for another field. */
export const placeIn = (name: string): number | null => {
  const [, place] = /^l(0|[1-9]\d{0,2})$/.exec(name) ?? []
  return place === undefined ? null : Number(place)
}

export const photoGrid = (photos: readonly PortalPhoto[], base: string): Html =>
  where(
    photos.length > 0,
    () =>
      html`<div class="photos">${photos.map(
        ({ id, caption }, index) =>
          html`<figure><a href="${base}/foto/${id}"><img src="${base}/foto/${id}" alt="${caption || `Fotografia ${index + 1}`}" loading="lazy" width="320" height="240"></a>${where(caption, () => html`<figcaption>${caption}</figcaption>`)}</figure>`,
      )}</div>`,
  )

const head = ({ name, amount, detail }: PortalLine): Html =>
  html`<span class="name"><span>${name}</span> <b>${amount}</b></span>${where(detail, () => html`<small>${detail}</small>`)}`

const asked = (line: PortalLine, chosen: Decision, base: string): Html =>
  html`<fieldset class="line"><legend>${head(line)}</legend>${photoGrid(line.photos, base)}<div class="choice">${DECISIONS.map(
    (choice) =>
      html`<label><input type="radio" class="${choice}" name="${choiceName(line.place)}" value="${choice}"${choice === chosen ? html` checked` : ''}><span>${ASKED[choice]}</span></label>`,
  )}</div></fieldset>`

const shown = (line: PortalLine, base: string): Html =>
  html`<li class="line">${head(line)}${where(line.decision, () => html`<span class="tag ${line.decision}">${SAID[line.decision as Decision]}</span>`)}${photoGrid(line.photos, base)}</li>`

/** The lines of the offer; `chosen` where they are asked about. */
export const groups = (
  list: readonly PortalGroup[],
  amounts: string,
  base: string,
  chosen: ((place: number) => Decision) | null,
): Html[] =>
  list.map(
    ({ title, isUrgent, lines }) =>
      html`<section class="card group${isUrgent ? ' urgent' : ''}"><h2>${title} <small>${amounts === '' ? '' : `prețuri ${amounts}`}</small></h2>${
        chosen
          ? lines.map((line) => asked(line, chosen(line.place), base))
          : html`<ul>${lines.map((line) => shown(line, base))}</ul>`
      }</section>`,
  )

import type { Context } from 'hono'
import { html } from 'hono/html'
import type * as v from 'valibot'
import * as api from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { AppError, codeOfRequest } from '#domain/kernel/errors.ts'
import { endIncident, findIncident, type ListedIncident } from '#worker/db/incidents.ts'
import type { IncidentSource } from '#worker/db/schema.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import { where } from '#worker/pages/parts.ts'
import { operate } from './act.ts'
import type { OperatorPage } from './page.ts'
import { actForm, type Column, card, table, when } from './parts.ts'

/** What went wrong in browsers and in the server. */

const SOURCES: Readonly<Record<IncidentSource, string>> = {
  browser: 'Browser',
  request: 'Cerere',
  object: 'Obiectul service-ului',
  queue: 'Job',
  cron: 'Cron',
}

const framesOf = (frames: string) => html`<pre>${(JSON.parse(frames) as string[]).join('\n')}</pre>`

const endOf = ({ id, last_at, done_at }: ListedIncident) =>
  done_at === null
    ? html`<details><summary>Rezolvă</summary>${actForm(
        pathOf(api.endIncident, { params: { id } }),
        html`<input type="hidden" name="seen" value="${last_at}">`,
        'Rezolvat',
        'Rămâne la noi. Dacă apare din nou, se redeschide.',
      )}</details>`
    : html`<div>Rezolvat: ${when(done_at)}</div>`

const COLUMNS: readonly Column<ListedIncident>[] = [
  {
    label: 'Unde',
    holds: 'wide',
    show: ({ source, place }) => html`${SOURCES[source]} <small>${place}</small>`,
  },
  {
    label: 'Ce',
    holds: 'wide',
    show: ({ event, name, message, frames }) =>
      html`<div><b>${name}</b> ${event}</div>${where(message !== '', () => html`<div>${message}</div>`)}${framesOf(frames)}`,
  },
  { label: 'De câte ori', holds: 'number', show: ({ times }) => times },
  {
    label: 'Prima și ultima dată',
    show: ({ first_at, last_at }) => html`<span>${when(first_at)} – ${when(last_at)}</span>`,
  },
  {
    label: 'Cod, versiune',
    show: ({ request, version }) =>
      html`<span>${request === null ? '–' : codeOfRequest(request)} <small>${version.slice(0, 8)}</small></span>`,
  },
  { label: 'Stare', holds: 'wide', show: endOf },
]

/** The list of incidents, with its search. */
export const incidentsPage = (incidents: readonly ListedIncident[], q: string): OperatorPage => ({
  title: 'Incidente',
  body: html`<section class="card"><form class="row" method="get" action="${api.incidents.path}" role="search">
<label>Cod, rută, job sau eroare<input type="search" name="q" value="${q}" maxlength="200"></label><button>Caută</button></form></section>
${card(
  q === '' ? 'Nerezolvate, cele mai recente' : `Găsite pentru „${q}”`,
  table(COLUMNS, incidents, q === '' ? 'Niciunul.' : 'Niciunul. Un cod mai vechi este numai în jurnal.'),
)}`,
})

/** Notes that an incident is done. @throws AppError `not_found` */
export const endOne = async (
  c: Context<OperatorEnv>,
  id: string,
  { act, reason, seen }: v.InferOutput<typeof api.incidentForm>,
): Promise<Response> => {
  const incident = await findIncident(c.env, id)
  if (!incident) throw new AppError('not_found')
  const what = `Incident rezolvat: ${incident.name}, ${incident.place}`
  return operate(c, { act, reason, tenantId: '', what }, api.incidents.path, () =>
    endIncident(c.env, id, seen, new Date().toISOString()),
  )
}

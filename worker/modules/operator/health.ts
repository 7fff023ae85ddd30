import { html } from 'hono/html'
import * as api from '#domain/api/operator.ts'
import { DAY } from '#domain/kernel/days.ts'
import { type JobHealth, jobHealth } from '#worker/db/operator/job-health.ts'
import { type MessageHealth, messageHealth } from '#worker/db/operator/message-health.ts'
import { type Waiting, waitingFor } from '#worker/db/operator/waiting.ts'
import type { Env } from '#worker/env.ts'
import type { Html } from '#worker/pages/answer.ts'
import type { OperatorPage } from './page.ts'
import { type Column, card, facts, table } from './parts.ts'

/** How what leaves the server goes, and what waits for us. */

/** The choices of providers, which are no secrets. */
const providersOf = (env: Env) =>
  facts([
    ['Versiune', env.VERSION],
    ['E-mail', env.MAIL],
    ['SMS', env.SMS_GATEWAY],
    ['WhatsApp', env.WHATSAPP],
    ['Notificări', env.PUSH],
    ['Plăți', env.PAYMENTS],
    ['Facturi', env.INVOICES],
  ])

const alarming = (count: number) => (count > 0 ? html`<b class="bad">${count}</b>` : 0)

/** The state at one look. */
export type Health = { waiting: Waiting; jobs: readonly JobHealth[]; messages: readonly MessageHealth[] }

const lineOf = (path: string, words: string, count: number) =>
  [html`<a href="${path}">${words}</a>`, alarming(count)] as const

const waitingCard = ({ dead, reports, senders, incidents }: Waiting): Html =>
  card(
    'Ne așteaptă',
    facts([
      lineOf(api.deadLetters.path, 'Efecte moarte', dead),
      lineOf(api.paymentReports.path, 'Plăți neprelucrate', reports),
      lineOf(api.senderNames.path, 'Nume de expeditor', senders),
      lineOf(api.incidents.path, 'Incidente noi, de ieri', incidents),
    ]),
  )

const JOBS: readonly Column<JobHealth>[] = [
  { label: 'Job', show: ({ job }) => job },
  { label: 'Reușite', holds: 'number', show: ({ done }) => done },
  { label: 'Moarte', holds: 'number', show: ({ dead }) => alarming(dead) },
  { label: 'Se reîncearcă', holds: 'number', show: ({ retried }) => retried },
  { label: 'Întârziate', holds: 'number', show: ({ overdue }) => alarming(overdue) },
  { label: 'Eroare', show: ({ error }) => error ?? '' },
]

const MESSAGES: readonly Column<MessageHealth>[] = [
  { label: 'Canal', show: ({ channel }) => channel },
  { label: 'Stare', show: ({ state }) => state },
  { label: 'Câte', holds: 'number', show: ({ messages }) => messages },
]

export const healthPage = (env: Env, { waiting, jobs, messages }: Health): OperatorPage => ({
  title: 'Stare',
  body: html`${waitingCard(waiting)}
${card('Pe unde pleacă', providersOf(env))}
${card('Mesaje către clienți, în ultimele 24 de ore', table(MESSAGES, messages, 'Niciunul.'))}
${card('Joburi, în ultimele 24 de ore', table(JOBS, jobs, 'Nu a fost nimic de făcut.'))}`,
})

/** Milliseconds in which a report of a payment is handled, where all is well. */
const HANDLED = 5 * 60_000

/** Reads the state. `now` in milliseconds. */
export const readHealth = async (env: Env, now: number): Promise<Health> => {
  const since = new Date(now - DAY).toISOString()
  const handledBy = new Date(now - HANDLED).toISOString()
  const [waiting, jobs, messages] = await Promise.all([
    waitingFor(env, { handledBy, since }),
    jobHealth(env, now - DAY, now),
    messageHealth(env, since),
  ])
  return { waiting, jobs, messages }
}

import * as v from 'valibot'
import { FILE, json, trusted } from './answers.ts'
import { contract } from './contract.ts'

/** A message that a local provider of a development machine was given to send. */
export type OutboxMessage = {
  number: number
  id: string
  channel: string
  sent_at: string
  sender: string
  recipient: string
  subject: string
  body: string
  html: string
  state: string
  details: string
}

/** What the local providers were given to send, as a page; only on development machines. */
export const outboxPage = contract({
  method: 'GET',
  path: '/dev/mesaje',
  access: 'anyone',
  answer: FILE,
  status: 200,
  errors: ['not_found'],
})

/** The same messages as data, newest first. */
export const outboxMessages = contract({
  method: 'GET',
  path: '/dev/mesaje.json',
  access: 'anyone',
  answer: json(trusted<{ messages: readonly OutboxMessage[] }>('messages')),
  status: 200,
  errors: ['not_found'],
})

/** The HTML of one message, as its reader sees it. */
export const outboxHtml = contract({
  method: 'GET',
  path: '/dev/mesaje/:id',
  access: 'anyone',
  params: { id: v.string() },
  answer: FILE,
  status: 200,
})

/** What the networks of a development machine can report of a message to a phone. */
export const OUTCOMES = ['delivered', 'failed', 'expired'] as const

/** Reports an SMS, or a message by WhatsApp, of the local provider as its network would; until then it is on its way. */
export const outboxReport = contract({
  method: 'POST',
  path: '/dev/mesaje/:id/:outcome',
  access: 'page',
  params: { id: v.string(), outcome: v.picklist(OUTCOMES) },
  answer: FILE,
  status: 200,
})

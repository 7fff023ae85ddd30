import * as v from 'valibot'
import { FILE } from './answers.ts'
import { contract } from './contract.ts'

/** The page of the local provider of payments; only on development machines, like all of these. */
export const paymentPage = contract({
  method: 'GET',
  path: '/dev/plata/:id',
  access: 'anyone',
  params: { id: v.string() },
  answer: FILE,
  status: 200,
})

/** What a developer presses on it. */
export const PAYMENT_OUTCOMES = ['pay', 'fail', 'leave'] as const

/** Pays, lets the payment fail, or leaves. */
export const paymentOutcome = contract({
  method: 'POST',
  path: '/dev/plata/:id/:outcome',
  access: 'page',
  params: { id: v.string(), outcome: v.picklist(PAYMENT_OUTCOMES) },
  answer: FILE,
  status: 200,
})

/** The page of a customer with its subscription. */
export const customerPage = contract({
  method: 'GET',
  path: '/dev/client/:customer',
  access: 'anyone',
  params: { customer: v.string() },
  query: { inapoi: v.optional(v.string(), '/') },
  answer: FILE,
  status: 200,
})

/** Lets a period of a subscription pass: it renews, its payment fails, or it ends. */
export const customerTurn = contract({
  method: 'POST',
  path: '/dev/client/:customer/:turn',
  access: 'page',
  params: { customer: v.string(), turn: v.picklist(['renew', 'fail', 'end']) },
  answer: FILE,
  status: 200,
})

import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'
import { isInstant } from '#domain/kernel/dates.ts'

/** Mails an owner of a shop without a plan that its data is about to be deleted. */
export const warnDeletion = defineJob({
  id: 'plans.warn-deletion',
  source: 'billing',
  schema: v.object({
    /** The end of the plan: a shop that has come back since is not warned. */
    endedAt: v.pipe(v.string(), v.check(isInstant)),
    days: v.number(),
    /** The user who owns the shop. */
    reader: v.string(),
  }),
})

/** Mails to owners about a plan that was not paid: at once, a day before the grace ends, and at its end. */
export const UNPAID_STEPS = ['failed', 'last_day', 'ended'] as const
export type UnpaidStep = (typeof UNPAID_STEPS)[number]

/** Mails the owners of a shop whose payment has failed. */
export const tellUnpaid = defineJob({
  id: 'plans.unpaid',
  source: 'billing',
  schema: v.object({
    /** The end of the period that was paid last: a shop that has paid since is not told. */
    until: v.pipe(v.string(), v.check(isInstant)),
    step: v.picklist(UNPAID_STEPS),
  }),
})

/** The row of `plan_payments` that an invoice is of. */
const ofPayment = v.object({ id: v.string() })

/** Issues our invoice of a payment. */
export const issueInvoice = defineJob({ id: 'plans.issue-invoice', source: 'billing', schema: ofPayment })

/** Mails the invoice of a payment to the owners. */
export const mailInvoice = defineJob({ id: 'plans.mail-invoice', source: 'billing', schema: ofPayment })

/** Does what a stored report of the provider of payments asks for. An effect of the directory. */
export const takePayment = defineJob({
  id: 'plans.take-report',
  source: 'billing',
  schema: v.object({ event: v.string() }),
})

import * as v from 'valibot'
import { defineCollection, type RowOf, visibleTo } from '#domain/sync/collection.ts'
import { checkedText, count, derived, instant, json, oneOf, orNull, ref, text } from '#domain/sync/columns.ts'
import { NOBODY, OFFICE, ROLES } from './roles.ts'
import { MEMBER_STATES } from './states.ts'

const isEmail = (value: string): boolean => v.is(v.pipe(v.string(), v.email()), value)

const opaque = (max: number) => derived(text(max, { kind: 'opaque' }))

/** Most mails to one address, the first included. */
export const MAX_INVITES = 10

/**
 * The people of the shop: who was invited, who works here, who did. The directory's memberships follow these rows
 * (`team.follow`). An address has one row, whatever became of it.
 */
export const members = defineCollection({
  name: 'members',
  columns: {
    /** The person's account; '' until the invite is accepted. */
    user_id: opaque(36),
    name: text(120, { required: true }),
    /** The address to which the invite goes; it alone can accept. After that it is the account's, which it follows. */
    email: checkedText(254, isEmail, 'email_invalid', {
      kind: 'email',
      standardise: (value) => value.toLowerCase(),
    }),
    role: oneOf(ROLES),
    state: oneOf(MEMBER_STATES, { initial: 'invited' }),
    /** The mechanic that this person will be; with the acceptance `mecanici.user_id` says it, and this is null. */
    mechanic_id: orNull(ref('mecanici')),
    /** Mails of this invite. One more sends the invite again, under a new link. */
    invites: count(0, MAX_INVITES),
    invited_at: derived(orNull(instant())),
    invite_expires_at: derived(orNull(instant())),
    /** The user who invited. */
    invited_by: opaque(36),
    /** Why the last mail of the invite did not leave: an error code of the job; '' where it did. */
    mail_error: opaque(60),
  },
  rights: { insert: OFFICE, patch: OFFICE, delete: NOBODY },
  writers: { email: { insert: OFFICE, patch: NOBODY } },
  // Each sees oneself; the office sees all.
  visibility: visibleTo(OFFICE, 'own user'),
  parents: ['state'],
  lookups: ['email', 'user_id'],
})
export type Member = RowOf<typeof members>

/** Most characters of the ops of one kept act. */
const MAX_KEPT = 1_000_000

/**
 * Acts that somebody had not sent yet when the shop ended the access. They change nothing: the office looks at each,
 * and does it as an act of its own, or deletes it. The id is the act's.
 */
export const keptActs = defineCollection({
  name: 'kept_acts',
  columns: {
    user_id: opaque(36),
    /** The person's name. */
    name: derived(text(120)),
    label: derived(text(500)),
    /** When the person did it, by the clock of the device. */
    at: derived(instant()),
    /** The version of the protocol in whose names the ops are. */
    version: derived(count(0, 1_000)),
    /** The ops of the mutation. */
    ops: derived(json(v.array(v.looseObject({})), MAX_KEPT)),
  },
  rights: { insert: NOBODY, patch: NOBODY, delete: OFFICE },
  visibility: visibleTo(OFFICE),
  lookups: ['user_id'],
})
export type KeptAct = RowOf<typeof keptActs>

import { AppError } from '#domain/kernel/errors.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Acceptance, InviteView } from '#domain/team/accepting.ts'
import { isOpenInvite, readLinkRow } from '#domain/team/invites.ts'
import { type Member, members } from '#domain/team/schema.ts'
import { tryAct } from '#worker/acts.ts'
import { findAccount, findShop, membershipsOf, setPassword } from '#worker/db/accounts.ts'
import { addPerson, hasUser } from '#worker/db/memberships.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { hashPassword } from '#worker/modules/accounts/passwords.ts'
import { type Caller, heldLink } from '#worker/pages/links.ts'
import { followMember } from './follow.ts'

/** Invites, from the side of the person who holds the link. Reading one changes nothing. */

type Held = { db: TenantDb; member: Member; mail: number }

const rowOf = (db: TenantDb, memberId: string): Promise<Member | null> =>
  visibleRow(db, systemActor(db, 'team'), members, memberId)

/**
 * The invite of a token. It is open until it is accepted, and after that for as long as its account is missing: the
 * directory and the shop share no batch, so an acceptance that broke off is done again by the same link.
 * @throws AppError `invite_over` for an unknown, used, withdrawn, replaced or expired one alike
 */
const openInvite = async (c: Caller, token: string): Promise<Held> => {
  const held = await heldLink(c, 'invite', token)
  if (!held) throw new AppError('invite_over')
  const { memberId, mail } = readLinkRow(held.rowId)
  const member = await rowOf(held.db, memberId)
  const now = new Date().toISOString()
  const isHalf =
    member?.state === 'active' &&
    member.invites === mail &&
    held.expiresAt > now &&
    !(await hasUser(c.env, member.user_id))
  if (!member || !(isHalf || isOpenInvite(member, mail, now))) throw new AppError('invite_over')
  return { db: held.db, member, mail }
}

export const lookAtInvite = async (c: Caller, token: string): Promise<InviteView> => {
  const { db, member } = await openInvite(c, token)
  const { name, email, role } = member
  const [shop, hasAccount] = await Promise.all([findShop(db), isElsewhere(c.env, email)])
  return { shop: shop?.name ?? '', name, email, role, hasAccount }
}

/** Whether the person of an address can log in: an account that no shop has any more opens nothing. */
const isElsewhere = async (env: Env, email: string): Promise<boolean> => {
  const account = await findAccount(env, email)
  return account !== null && (await membershipsOf(env, account.userId)).length > 0
}

/**
 * Accepts with a new account, whose address the link has proved. The shop's row comes first: it is the truth, and a
 * repeat of the same link goes on from there. An account that no shop has any more goes on with the new password: the
 * link proves its address as the code of a forgotten password does.
 * @throws AppError `invite_over`, `email_taken` where the person is in a shop already
 */
export const acceptInvite = async (c: Caller, input: Acceptance): Promise<void> => {
  const { env } = c
  const held = await openInvite(c, input.token)
  const { email } = held.member
  if (await isElsewhere(env, email)) throw new AppError('email_taken')
  const password_hash = await hashPassword(input.password)
  const known = await findAccount(env, email)
  if (known) {
    const row = await accepted(env, held, { user_id: known.userId, name: input.name })
    if (row.user_id !== known.userId) throw new AppError('invite_over')
    await setPassword(env, known.userId, password_hash, new Date().toISOString(), null)
    return followMember(env, held.db, row.id)
  }
  const { user_id, role } = await accepted(env, held, {
    user_id: held.member.user_id || newId(),
    name: input.name,
  })
  const at = new Date().toISOString()
  const user = {
    id: user_id,
    email,
    password_hash,
    nume: input.name,
    email_verified_at: at,
    terms_version: input.termsVersion,
    privacy_version: input.privacyVersion,
    terms_accepted_at: at,
    language: input.language,
    created_at: at,
    updated_at: at,
  }
  await addPerson(env, user, { tenantId: held.db.tenantId, role })
  await followMember(env, held.db, held.member.id)
}

/**
 * Accepts with an account; its other shops stay as they are. Returns the shop.
 * @throws AppError `invite_over`, `invite_of_other` where the invite is for another address
 */
export const joinByInvite = async (
  c: Caller,
  token: string,
  person: { id: string; name: string; email: string },
): Promise<{ shopId: string }> => {
  const held = await openInvite(c, token)
  if (held.member.email !== person.email) throw new AppError('invite_of_other')
  const row = await accepted(c.env, held, { user_id: person.id, name: person.name })
  if (row.user_id !== person.id) throw new AppError('invite_over')
  await followMember(c.env, held.db, row.id)
  return { shopId: held.db.tenantId }
}

const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** Writes the person into the shop's row, and returns the row after that: of two at once the first one counts. */
const accepted = async (
  env: Pick<Env, 'TENANT'>,
  { db, member, mail }: Held,
  person: { user_id: string; name: string },
): Promise<Member> => {
  if (member.user_id === person.user_id) return member
  const isHalf = member.state === 'active'
  const act = {
    key: ['accepted', member.id, mail, ...(isHalf ? [person.user_id] : [])].join('/'),
    label: 'Invitație acceptată',
    ops: [
      {
        op: 'patch' as const,
        collection: 'members',
        id: member.id,
        base: member.rev,
        data: { ...person, ...(!isHalf && { state: 'active' }) },
      },
    ],
  }
  const actor = systemActor({ tenantId: db.tenantId, userId: person.user_id }, 'team')
  await tryAct(env, actor, act)
  const row = await rowOf(db, member.id)
  if (row?.state !== 'active') throw new AppError('invite_over')
  return row
}

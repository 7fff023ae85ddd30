import type { Member } from './schema.ts'

/** An invite's link names the colleague and the mail: a later mail closes the link of the one before. */

/** What a link of an invite is for, as the directory keeps it. */
export const linkRow = ({ id, invites }: Pick<Member, 'id' | 'invites'>): string => `${id}:${invites}`

/** The colleague and the mail of a link. */
export const readLinkRow = (row: string): { memberId: string; mail: number } => {
  const [memberId = '', mail = ''] = row.split(':')
  return { memberId, mail: Number(mail) }
}

/** Whether the invite of a mail can be accepted. `now` is ISO. */
export const isOpenInvite = (
  { state, invites, invite_expires_at }: Pick<Member, 'state' | 'invites' | 'invite_expires_at'>,
  mail: number,
  now: string,
): boolean => state === 'invited' && invites === mail && invite_expires_at !== null && invite_expires_at > now

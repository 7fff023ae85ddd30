import * as v from 'valibot'
import { cutText } from '#domain/kernel/text.ts'
import { EVERYONE, NOBODY } from '#domain/team/roles.ts'
import { ACTOR_KINDS, type Actor, authorOf } from './actor.ts'
import { freshRow } from './apply-op.ts'
import { defineCollection, type Row, type RowOf } from './collection.ts'
import { derived, json, oneOf, text } from './columns.ts'
import type { Overwrote } from './protocol.ts'
import type { Need } from './snapshot.ts'
import { Missing, type WorkingCopy } from './working-copy.ts'

/** A shop's logo is the longest of all values. */
const scalar = json(v.union([v.string(), v.number(), v.null()]), 70_000)

/**
 * Values that a later arrival replaced (S7.3), one row for the person who wrote each. The row waits while that person
 * is offline, and goes when the value is restored or dismissed (S7.4). Only the commit makes these rows, and only that
 * person sees them.
 */
export const replacedValues = defineCollection({
  name: 'replaced_values',
  columns: {
    /** The user whose value was replaced. */
    user_id: derived(text(64, { kind: 'opaque' })),
    /** The user who wrote the new value. */
    by_user_id: derived(text(64, { kind: 'opaque' })),
    by_name: derived(text(200)),
    /** The `Author` of the new value. */
    by_kind: derived(oneOf(ACTOR_KINDS, { initial: 'staff' })),
    by_source: derived(text(200)),
    /** The device that wrote the new value: its outcome already reported it. */
    by_client_id: derived(text(64, { kind: 'opaque' })),
    /** The place of the value. */
    row_collection: derived(text(64, { kind: 'opaque' })),
    row_id: derived(text(64, { kind: 'opaque' })),
    row_column: derived(text(64, { kind: 'opaque' })),
    /**
     * The replaced value, as JSON. The new value is read from its row, because this user may no longer see that
     * row (S12.2).
     */
    lost: derived(scalar),
  },
  rights: { insert: NOBODY, patch: NOBODY, delete: EVERYONE },
  visibility: 'own user',
  quotes: { collection: 'row_collection', column: 'row_column' },
})
export type ReplacedValue = RowOf<typeof replacedValues>

/** A value of a user that an act replaced. */
export type Replaced = Overwrote & { userId: string }

type Act = { actId: string; actor: Actor; clientId: string; now: string }

/**
 * Writes a row for each value that an act replaced. Devices choose the ids of acts, so ids derived from adjacent acts
 * may collide; a taken id is skipped, so that no row overwrites another.
 * @throws Missing until it is known which ids are taken
 */
export const tellReplaced = (working: WorkingCopy, replaced: readonly Replaced[], act: Act): void => {
  const missing: Need[] = []
  let index = -1
  for (const row of replacedRows(replaced, act)) {
    for (;;) {
      index += 1
      const id = idWithin(act.actId, index)
      const need: Need = { kind: 'row', collection: replacedValues.name, id, isNew: true }
      if (!working.has(need)) missing.push(need)
      else if (working.get(replacedValues, id) !== null) continue
      else working.put(replacedValues, { ...row, id })
      break
    }
  }
  if (missing.length > 0) throw new Missing(missing)
}

const replacedRows = (replaced: readonly Replaced[], { actor, clientId, now }: Omit<Act, 'actId'>): Row[] => {
  const { kind, source } = authorOf(actor)
  return replaced
    .filter(({ userId }) => userId !== '')
    .map(({ userId, collection, id, column, lost }) => ({
      ...freshRow(replacedValues, '', actor, now),
      user_id: userId,
      by_user_id: actor.userId,
      by_name: actor.userName ?? '',
      by_kind: kind,
      by_source: cutText(source, 200),
      by_client_id: clientId,
      row_collection: collection,
      row_id: id,
      row_column: column,
      lost: JSON.stringify(lost),
    }))
}

const LAST = 2 ** 48

/** The id of the n-th row that the commit derives from an act: the same act gives the same id. */
const idWithin = (actId: string, index: number): string => {
  const last = (Number.parseInt(actId.slice(-12), 16) + 1 + index) % LAST
  return actId.slice(0, -12) + last.toString(16).padStart(12, '0')
}

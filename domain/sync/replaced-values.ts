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

/** The longest value of all is a shop's logo. */
const scalar = json(v.union([v.string(), v.number(), v.null()]), 70_000)

/**
 * Values that a later arrival has replaced (S7), each for the person who had written it: it waits for him while he is
 * offline, and goes when he puts the value back or lets it be. Only the commit makes them, and only he sees them.
 */
export const replacedValues = defineCollection({
  name: 'replaced_values',
  columns: {
    /** Whose value it was. */
    user_id: derived(text(64, { kind: 'opaque' })),
    /** Who has written another one. */
    by_user_id: derived(text(64, { kind: 'opaque' })),
    by_name: derived(text(200)),
    /** The `Author` that he is. */
    by_kind: derived(oneOf(ACTOR_KINDS, { initial: 'staff' })),
    by_source: derived(text(200)),
    /** The device on which he did: there it was said at once. */
    by_client_id: derived(text(64, { kind: 'opaque' })),
    /** Where it stood. */
    row_collection: derived(text(64, { kind: 'opaque' })),
    row_id: derived(text(64, { kind: 'opaque' })),
    row_column: derived(text(64, { kind: 'opaque' })),
    /**
     * What he had written, as JSON. What stands there instead is read where it stands: he may not see that row any more (S12).
     */
    lost: derived(scalar),
  },
  rights: { insert: NOBODY, patch: NOBODY, delete: EVERYONE },
  visibility: 'own user',
})
export type ReplacedValue = RowOf<typeof replacedValues>

/** A value of somebody that an act has replaced. */
export type Replaced = Overwrote & { userId: string }

type Act = { actId: string; actor: Actor; clientId: string; now: string }

/**
 * Tells of what an act has replaced, each to him whose value it was. Devices choose the ids of their acts: one beside another
 * must not write over what is told of that one, so an id that is taken is passed over.
 * @throws Missing until it is known which are
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

/** An id for the n-th row that the commit itself makes of an act: the same for the same act, and nobody else's. */
const idWithin = (actId: string, index: number): string => {
  const last = (Number.parseInt(actId.slice(-12), 16) + 1 + index) % LAST
  return actId.slice(0, -12) + last.toString(16).padStart(12, '0')
}

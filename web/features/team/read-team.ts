import type { Rows } from '#domain/modules.ts'
import type { Member } from '#domain/team/schema.ts'
import { MEMBER_STATES } from '#domain/team/states.ts'
import type { AppDatabase } from '#web/data/database.ts'

const nameOf = ({ prenume, nume }: Pick<Rows['mecanici'], 'prenume' | 'nume'>): string =>
  [prenume, nume].filter(Boolean).join(' ')

/** Order of states in the list: people who work here come first. */
const ORDER: readonly Member['state'][] = ['active', 'invited', 'deactivated', 'withdrawn']

/** The colleagues, with those who work here first, and the mechanics without a person. */
export const readTeam = async (db: AppDatabase) => {
  const [rows, mechanics] = await Promise.all([
    db
      .rows('members')
      .where('state')
      .anyOf([...MEMBER_STATES])
      .toArray(),
    db.rows('mecanici').toArray(),
  ])
  const members = rows.sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name, 'ro'),
  )
  const wanted = new Set(members.map(({ mechanic_id }) => mechanic_id))
  return {
    members,
    /** The name of the mechanic that a colleague is, or will be; '' for none. */
    mechanicOf: ({ user_id, mechanic_id }: Member): string => {
      const found = mechanics.find((one) =>
        mechanic_id === null ? user_id !== '' && one.user_id === user_id : one.id === mechanic_id,
      )
      return found ? nameOf(found) : ''
    },
    free: mechanics
      .filter(({ id, user_id, activ }) => user_id === '' && activ === 1 && !wanted.has(id))
      .map((one) => ({ value: one.id, label: nameOf(one) })),
  }
}

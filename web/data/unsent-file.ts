import * as v from 'valibot'
import { isInstant } from '#domain/kernel/dates.ts'
import { AppError, type ErrorCode, type FieldIssue } from '#domain/kernel/errors.ts'
import { isWellNamed, type Mutation, mutationSchema, wholeMutationSchema } from '#domain/sync/protocol.ts'
import { instantOf } from './clock.ts'
import { type AppDatabase, getMeta } from './database.ts'
import type { Writer } from './mutate.ts'
import { takeAct } from './write.ts'

/**
 * Acts that no server has taken, as a file, for people who have to leave a device before it is online again. It is JSON
 * that a person can read. The acts keep their ids, so bringing them back twice, or after the device itself has sent
 * them, applies nothing twice (S5.2).
 */
const TYPE = 'roaauto-modificari-netrimise'
const VERSION = 1

const instant = v.pipe(v.string(), v.check(isInstant))

const CODE = /^[a-z_]{1,60}$/

/** A code of a newer app is kept as it is. */
const codedEntries = {
  code: v.custom<ErrorCode>((code) => typeof code === 'string' && CODE.test(code)),
  params: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number()]))),
}
const issueSchema: v.GenericSchema<unknown, FieldIssue> = v.object({ path: v.string(), ...codedEntries })

const actSchema = v.object({
  /** Text for people; nothing reads it. */
  pe_scurt: v.array(v.string()),
  /** Why the server refused it; null for an act that was not sent. */
  respinsa: v.nullable(
    v.object({
      ...codedEntries,
      issues: v.exactOptional(v.pipe(v.array(issueSchema), v.readonly())),
      at: instant,
    }),
  ),
  mutation: v.union([
    wholeMutationSchema,
    // S18.4: it is too large for a push, but what a person typed is in it.
    v.object({
      id: v.pipe(v.string(), v.maxLength(80)),
      version: v.exactOptional(v.fallback(v.number(), 0)),
      ...mutationSchema.entries,
    }),
  ]),
})

export const unsentFileSchema = v.object({
  type: v.literal(TYPE),
  version: v.literal(VERSION),
  madeAt: instant,
  tenantId: v.string(),
  shop: v.string(),
  person: v.string(),
  acts: v.array(actSchema),
})
export type UnsentFile = v.InferOutput<typeof unsentFileSchema>

/** Writes the outbox and the refused acts into a file. `inWords` describes an act for people. */
export const writeUnsent = async (
  { db, actor, now }: Writer,
  about: { shop: string; person: string },
  inWords: (mutation: Mutation) => Promise<string[]>,
): Promise<UnsentFile> => {
  const acts: UnsentFile['acts'] = []
  for (const { mutation } of await db.outbox.orderBy('n').toArray()) {
    acts.push({ pe_scurt: await inWords(mutation), respinsa: null, mutation })
  }
  for (const { mutation, rejectedAt, n: _, edits: __, ...refusal } of await db.rejected
    .orderBy('n')
    .toArray()) {
    acts.push({ pe_scurt: await inWords(mutation), respinsa: { ...refusal, at: rejectedAt }, mutation })
  }
  return fileOf(acts, { tenantId: actor.tenantId, ...about }, now())
}

/** A file of these acts. `now` in milliseconds. */
export const fileOf = (
  acts: UnsentFile['acts'],
  about: { tenantId: string; shop: string; person: string },
  now: number,
): UnsentFile => ({ type: TYPE, version: VERSION, madeAt: instantOf(now), ...about, acts })

/** Reads a file of unsent acts. @throws AppError `unsent_unknown`, `unsent_other_shop` */
export const readUnsent = (text: string, tenantId: string): UnsentFile => {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    throw new AppError('unsent_unknown', { cause })
  }
  const file = v.safeParse(unsentFileSchema, parsed)
  if (!file.success) throw new AppError('unsent_unknown')
  if (file.output.tenantId !== tenantId) throw new AppError('unsent_other_shop')
  return file.output
}

/**
 * Adds the acts of a file to the unsent ones of this device; acts that are here already are skipped. The server judges
 * each by its id, and answers `duplicate` where it has it. Returns how many were added.
 * @throws AppError `unsent_not_loaded` before the first load: their links would point to nothing
 */
export const bringUnsent = async (writer: Writer, { acts }: UnsentFile): Promise<number> => {
  const { db } = writer
  if (writer.mode !== 'synced' || !(await getMeta(db, 'cursor'))) throw new AppError('unsent_not_loaded')
  let brought = 0
  for (const { mutation, respinsa } of acts) {
    const isBrought = await db.transaction('rw', db.tables, async () => {
      if (await isHere(db, mutation.id)) return false
      const refused = respinsa ?? (isWellNamed(mutation) ? null : notOurs(writer.now()))
      if (refused === null) await takeAct(writer, mutation)
      else {
        const { at, ...refusal } = refused
        await db.rejected.add({ mutation, ...refusal, rejectedAt: at })
      }
      return true
    })
    if (isBrought) brought += 1
  }
  return brought
}

/** The reason of an act whose id no app has made: it waits among the refused ones and is sent again as a new act. */
const notOurs = (now: number) => ({ code: 'invalid_input' as const, at: instantOf(now) })

const isHere = async (db: AppDatabase, id: string): Promise<boolean> => {
  const isAct = ({ mutation }: { mutation: Mutation }) => mutation.id === id
  return (await db.outbox.filter(isAct).count()) + (await db.rejected.filter(isAct).count()) > 0
}

import * as v from 'valibot'
import { type ErrorCode, isErrorCode } from '#domain/kernel/errors.ts'
import { wholeMutationSchema } from '#domain/sync/protocol.ts'

/** Most acts in one request, and its most bytes. */
export const MAX_KEPT_ACTS = 50
export const MAX_KEPT_BYTES = 4_000_000

/** The unsent acts of a person whose access has ended. */
export const keptSchema = v.strictObject({
  mutations: v.pipe(v.array(wholeMutationSchema), v.minLength(1), v.maxLength(MAX_KEPT_ACTS)),
})
export type KeptBody = v.InferOutput<typeof keptSchema>

/** The acts that were not kept, and why: they stay with the device. */
export const keptAnswerSchema = v.object({
  refused: v.array(v.object({ id: v.string(), code: v.custom<ErrorCode>(isErrorCode) })),
})
export type KeptAnswer = v.InferOutput<typeof keptAnswerSchema>

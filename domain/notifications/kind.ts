import type * as v from 'valibot'
import type { Role } from '#domain/team/roles.ts'

/**
 * A kind of notification, declared in the module that tells it. Rows store its id, so an id is never reused. Its
 * sentences stand in `texts/`, in every language.
 */
export type NotificationKind<Params = unknown> = {
  readonly id: string
  /** What its sentences need. */
  readonly schema: v.GenericSchema<unknown, Params>
  /** Whom it concerns: those of these roles who may see its target. */
  readonly to: readonly Role[]
}

// @__NO_SIDE_EFFECTS__
export const defineNotification = <const Id extends string, Params>(
  kind: NotificationKind<Params> & { readonly id: Id },
): NotificationKind<Params> & { readonly id: Id } => kind

/** The thing that a notification is about, which a click opens. */
export type Target = { collection: string; id: string }

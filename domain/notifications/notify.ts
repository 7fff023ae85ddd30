import type { View } from '#domain/sync/collection.ts'
import { tellPeople } from './jobs.ts'
import type { NotificationKind, Target } from './kind.ts'

/**
 * Tells the people concerned, from a rule: each of a role in `kind.to` who may see the target gets a row, and a push on
 * the devices that want it; with `only`, that person alone. The one who acts is not told. `occasion` makes it one: the same occasion of a kind is told
 * once. On a device nothing is told: the server does it when it commits the act.
 */
export const notify = <Params extends Record<string, string | number>>(
  view: Pick<View, 'emit' | 'actor'>,
  kind: NotificationKind<Params>,
  {
    occasion,
    params,
    target,
    only = '',
  }: { occasion: string; params: Params; target: Target; only?: string },
): void =>
  view.emit(tellPeople, `${tellPeople.id}/${kind.id}/${occasion}`, {
    kind: kind.id,
    params,
    target,
    except: view.actor.userId,
    only,
  })

import type { View } from '#domain/sync/collection.ts'
import { tellPeople } from './jobs.ts'
import type { NotificationKind, Target } from './kind.ts'

/**
 * Notifies people from a rule: each person of a role in `kind.to` who may see the target gets a row, and a push on the
 * devices that want it; with `only`, that person alone. The actor gets no notification. The same `occasion` of a kind
 * notifies once. A device notifies nobody: the server does so when it commits the act.
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

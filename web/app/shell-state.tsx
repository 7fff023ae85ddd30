import { createContext, useContext } from 'react'
import { type Actor, staffActor } from '#domain/sync/actor.ts'
import { FOUNDER } from '#domain/team/roles.ts'
import type { SyncState } from '#web/ui/sync-sign.tsx'

/** What the frame shows of the account and of the sync. */
export type ShellState = {
  /** null without an account: everything stays on this device. */
  shop: {
    name: string
    person: string
    isOneOfMany: boolean
    /** Whether ROA AUTO's people may look at its rows now. */
    isSupported: boolean
    /** Until when a plan that was not paid stays in force, ISO; null where none is unpaid. */
    unpaidUntil: string | null
  } | null
  actor: Actor
  sync: SyncState
}

const Context = createContext<ShellState>({
  shop: null,
  actor: staffActor({ tenantId: '', userId: '' }, FOUNDER),
  sync: { kind: 'local' },
})

/** Provides the state that web/data knows to the router's tree. */
export const ShellStateProvider = Context.Provider

export const useShellState = (): ShellState => useContext(Context)

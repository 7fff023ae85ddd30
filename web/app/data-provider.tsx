import { type ReactNode, useEffect, useState } from 'react'
import { graceOf } from '#domain/plans/catalogue.ts'
import { isSupported } from '#domain/workshop/shop/support.ts'
import { ended } from '#web/data/account.ts'
import { instantOf } from '#web/data/clock.ts'
import {
  DataContext,
  useAccount,
  useActor,
  useConnection,
  useData,
  useRow,
  useSyncSummary,
} from '#web/data/hooks.ts'
import { type Data, openData } from '#web/data/open-data.ts'
import { timeNow } from '#web/data/time.ts'
import { usePhotoUploads } from '#web/features/photos/use-photo-uploads.ts'
import { m } from '#web/i18n/messages.ts'
import { ClockNote } from './clock-note.tsx'
import { ConnectionNote } from './connection-note.tsx'
import { OpeningFailed } from './opening-failed.tsx'
import { ShellStateProvider } from './shell-state.tsx'
import { StorageSilent } from './storage-silent.tsx'
import { syncState } from './sync-state.ts'
import { useIsSlow } from './use-is-slow.ts'

/** Opens the data of the person who is logged in, and reopens when that person changes. */
export const DataProvider = ({ children }: { children: ReactNode }) => {
  const me = useAccount()
  // Another role writes by other rules.
  const owner = me ? `${me.shop.id}/${me.user.id}/${me.user.role}` : 'local'
  const [opened, setOpened] = useState<{ owner: string; data: Data } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const connection = useConnection()
  const isSuperseded = connection === 'superseded'
  const isSilent = useIsSlow(opened?.owner !== owner && failure === null && connection === 'open', 'silent')

  // biome-ignore lint/correctness/useExhaustiveDependencies: a renewed session of the same person keeps the data open
  useEffect(() => {
    let data: Data | null = null
    let isOver = false
    openData(me, m.data).then((found) => {
      data = found
      if (isOver) found.close()
      else setOpened({ owner, data: found })
    }, setFailure)
    return () => {
      isOver = true
      data?.close()
    }
  }, [owner])

  // The device gives back what it has of a shop that ended the access; without a network, the next refusal tries again.
  useEffect(
    () =>
      ended.subscribe(() => {
        const gone = ended.get()
        if (gone) void import('#web/data/depart.ts').then(({ depart }) => depart(gone)).catch(() => undefined)
      }),
    [],
  )

  if (failure !== null && !isSuperseded) return <OpeningFailed error={failure} />
  return (
    <>
      <ConnectionNote />
      <ClockNote />
      {/* Opening takes a few milliseconds: a spinner would only flicker. */}
      {isSilent && <StorageSilent />}
      {opened?.owner === owner && (
        <DataContext value={opened.data} key={owner}>
          <ShellBridge>{children}</ShellBridge>
        </DataContext>
      )}
    </>
  )
}

/** Passes to the shell what it shows of the data: the shop, the person, and the status of sync. */
const ShellBridge = ({ children }: { children: ReactNode }) => {
  const me = useAccount()
  usePhotoUploads()
  const atOpening = useData().shop
  const read = useRow('tenants', me?.shop.id ?? null)
  const shop = read === undefined ? atOpening : read
  const now = instantOf(timeNow())
  const summary = useSyncSummary()
  const actor = useActor()
  return (
    <ShellStateProvider
      value={{
        shop: me && {
          name: shop?.nume ?? me.shop.name,
          person: me.user.name,
          isOneOfMany: me.shops.length > 1,
          isSupported: !!shop && isSupported(shop, now),
          unpaidUntil: shop && graceOf(shop, now),
        },
        actor,
        sync: syncState(summary),
      }}
    >
      {children}
    </ShellStateProvider>
  )
}

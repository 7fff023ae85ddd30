import { useCallback, useEffect, useState } from 'react'
import { useFirstRead } from './first-reads.ts'

/** What is known about the browser's storage. */
export type Storage = {
  /** null where the browser does not tell. */
  persisted: boolean | null
  /** Bytes. */
  used: number | null
  quota: number | null
}

const look = async (): Promise<Storage> => {
  const persisted = (await navigator.storage?.persisted?.()) ?? null
  const estimate = await navigator.storage?.estimate?.()
  return { persisted, used: estimate?.usage ?? null, quota: estimate?.quota ?? null }
}

/** What the browser tells about the storage of the data, and a function that asks it to keep the data. */
export const useStorage = () => {
  const [storage, setStorage] = useState<Storage | null>(null)
  const [isAsked, setAsked] = useState(false)
  const refresh = useCallback(
    () =>
      void look()
        .then(setStorage, () => undefined)
        .finally(() => setAsked(true)),
    [],
  )
  useFirstRead(!isAsked)
  useEffect(refresh, [refresh])
  const askToKeep = useCallback(async (): Promise<boolean> => {
    const isKept = (await navigator.storage?.persist?.()) ?? false
    refresh()
    return isKept
  }, [refresh])
  return { storage, askToKeep }
}

/**
 * Bytes below which a person should make room: enough for some hundred orders, because freeing a full disk takes room
 * too.
 */
const LOW = 50_000_000

/** Bytes left when they are few; null when there is room, or the browser does not tell. */
export const spaceRunningOut = ({ used, quota }: Storage): number | null => {
  if (used === null || quota === null) return null
  const left = Math.max(0, quota - used)
  return left < LOW ? left : null
}

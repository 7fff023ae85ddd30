import { describe, expect, it } from 'vitest'
import { pushMessage } from '#domain/notifications/push-message.ts'
import { watchNotifications } from './notifications.ts'

/** The part of the service worker that shows notifications, with a worker's surroundings in place of the browser. */

type Window = { visibilityState: string; posted: unknown[]; isFocused: boolean }

const worker = (windows: Window[] = []) => {
  const listeners: Record<string, (event: object) => void> = {}
  const shown: { title: string; options: Record<string, unknown> }[] = []
  const opened: string[] = []
  const clients = {
    matchAll: async () =>
      windows.map((window) => ({
        ...window,
        postMessage: (message: unknown) => window.posted.push(message),
        focus: async () => {
          window.isFocused = true
        },
      })),
    openWindow: async (path: string) => opened.push(path),
  }
  const self = {
    addEventListener: (name: string, listener: (event: object) => void) => {
      listeners[name] = listener
    },
    registration: {
      showNotification: async (title: string, options: Record<string, unknown>) =>
        shown.push({ title, options }),
    },
    clients,
  }
  watchNotifications(self as never)
  const happen = async (name: string, event: object) => {
    const waits: Promise<unknown>[] = []
    listeners[name]?.({ ...event, waitUntil: (wait: Promise<unknown>) => waits.push(wait) })
    expect(waits).toHaveLength(1)
    await Promise.all(waits)
  }
  return { happen, shown, opened }
}

const message = pushMessage({
  title: 'CT 83 KCS',
  body: 'Clientul a acceptat tot.',
  path: '/comenzi/1',
  tag: 'a1',
})

describe('the service worker', () => {
  it('shows a push under its tag, and keeps where it leads', async () => {
    const { happen, shown } = worker()
    await happen('push', { data: { json: () => message } })
    expect(shown).toMatchObject([
      { title: message.title, options: { body: message.body, tag: 'a1', data: { path: '/comenzi/1' } } },
    ])
  })

  const click = () => {
    let isClosed = false
    return {
      notification: {
        data: { path: '/comenzi/1' },
        close: () => {
          isClosed = true
        },
      },
      isClosed: () => isClosed,
    }
  }

  it('leads a click into the window that is seen, which stays as it is, and closes the notification', async () => {
    const [hidden, seen] = ['hidden', 'visible'].map(
      (visibilityState): Window => ({ visibilityState, posted: [], isFocused: false }),
    ) as [Window, Window]
    const { happen, opened } = worker([hidden, seen])
    const { notification, isClosed } = click()
    await happen('notificationclick', { notification })
    expect(seen).toMatchObject({ posted: [{ open: '/comenzi/1' }], isFocused: true })
    expect(hidden.posted).toEqual([])
    expect(opened).toEqual([])
    expect(isClosed()).toBe(true)
  })

  it('opens a window where there is none', async () => {
    const { happen, opened } = worker()
    await happen('notificationclick', click())
    expect(opened).toEqual(['/comenzi/1'])
  })
})

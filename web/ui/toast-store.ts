import type { ReactNode } from 'react'
import { m } from '#web/i18n/messages.ts'

/** A message in the corner of the screen. */
export type ToastItem = {
  id: number
  title: ReactNode
  kind: 'note' | 'error'
  description?: ReactNode
  action?: ToastAction
  /** Milliseconds until it closes; 0 stays until it is closed. */
  timeout: number
}

type ToastAction = { label: string; onAction: () => unknown; undo?: boolean }

type ToastOptions = {
  /** `error` is announced at once and stays until it is closed. */
  kind?: 'note' | 'error'
  description?: ReactNode
  action?: ToastAction
  timeout?: number
}

/** More than this at once is noise: the oldest is removed. */
const LIMIT = 3

let items: readonly ToastItem[] = []
let lastId = 0
const listeners = new Set<() => void>()

const set = (next: readonly ToastItem[]): void => {
  items = next
  for (const listener of listeners) listener()
}

export const toastItems = (): readonly ToastItem[] => items

export const onToasts = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const closeToast = (id: number): void => {
  if (items.some((item) => item.id === id)) set(items.filter((item) => item.id !== id))
}

/** Shows a message; callable from anywhere. Returns a function that closes it. */
export const toast = (title: ReactNode, options: ToastOptions = {}): (() => void) => {
  const { kind = 'note' } = options
  lastId += 1
  const id = lastId
  const timeout = options.timeout ?? (kind === 'error' ? 0 : options.action ? 8000 : 4000)
  set([...items, { ...options, id, title, kind, timeout }].slice(-LIMIT))
  return () => closeToast(id)
}

/** After something that can be undone: `toastUndo('Linia a fost ștearsă', restore)`. */
export const toastUndo = (title: ReactNode, onUndo: () => unknown): (() => void) =>
  toast(title, { action: { label: m.ui.undo, onAction: onUndo, undo: true } })

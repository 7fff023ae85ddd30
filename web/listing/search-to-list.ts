import type { KeyboardEvent } from 'react'

/** The row of a list (`VirtualList`) within that Tab reaches. */
export const focusList = (box: HTMLElement | null): void =>
  box?.querySelector<HTMLElement>('li a[tabindex="0"]')?.focus()

/** The arrow down in a search field goes into the list of what it found. For the element around both. */
export const searchToList = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return
  if (event.target.type !== 'search') return
  event.preventDefault()
  focusList(event.currentTarget)
}

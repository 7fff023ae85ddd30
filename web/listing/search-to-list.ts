import type { KeyboardEvent } from 'react'

/** Focuses the row of the list (`VirtualList`) inside the box that Tab would focus. */
export const focusList = (box: HTMLElement | null): void =>
  box?.querySelector<HTMLElement>('li a[tabindex="0"]')?.focus()

/** Makes arrow down in a search field move into the list of results. For the element around both. */
export const searchToList = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return
  if (event.target.type !== 'search') return
  event.preventDefault()
  focusList(event.currentTarget)
}

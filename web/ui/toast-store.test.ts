import { afterEach, describe, expect, it, vi } from 'vitest'
import { closeToast, onToasts, toast, toastItems, toastUndo } from './toast-store.ts'

afterEach(() => {
  for (const { id } of toastItems()) closeToast(id)
})

describe('toast', () => {
  it('keeps the newest three and notifies its listeners', () => {
    const heard = vi.fn()
    const stop = onToasts(heard)
    for (const title of ['a', 'b', 'c', 'd']) toast(title)
    stop()
    expect(toastItems().map(({ title }) => title)).toEqual(['b', 'c', 'd'])
    expect(heard).toHaveBeenCalledTimes(4)
  })

  it('shows an error until it is closed', () => {
    const close = toast('nu s-a trimis', { kind: 'error' })
    expect(toastItems()[0]?.timeout).toBe(0)
    close()
    expect(toastItems()).toEqual([])
  })

  it('gives more time to what can be undone', () => {
    const undo = vi.fn()
    toastUndo('șters', undo)
    const [item] = toastItems()
    expect(item?.timeout).toBe(8000)
    item?.action?.onAction()
    expect(undo).toHaveBeenCalledOnce()
  })
})

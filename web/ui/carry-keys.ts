/** What people type text into. */
export const TYPED_IN =
  'textarea, input:not([type=checkbox], [type=radio], [type=file], [type=button], [type=submit], [type=color], [type=range])'

/** Milliseconds that keys wait for a field while the focus is in none, at most: then nothing that takes text comes. */
const WAIT = 3000

/** Types into a field as a keyboard does, where its caret is. */
const typeInto = (field: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}

/** Keys on their way to a field that is not there yet. */
export type CarriedKeys = {
  /** Takes what was typed elsewhere; `change` makes the new text out of the one so far. */
  edit: (change: (text: string) => string) => void
  /** No field will come. */
  stop: () => void
}

let underWay: CarriedKeys | null = null

/**
 * One field goes and the next comes when something is read or written: what is typed meanwhile is meant for the next one.
 * It falls into no void and is no shortcut of the page: the keys are kept, and typed into the first field of text that
 * gets the focus. `from` is the field that goes, where there is one; its keys are carried too.
 */
export const carryKeys = (from: Element | null = null): CarriedKeys => {
  underWay?.stop()
  let text = ''
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const target = event.target as Element
    if (target !== from && target.matches(TYPED_IN)) return
    if (event.key === 'Backspace') text = text.slice(0, -1)
    else if (event.key.length === 1) text += event.key
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const arrive = ({ target }: FocusEvent): void => {
    if (target === from || !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement))
      return
    if (!target.matches(TYPED_IN)) return
    keys.stop()
    // Once the field is drawn, and before the next key.
    if (text !== '') queueMicrotask(() => typeInto(target, text))
  }
  const expire = (): void => {
    if (document.activeElement?.matches(TYPED_IN)) timer = setTimeout(expire, WAIT)
    else keys.stop()
  }
  let timer = setTimeout(expire, WAIT)
  const keys: CarriedKeys = {
    edit: (change) => {
      text = change(text)
    },
    stop: () => {
      clearTimeout(timer)
      removeEventListener('keydown', press, true)
      removeEventListener('focusin', arrive, true)
      if (underWay === keys) underWay = null
    },
  }
  addEventListener('keydown', press, true)
  addEventListener('focusin', arrive, true)
  underWay = keys
  return keys
}

/** Elements into which people type text. */
export const TYPED_IN =
  'textarea, input:not([type=checkbox], [type=radio], [type=file], [type=button], [type=submit], [type=color], [type=range])'

/** Milliseconds that keys wait at most while no field has the focus: after that, no field takes them. */
const WAIT = 3000

/** Inserts text at the caret of a field, as a keyboard does. */
const typeInto = (field: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}

/** Keys on their way to a field that is not there yet. */
export type CarriedKeys = {
  /** Applies what was typed elsewhere; `change` makes the new text from the text so far. */
  edit: (change: (text: string) => string) => void
  /** Stops: no field will come. */
  stop: () => void
}

let underWay: CarriedKeys | null = null

/**
 * When one field disappears and the next appears after a read or a write, what is typed in between is meant for the
 * next one. It is neither lost nor a shortcut of the page: the keys are kept, and typed into the first text field that
 * gets the focus. `from` is the field that disappears, where there is one; its keys are carried too.
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
    // After the field is drawn, and before the next key.
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

import Check from 'lucide-react/icons/check'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { TextArea, TextField, type TextFieldProps } from '#web/ui/field.tsx'
import { keepText, useLeftText } from '#web/ui/kept-text.ts'
import { sentenceOfError } from './sentence-of-error.ts'

type InPlaceFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'error' | 'hint' | 'end'> & {
  /** As it is stored. */
  value: string
  /** Row and column, e.g. `vehicles/<id>/client_nume`: the typed text outlives the page (`keepText`). */
  keptAs: string
  /** Writes the typed value; rejects with AppError when the rules refuse it. */
  onSave: (value: string) => Promise<void>
  /** Stored form → displayed form while nobody types (grouped IBAN, phone). */
  format?: (stored: string) => string
  /** Typed text → what is stored. */
  parse?: (typed: string) => string
  /** A note under the field about its value. */
  hint?: ReactNode | ((typed: string) => ReactNode)
  /** A doubt about the value; it does not prevent saving, but the field then shows no check mark. */
  doubt?: (typed: string, isTyping: boolean) => string | undefined
  /** Called at each key, for a preview. */
  onDraft?: (value: string) => void
  /** Grows over several lines; Enter then inserts a line break. */
  multiline?: boolean
}

/** Milliseconds for which the mark of a saved value is shown. */
const SAVED_FOR = 1800

/**
 * A field without a save button: leaving it or pressing Enter writes the typed value; Escape undoes it. A refused value
 * stays in the field with its sentence. A change from another device is shown unless the person is typing.
 */
export const InPlaceField = ({
  value,
  keptAs,
  onSave,
  format = (stored) => stored,
  parse = (typed) => typed.trim(),
  hint,
  doubt,
  onDraft,
  multiline,
  ...field
}: InPlaceFieldProps) => {
  const [draft, showDraft] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const [saved, setSaved] = useState(false)
  const latest = useRef<string | null>(null)
  const saving = useRef<string | null>(null)

  const setDraft = (next: string | null) => {
    latest.current = next
    keepText(keptAs, next)
    showDraft(next)
  }

  const commit = async () => {
    const typed = latest.current
    if (typed === null) return
    const next = parse(typed)
    if (next === value) {
      setDraft(null)
      setError(undefined)
      return
    }
    // Enter and leaving the field can follow each other.
    if (saving.current === next) return
    saving.current = next
    try {
      await onSave(next)
      setError(undefined)
      setSaved(true)
      // Only if nothing was typed in the meantime.
      if (latest.current === typed) setDraft(null)
    } catch (failure) {
      setError(sentenceOfError(failure))
    } finally {
      saving.current = null
    }
  }

  // A phone that is put away must not lose the last words.
  const leave = useEffectEvent(() => void commit())
  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && leave()
    document.addEventListener('visibilitychange', hide)
    addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      removeEventListener('pagehide', leave)
      // The browser's Back key removes the field without leaving it.
      leave()
    }
  }, [])

  // Text that an earlier page had no time to write.
  useLeftText(keptAs, (text) => {
    if (field.readOnly) return
    setDraft(text)
    onDraft?.(text)
    void commit()
  })

  useEffect(() => {
    if (!saved) return
    const timer = setTimeout(() => setSaved(false), SAVED_FOR)
    return () => clearTimeout(timer)
  }, [saved])

  const shown = draft ?? format(value)
  const worry = doubt?.(draft ?? value, draft !== null)
  const common = {
    ...field,
    value: shown,
    error,
    hint: worry ? (
      <span className="text-danger">{worry}</span>
    ) : typeof hint === 'function' ? (
      hint(draft ?? value)
    ) : (
      hint
    ),
    onChange: (text: string) => {
      setDraft(text)
      setSaved(false)
      onDraft?.(text)
    },
    onBlur: () => void commit(),
  }
  const sign = (
    <span role="status" className="inline-flex items-center gap-1 text-good">
      {saved && !worry && (
        <>
          <Check className="size-4" strokeWidth={2.4} aria-hidden />
          <span className="sr-only">{m.settings.saved}</span>
        </>
      )}
    </span>
  )
  if (multiline) {
    const { label, hint: note, error: wrong, onChange, onBlur, readOnly, autoComplete } = common
    return (
      <TextArea
        label={label}
        hint={note}
        error={wrong}
        value={shown}
        onChange={onChange}
        onBlur={onBlur}
        rows={2}
        readOnly={readOnly}
        autoComplete={autoComplete}
        {...(field.className && { className: field.className })}
      />
    )
  }
  return (
    <TextField
      {...common}
      end={sign}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void commit()
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation()
          setDraft(null)
          setError(undefined)
          onDraft?.(format(value))
        }
      }}
    />
  )
}

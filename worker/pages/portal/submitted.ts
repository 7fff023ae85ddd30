import { cleanText, cutText } from '#domain/kernel/text.ts'
import { DECISIONS, type Decision } from '#domain/workshop/approvals/decisions.ts'
import { isSignature, MAX_SIGNATURE } from '#domain/workshop/approvals/signature.ts'
import type { Fault, Typed } from './form.ts'
import { choiceName } from './lines.ts'

/** What the form asks for: to write the choices, to refuse all, to show the sum of the choices, to be called. */
export const ACTIONS = ['alegeri', 'refuz', 'suma', 'apel'] as const
export type Action = (typeof ACTIONS)[number]

/** Most lines of a deviz. */
const MOST_LINES = 500

export type Submitted = { action: Action; token: string; typed: Typed; faults: Fault[] }

const SIGNATURE_WORDS =
  'Semnătura nu a putut fi citită. Vă rugăm să semnați din nou sau să trimiteți fără semnătură.'

/** Reads a form as it was sent; what cannot be used becomes a fault, and what was typed stays. */
export const submitted = (form: FormData): Submitted => {
  // A form sends a line break as two characters, where its field and our column count one.
  const text = (name: string, most: number): string => {
    const value = form.get(name)
    return typeof value === 'string' ? cutText(value.replaceAll('\r\n', '\n'), most) : ''
  }
  const decisions = new Map<number, Decision>()
  for (let place = 0; place < MOST_LINES; place++) {
    const said = form.get(choiceName(place))
    const decision = DECISIONS.find((one) => one === said)
    if (decision) decisions.set(place, decision)
  }
  const signature = text('semnatura', MAX_SIGNATURE + 1)
  const isDrawn = signature.length <= MAX_SIGNATURE && isSignature(signature)
  const typed: Typed = {
    decisions,
    name: cleanText(text('nume', 200)),
    note: text('observatii', 2000),
    signature: isDrawn ? signature : '',
    when: cleanText(text('cand', 200)),
  }
  const action = ACTIONS.find((one) => one === form.get('do')) ?? 'alegeri'
  const decides = action === 'alegeri' || action === 'refuz'
  return {
    action,
    token: text('t', 500),
    typed,
    faults: [
      ...(decides && typed.name === ''
        ? [{ field: 'nume', text: 'Vă rugăm să scrieți numele și prenumele.' } as const]
        : []),
      ...(action === 'apel' && typed.when === ''
        ? [{ field: 'cand', text: 'Vă rugăm să scrieți când vă putem suna.' } as const]
        : []),
      ...(isDrawn ? [] : [{ field: 'semnatura', text: SIGNATURE_WORDS } as const]),
    ],
  }
}

import { cleanText, cutText } from '#domain/kernel/text.ts'
import { DECISIONS, type Decision } from '#domain/workshop/approvals/decisions.ts'
import { isSignature, MAX_SIGNATURE } from '#domain/workshop/approvals/signature.ts'
import { type Fault, LENGTH, type Typed } from './form.ts'
import { placeIn } from './lines.ts'

/** What the form asks for: to write the choices, to refuse all, to show the sum of the choices, to be called. */
export const ACTIONS = ['alegeri', 'refuz', 'suma', 'apel'] as const
export type Action = (typeof ACTIONS)[number]

export type Submitted = { action: Action; token: string; typed: Typed; faults: Fault[] }

const SIGNATURE_WORDS =
  'Semnătura nu a putut fi citită. Vă rugăm să semnați din nou sau să trimiteți fără semnătură.'

/** Reads a form as it was sent; what cannot be used becomes a fault, and what was typed stays. */
export const submitted = (form: FormData): Submitted => {
  const fields = new Map([...form].filter(([, value]) => typeof value === 'string') as [string, string][])
  const raw = (name: string, most: number): string => cutText(fields.get(name) ?? '', most)
  // Measured as the columns measure it: some letters become two when they are normalised.
  const text = (name: string, most: number): string => cutText(cleanText(fields.get(name) ?? ''), most)
  const decisions = new Map(
    [...fields].flatMap(([name, said]): [number, Decision][] => {
      const place = placeIn(name)
      const decision = DECISIONS.find((one) => one === said)
      return place === null || decision === undefined ? [] : [[place, decision]]
    }),
  )
  const signature = raw('semnatura', MAX_SIGNATURE + 1)
  const isDrawn = signature.length <= MAX_SIGNATURE && isSignature(signature)
  const typed: Typed = {
    decisions,
    name: text('nume', LENGTH.name),
    note: text('observatii', LENGTH.note),
    signature: isDrawn ? signature : '',
    when: text('cand', LENGTH.when),
  }
  const action = ACTIONS.find((one) => one === fields.get('do')) ?? 'alegeri'
  const decides = action === 'alegeri' || action === 'refuz'
  return {
    action,
    token: raw('t', 500),
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

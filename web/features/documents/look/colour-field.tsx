import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'

/** Colours with good contrast on white paper, named after what they paint. The first is the ink itself. */
const COLOURS = ['', '#c2410c', '#b3261e', '#0b3b94', '#1b6e8c', '#1f6238', '#5b3a8e', '#744b00'] as const

/** The one colour of the shop's documents, for rules and ticks. The last field takes any other colour. */
export const ColourField = ({
  colour,
  disabled,
  onChange,
}: {
  colour: string
  disabled: boolean
  onChange: (colour: string) => void
}) => {
  const t = m.documentSettings
  const isOwn = !(COLOURS as readonly string[]).includes(colour)
  return (
    <fieldset className="min-w-0" disabled={disabled}>
      <legend className="mb-1.5 text-sm font-medium text-ink-2">{t.colour}</legend>
      <div className="flex flex-wrap gap-2">
        {COLOURS.map((value, index) => (
          <label
            key={value}
            className={cx(
              'relative size-10 cursor-pointer rounded-full border-2 p-0.5 pointer-coarse:size-11',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              colour === value ? 'border-ink' : 'border-transparent',
            )}
          >
            <input
              type="radio"
              name="document-colour"
              checked={colour === value}
              aria-label={t.colours[index] ?? value}
              onChange={() => onChange(value)}
              className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
            />
            <span
              aria-hidden
              className="block size-full rounded-full ring-1 ring-rule-strong"
              style={{ backgroundColor: value === '' ? '#1c1916' : value }}
            />
          </label>
        ))}
        <label
          className={cx(
            'relative flex h-10 items-center gap-2 rounded-full border-2 px-2 text-sm font-medium pointer-coarse:h-11',
            isOwn ? 'border-ink' : 'border-transparent hover:bg-hover',
          )}
        >
          <input
            type="color"
            value={isOwn ? colour : '#c2410c'}
            onChange={(event) => onChange(event.target.value)}
            className="size-6 cursor-pointer rounded-full border-0 bg-transparent p-0"
          />
          {t.colourOwn}
        </label>
      </div>
    </fieldset>
  )
}

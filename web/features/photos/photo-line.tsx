import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { control, controlHeight, FieldFrame } from '#web/ui/field.tsx'
import type { PhotoLine } from './photo-strip.tsx'

/** Chooses the line that a photo is about. It is the browser's own select, because the viewer covers every popup. */
export const PhotoLineField = ({
  lines,
  value,
  onChange,
}: {
  lines: readonly PhotoLine[]
  value: string | null
  onChange: (lineId: string | null) => void
}) => (
  <FieldFrame label={m.photos.line}>
    {(wiring) => (
      <select
        {...wiring}
        value={lines.some(({ id }) => id === value) ? (value ?? '') : ''}
        onChange={(event) => onChange(event.target.value || null)}
        className={cx(control(false), controlHeight, 'truncate px-3')}
      >
        <option value="">{m.photos.noLine}</option>
        {lines.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    )}
  </FieldFrame>
)

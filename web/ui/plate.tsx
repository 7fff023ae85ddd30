import { formatPlate, looksRomanian } from '#domain/romania/plate.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from './cx.ts'

/** Twelve five-pointed stars on a ring, in a box of 100 × 100. */
const RING = Array.from({ length: 12 }, (_, star) => {
  const around = (star * Math.PI) / 6
  const points = Array.from({ length: 10 }, (_, point) => {
    const angle = (point * Math.PI) / 5 - Math.PI / 2
    const radius = point % 2 === 0 ? 11.5 : 4.6
    const x = 50 + 36 * Math.sin(around) + radius * Math.cos(angle)
    const y = 50 - 36 * Math.cos(around) + radius * Math.sin(angle)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M${points.join('L')}Z`
}).join('')

/** Sizes are in em, so one font size sets them all. All plates have the same width, as on cars. */
const SIZES = { s: 'text-[1.0625rem]', m: 'text-[1.4375rem]', l: 'text-[2.5rem]' }

type PlateProps = {
  /** As stored, without separators; null or empty where the car has none. */
  plate: string | null | undefined
  size?: 's' | 'm' | 'l'
  className?: string
}

/** The signature of the product: a Romanian number plate. Foreign plates have a plain band. */
export const Plate = ({ plate, size = 'm', className }: PlateProps) => {
  const text = plate ? formatPlate(plate) : ''
  if (!text) {
    return (
      <span
        className={cx(
          'inline-flex h-[1.36em] min-w-[5.5em] shrink-0 items-center justify-center rounded-[0.16em] border border-dashed border-control leading-none text-ink-3',
          SIZES[size],
          className,
        )}
      >
        <span className="text-[0.7em] cond">{m.ui.noPlate}</span>
      </span>
    )
  }
  return (
    <span
      className={cx(
        'inline-flex h-[1.36em] min-w-[5.5em] shrink-0 items-stretch overflow-hidden rounded-[0.16em] align-middle leading-none',
        'bg-plate text-plate-ink shadow-[inset_0_0_0_max(1px,0.045em)_var(--plate-edge),0_1px_2px_#0000002e]',
        SIZES[size],
        className,
      )}
    >
      <span
        aria-hidden
        className="flex w-[0.5em] flex-col items-center justify-between rounded-l-[0.16em] bg-plate-band py-[0.12em] text-plate-band-ink"
      >
        {looksRomanian(text) && (
          <>
            <svg viewBox="0 0 100 100" className="w-[0.42em] fill-plate-star" role="presentation">
              <path d={RING} />
            </svg>
            <span className="text-[0.36em] font-bold cond select-none">RO</span>
          </>
        )}
      </span>
      <span className="flex grow items-center justify-center px-[0.26em] font-semibold tracking-[0.035em] whitespace-nowrap cond-tight tabular-nums [word-spacing:0.1em]">
        {text}
      </span>
    </span>
  )
}

/** A plate in one element, for where there are hundreds of them; its text is written already (`formatPlate`). */
export const PlateTag = ({ text, className }: { text: string; className?: string }) => (
  <span className={cx('plate-tag', className)}>{text}</span>
)

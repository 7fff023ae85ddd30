import LoaderCircle from 'lucide-react/icons/loader-circle'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Link, type LinkProps } from '#web/routing/link.tsx'
import { cx } from './cx.ts'
import { useOnce } from './once.ts'

type Look = {
  /** `primary` once per screen; `danger` only where something is lost; `toDanger` where the press only asks about that. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'toDanger'
  /** `l` is the one large action of a phone screen (56 px). */
  size?: 's' | 'm' | 'l'
  icon?: ReactNode
  /** Shown after the text, e.g. a `<Kbd>`. */
  end?: ReactNode
  wide?: boolean
}

const VARIANTS = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover shadow-1 font-semibold',
  secondary: 'bg-raised text-ink border border-control hover:bg-sunk font-medium',
  quiet: 'text-ink hover:bg-hover active:bg-pressed font-medium',
  toDanger: 'bg-raised text-danger border border-control hover:bg-danger-soft font-medium',
  danger: 'bg-danger text-danger-ink hover:opacity-90 shadow-1 font-semibold',
}

const SIZES = {
  s: 'min-h-8 px-2.5 py-1 gap-1.5 text-sm pointer-coarse:min-h-11 [&_svg]:size-4',
  m: 'min-h-10 px-4 py-1 gap-2 text-base pointer-coarse:min-h-12 [&_svg]:size-4.5',
  l: 'min-h-14 px-6 py-1.5 gap-2.5 text-md [&_svg]:size-5',
}

const look = ({ variant = 'secondary', size = 'm', wide }: Look, className?: string): string =>
  cx(
    // The text stays on one line, unless that is wider than the container.
    'relative inline-flex max-w-full items-center justify-center rounded-control text-center select-none [&_svg]:shrink-0',
    'transition-[background-color,opacity,transform] duration-(--quick) ease-out',
    'active:translate-y-px disabled:opacity-50 disabled:pointer-events-none',
    VARIANTS[variant],
    SIZES[size],
    wide ? 'w-full' : 'shrink-0',
    className,
  )

/** The handler of a press: while the promise that it returns is open, a second press does nothing. */
type Press = (event: MouseEvent<HTMLButtonElement>) => unknown

type ButtonProps = Omit<ComponentProps<'button'>, 'onClick'> &
  Look & {
    onClick?: Press | undefined
    /** Keeps its width, shows a spinner, accepts no second press, stays focused. */
    busy?: boolean
  }

export const Button = ({
  variant,
  size,
  icon,
  end,
  wide,
  busy: isBusy,
  onClick,
  className,
  children,
  ...rest
}: ButtonProps) => {
  const press = useOnce(onClick)
  const busy = isBusy || press.busy
  return (
    <button
      type="button"
      {...rest}
      {...(busy && { 'aria-disabled': true })}
      onClick={busy ? (event) => event.preventDefault() : press.run}
      className={look(
        { ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) },
        className,
      )}
    >
      <span className={cx('contents', busy && '[&>*]:invisible')}>
        {icon}
        <span>{children}</span>
        {end}
      </span>
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderCircle className="animate-spin motion-reduce:animate-none" aria-hidden />
          <span className="sr-only">{m.ui.busy}</span>
        </span>
      )}
    </button>
  )
}

/** A link that looks like a button: it navigates, so it must be a link. */
export const ButtonLink = ({
  variant,
  size,
  icon,
  end,
  wide,
  className,
  children,
  ...rest
}: LinkProps & Look) => (
  <Link
    {...rest}
    className={look({ ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) }, className)}
  >
    {icon}
    <span>{children as ReactNode}</span>
    {end}
  </Link>
)

/** The same for an address outside the app, which opens in another app or window. */
export const ButtonAnchor = ({
  variant,
  size,
  icon,
  wide,
  className,
  children,
  ...rest
}: ComponentProps<'a'> & Omit<Look, 'end'>) => (
  <a
    {...rest}
    className={look({ ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) }, className)}
  >
    {icon}
    <span>{children}</span>
  </a>
)

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'onClick'> & {
  onClick?: Press | undefined
  /** The accessible name, also shown as a tooltip. */
  label: string
  icon: ReactNode
  size?: 's' | 'm'
}

/** A square button with an icon; at least 44 px on touch screens. */
export const IconButton = ({ label, icon, size = 'm', onClick, className, ...rest }: IconButtonProps) => {
  const press = useOnce(onClick)
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      {...(press.busy && { 'aria-disabled': true })}
      onClick={press.run}
      className={cx(
        'inline-grid shrink-0 place-items-center rounded-control text-ink-2 hover:text-ink hover:bg-hover active:bg-pressed',
        'transition-colors duration-(--quick) disabled:opacity-40 disabled:pointer-events-none',
        size === 's' ? 'size-8 [&_svg]:size-4' : 'size-10 [&_svg]:size-5',
        'pointer-coarse:size-11',
        className,
      )}
    >
      {icon}
    </button>
  )
}

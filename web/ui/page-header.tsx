import ArrowLeft from 'lucide-react/icons/arrow-left'
import type { ReactNode } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { cx } from './cx.ts'

type PageHeaderProps = {
  title: ReactNode
  /** The parent page. */
  back?: { to: string; label: string }
  /** A line above the title: the section, or the day. */
  over?: ReactNode
  /** A line under the title: a count, a date. */
  under?: ReactNode
  actions?: ReactNode
  /**
   * The page shows its name in another way, as a document does: screen readers read the title, but it is not visible.
   */
  isUnseen?: boolean
  className?: string
}

/**
 * The title of a page. Its heading takes the focus after navigation, so that it is read first; a plain-text title is
 * also that of the window.
 */
export const PageHeader = ({
  title,
  back,
  over,
  under,
  actions,
  isUnseen = false,
  className,
}: PageHeaderProps) => (
  <header
    className={cx(
      'flex flex-wrap items-end justify-between gap-x-6 gap-y-3',
      isUnseen
        ? back
          ? 'pt-1 pb-3 desk:pt-4'
          : 'sr-only'
        : cx('pb-4', back ? 'pt-3 desk:pt-5' : 'pt-5 desk:pt-8'),
      className,
    )}
  >
    {back && (
      <p className="-mb-3 w-full">
        <Link
          to={back.to}
          className="-ml-2 inline-flex min-h-11 items-center gap-1.5 rounded-control px-2 text-sm font-medium text-ink-2 hover:bg-hover hover:text-ink"
        >
          <ArrowLeft className="size-4" aria-hidden />
          {back.label}
        </Link>
      </p>
    )}
    {typeof title === 'string' && <title>{`${title} · ${m.shell.product}`}</title>}
    <div className={isUnseen ? 'sr-only' : 'min-w-0'}>
      {over && <p className="mb-1 engraved text-ink-3">{over}</p>}
      <h1
        tabIndex={-1}
        data-page-heading
        className="text-2xl font-bold tracking-[-0.01em] desk:text-3xl [font-stretch:92%]"
      >
        {title}
      </h1>
      {under && <p className="mt-0.5 text-ink-2">{under}</p>}
    </div>
    {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
  </header>
)

/**
 * The width and the margins of a page. `wide` for tables and list-with-detail. All start at the same left edge,
 * whatever their width, so that titles do not jump between pages.
 */
export const Page = ({
  wide,
  children,
  className,
}: {
  wide?: boolean
  children: ReactNode
  className?: string
}) => (
  <div className="mx-auto w-full max-w-[90rem] px-4 desk:px-8">
    <div className={cx(!wide && 'max-w-4xl', className)}>{children}</div>
  </div>
)

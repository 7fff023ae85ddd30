import { LINKS } from '#web/features/send/outgoing/links.ts'

const SAMPLES = Object.values(LINKS)
const LINK = new RegExp(`(${SAMPLES.join('|').replaceAll('.', '\\.')})`)

/** A link is a secret that is made on sending: its page is shown, what follows is not. */
const shortened = (link: string): string => `${link.slice(0, link.lastIndexOf('/') + 1)}…`

/** A message as the client's phone or mail program shows it. */
export const Bubble = ({
  from,
  label,
  title = '',
  children,
}: {
  /** Whom it comes from, as the client reads it. */
  from: string
  label: string
  /** The subject of an e-mail. */
  title?: string
  /** As `textAsSent` makes it, with sample links. */
  children: string
}) => (
  <figure aria-label={label} className="flex flex-col gap-1.5">
    <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
      <span className="text-ink-3">{label}</span>
      <span className="font-medium text-ink-2">{from}</span>
    </figcaption>
    <div className="rounded-panel rounded-tl-chip bg-sunk px-4 py-3 text-md wrap-anywhere ring-1 ring-rule">
      {title !== '' && <p className="mb-1.5 border-b border-rule pb-1.5 font-semibold">{title}</p>}
      <p className="whitespace-pre-wrap">
        {children.split(LINK).map((part, index) =>
          SAMPLES.includes(part) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
            <span key={index} className="text-accent-text underline underline-offset-2">
              {shortened(part)}
            </span>
          ) : (
            part
          ),
        )}
      </p>
    </div>
  </figure>
)

import { Link } from 'react-router'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import type { Standing } from '#domain/usage/standing.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'

/** What a message takes of what is left; where that is too little, the way to more. */
export const CostNote = ({ units, standing }: { units: number; standing: Standing }) => {
  const text = m.send
  const isShort = standing.left < units
  return (
    <p role="status" className={cx('text-sm', isShort ? 'text-danger' : 'text-ink-2')}>
      {text.cost(units, standing.left)}
      {isShort && (
        <>
          {' '}
          <Link to={UPGRADE_PATH} className="font-medium text-accent-text underline underline-offset-2">
            {text.more}
          </Link>
        </>
      )}
    </p>
  )
}

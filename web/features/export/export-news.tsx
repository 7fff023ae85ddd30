import { useEffect, useRef } from 'react'
import { useLive } from '#web/data/hooks.ts'
import { formatBytes } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { useLocation, useNavigate } from '#web/routing/hooks.ts'
import { toast } from '#web/ui/toast-store.ts'
import { failureOf } from './failure.ts'
import { type ExportView, isUnderWay, readExports } from './read-exports.ts'

const PAGE = '/setari/export'

/** Reports on every screen that a pending export is ready, or has failed. */
export const ExportNews = () => {
  const navigate = useNavigate()
  const isThere = useLocation().pathname === PAGE
  const views = useLive(readExports)
  const underWay = useRef<ReadonlySet<string>>(new Set())
  /** Closes the visible message, if any. */
  const close = useRef(() => {})
  useEffect(() => {
    if (!views) return
    const ended = views.filter((view) => underWay.current.has(view.row.id) && !isUnderWay(view))
    underWay.current = new Set(views.filter(isUnderWay).map(({ row }) => row.id))
    // A person on the page of exports sees it there.
    if (isThere) return
    for (const view of ended) close.current = tell(view, () => void navigate(PAGE))
  }, [views, isThere, navigate])
  useEffect(() => {
    if (isThere) close.current()
  }, [isThere])
  return null
}

const tell = ({ row, status }: ExportView, onAction: () => void): (() => void) => {
  const text = m.exporting.news
  const { name } = m.exporting.kinds[row.kind]
  const action = { label: text.see, onAction }
  return status === 'ready'
    ? toast(text.ready(name), { description: text.readyText(formatBytes(row.size)), action, timeout: 0 })
    : toast(text.failed(name), { kind: 'error', description: failureOf(row.error), action })
}

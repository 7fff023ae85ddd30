import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { spaceRunningOut, useStorage } from '#web/data/storage.ts'
import { formatBytes } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'

/** S19.1: warns that the device runs out of space before a write fails. */
export const SpaceNote = () => {
  const { storage } = useStorage()
  const left = storage && spaceRunningOut(storage)
  if (left === null) return null
  const text = m.backup.space
  return (
    <div role="status" className="mb-6 flex gap-2.5 rounded-control bg-danger-soft px-4 py-3.5">
      <TriangleAlert className="mt-0.5 size-4.5 shrink-0 text-danger" aria-hidden />
      <p>
        <strong className="block font-semibold text-danger">{text.title}</strong>
        {text.text(formatBytes(left))}
      </p>
    </div>
  )
}

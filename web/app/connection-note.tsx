import RotateCw from 'lucide-react/icons/rotate-cw'
import { useConnection } from '#web/data/hooks.ts'
import { loadNewestApp } from '#web/data/newest-app.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'

/** S19.3: reports that another version of the app has the data open. It is above everything and blocks nothing. */
export const ConnectionNote = () => {
  const state = useConnection()
  if (state === 'open') return null
  const text = m.shell[state]
  return (
    <div
      role="alert"
      className="fixed inset-x-0 top-0 z-50 flex flex-wrap items-center justify-center gap-x-6 gap-y-3 border-b border-rule bg-paper px-4 pt-[calc(env(safe-area-inset-top)+0.75rem)] pb-3 shadow-2"
    >
      <p className="min-w-0 grow basis-64 desk:max-w-2xl">
        <strong className="block font-semibold">{text.title}</strong>
        <span className="text-ink-2">{text.text}</span>
      </p>
      {state === 'superseded' && (
        <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={() => loadNewestApp()}>
          {m.shell.reload}
        </Button>
      )}
    </div>
  )
}

import Download from 'lucide-react/icons/download'
import ExternalLink from 'lucide-react/icons/external-link'
import Hourglass from 'lucide-react/icons/hourglass'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { useState } from 'react'
import { useAccount } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { saveFile } from '#web/ui/save-file.ts'

/**
 * S19: the browser's storage was opened and does not answer. If it answers later, this disappears; until then it says
 * that nothing is lost, and offers a way out.
 */
export const StorageSilent = () => {
  const text = m.shell.silent
  const me = useAccount()
  const [copy, setCopy] = useState<'none' | 'busy' | 'failed'>('none')
  const save = async () => {
    setCopy('busy')
    try {
      const { rescueCopy } = await import('#web/data/rescue-copy.ts')
      const { file, name } = await rescueCopy(me, text.fileName)
      saveFile(file, name)
      setCopy('none')
    } catch {
      setCopy('failed')
    }
  }
  return (
    <div role="alert" className="absolute inset-x-0 z-10">
      <EmptyState
        level={1}
        className="pt-[14vh]"
        icon={<Hourglass />}
        title={text.title}
        action={
          <>
            <Button
              variant="primary"
              icon={<ExternalLink aria-hidden />}
              onClick={() => open(location.href, '_blank', 'noopener')}
            >
              {text.newTab}
            </Button>
            <Button icon={<RotateCw aria-hidden />} onClick={() => location.reload()}>
              {m.shell.reload}
            </Button>
            <Button variant="quiet" icon={<Download aria-hidden />} busy={copy === 'busy'} onClick={save}>
              {text.save}
            </Button>
          </>
        }
      >
        <p>{text.text}</p>
        {copy === 'failed' && <p className="mt-3 text-danger">{text.saveFailed}</p>}
      </EmptyState>
    </div>
  )
}

import Download from 'lucide-react/icons/download'
import Upload from 'lucide-react/icons/upload'
import { useRef } from 'react'
import { useAccount, useData } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { bringUnsent, readUnsent, writeUnsent } from '#web/data/unsent-file.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { toast } from '#web/ui/toast-store.ts'
import { inWords } from '#web/wording/in-words.ts'

/** Saves the unsent changes of this person as a file that people can read and bring back. */
export const SaveUnsent = () => {
  const me = useAccount()
  const { writer } = useData()
  const save = async () => {
    const about = { shop: me?.shop.name ?? '', person: me?.user.name ?? '' }
    const file = await writeUnsent(writer, about, (mutation) => inWords(writer.db, mutation))
    const name = m.sync.unsent.fileName(dayNow())
    saveFile(JSON.stringify(file, null, 2), name, 'application/json')
    toast(m.sync.unsent.saved(file.acts.length), { description: m.sync.unsent.savedText(name) })
  }
  return (
    <Button size="s" icon={<Download aria-hidden />} onClick={() => reportError(save())}>
      {m.sync.unsent.save}
    </Button>
  )
}

/** Adds the changes of such a file to the unsent changes of the same shop. */
export const BringUnsent = () => {
  const { writer, syncNow } = useData()
  const input = useRef<HTMLInputElement>(null)
  const bring = async (file: File) => {
    const brought = await bringUnsent(writer, readUnsent(await file.text(), writer.actor.tenantId))
    toast(m.sync.unsent.brought(brought), { description: m.sync.unsent.broughtText })
    syncNow()
  }
  return (
    <>
      <Button size="s" variant="quiet" icon={<Upload aria-hidden />} onClick={() => input.current?.click()}>
        {m.sync.unsent.bring}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={m.sync.unsent.bring}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file) void reportError(bring(file))
        }}
      />
    </>
  )
}

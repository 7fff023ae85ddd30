import { useState } from 'react'
import { useStorage } from '#web/data/storage.ts'
import { formatBytes } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Fact } from '#web/ui/fact.tsx'

/** How much space the data takes, and whether the browser protects it (S19.1). */
export const StorageFacts = () => {
  const text = m.sync.facts
  const { storage, askToKeep } = useStorage()
  const [refused, setRefused] = useState(false)
  if (!storage) return null
  return (
    <>
      {storage.used !== null && storage.quota !== null && (
        <Fact label={text.space}>
          {text.spaceValue(formatBytes(storage.used), formatBytes(storage.quota))}
        </Fact>
      )}
      <Fact label={text.kept}>
        {storage.persisted === null ? text.keptUnknown : storage.persisted ? text.keptYes : text.keptNo}
        {storage.persisted === false && (
          <span className="mt-1.5 block font-normal" aria-live="polite">
            {refused ? (
              <span className="text-sm text-ink-2">{text.keptRefused}</span>
            ) : (
              <Button size="s" onClick={() => askToKeep().then((isKept) => setRefused(!isKept))}>
                {text.keptAsk}
              </Button>
            )}
          </span>
        )}
      </Fact>
    </>
  )
}

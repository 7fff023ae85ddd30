import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import type { Bay } from '#domain/workshop/appointments/schema.ts'
import { Form } from '#web/forms/form.tsx'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { useIds } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { useOrderedRows } from '../use-ordered-rows.ts'

/** The bays in their order: named in place, added, ordered, put out of use. */
export const BaysBlock = ({ bays, readOnly }: { bays: readonly Bay[]; readOnly: boolean }) => {
  const t = m.schedule.bays
  const acts = useOrderedRows('bays', bays, t)
  const ids = useIds()
  const [name, setName] = useState('')
  const add = () =>
    reportError(
      acts.add({ nume: name.trim() || t.nextName(bays.length + 1) }, ids.begin()).then(() => {
        ids.renew()
        setName('')
      }),
    )
  return (
    <>
      <ul aria-label={t.title}>
        {bays.map((bay, index) => (
          <li
            key={bay.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule py-2 last:border-b-0"
          >
            <InPlaceField
              label={t.name}
              keptAs={`bays/${bay.id}/nume`}
              value={bay.nume}
              // An emptied name becomes the old one again.
              parse={(typed) => typed.trim() || bay.nume}
              onSave={(nume) => acts.patch(bay.id, { nume })}
              readOnly={readOnly}
              maxLength={80}
              className="min-w-40 grow [&>label]:sr-only"
            />
            <span className="ml-auto flex items-center">
              <label
                htmlFor={`active-${bay.id}`}
                className="flex min-h-10 items-center pointer-coarse:min-h-12"
              >
                <Switch
                  id={`active-${bay.id}`}
                  label={t.active(bay.nume)}
                  checked={bay.activ === 1}
                  disabled={readOnly}
                  onChange={(on) => void reportError(acts.patch(bay.id, { activ: on ? 1 : 0 }))}
                />
                <span className="w-22 pl-2 text-sm text-ink-2">{bay.activ === 1 ? t.inUse : t.off}</span>
              </label>
              {!readOnly && (
                <>
                  <IconButton
                    label={t.up(bay.nume)}
                    size="s"
                    icon={<ArrowUp aria-hidden />}
                    disabled={index === 0}
                    onClick={() => acts.move(index, index - 1)}
                  />
                  <IconButton
                    label={t.down(bay.nume)}
                    size="s"
                    icon={<ArrowDown aria-hidden />}
                    disabled={index === bays.length - 1}
                    onClick={() => acts.move(index, index + 1)}
                  />
                  <IconButton
                    label={t.remove(bay.nume)}
                    size="s"
                    icon={<Trash2 aria-hidden />}
                    onClick={() => acts.remove(bay)}
                  />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Form className="mt-4 flex max-w-md items-end gap-2" onSubmit={add}>
          <TextField
            label={t.newName}
            placeholder={t.nextName(bays.length + 1)}
            value={name}
            onChange={setName}
            maxLength={80}
            className="grow"
          />
          <Button type="submit" icon={<Plus aria-hidden />}>
            {t.add}
          </Button>
        </Form>
      )}
    </>
  )
}

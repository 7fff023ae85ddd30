import { useState } from 'react'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'
import { packageOf } from '#domain/workshop/orders/use-package.ts'
import { useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'

type PackageSheetProps = { lines: readonly OrderLine[]; hourPrice: number | null; onClose: () => void }

/** Saves the lines of an order as a package, under a name. */
export const PackageSheet = ({ lines, hourPrice, onClose }: PackageSheetProps) => {
  const mutate = useMutate()
  const included = lines.filter(counts)
  const [name, setName] = useState(() => included[0]?.descriere ?? '')
  const t = m.orders.catalog
  const { submit, busy, problem, clear } = useSubmit(async (newId) => {
    const denumire = name.trim()
    if (denumire === '') return t.needName
    const id = newId()
    const rows = packageOf(included, hourPrice).map(
      (line): DraftOp => ({
        op: 'insert',
        collection: 'package_lines',
        id: newId(),
        data: { ...line, package_id: id },
      }),
    )
    await mutate(t.packageMade(denumire), [
      { op: 'insert', collection: 'packages', id, data: { denumire } },
      ...rows,
    ])
    toast(t.packageMade(denumire))
    onClose()
  })
  return (
    <Sheet open onOpenChange={onClose} title={t.savePackage} description={t.saveText} desktop="center">
      <Form onSubmit={submit} className="flex flex-col gap-4 pt-1 pb-3">
        <TextField
          label={t.name}
          value={name}
          onChange={(text) => {
            setName(text)
            clear()
          }}
          maxLength={120}
          error={problem}
        />
        <ul className="text-sm text-ink-2">
          {included.map(({ id, descriere }) => (
            <li key={id} className="truncate border-b border-rule py-1.5">
              {descriere || m.orders.line.unnamed}
            </li>
          ))}
        </ul>
        <Button type="submit" variant="primary" size="l" busy={busy}>
          {t.save}
        </Button>
      </Form>
    </Sheet>
  )
}

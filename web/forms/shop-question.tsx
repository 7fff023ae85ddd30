import { useState } from 'react'
import { useData, useLive, useMutate } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { FieldFrame, TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Form } from './form.tsx'

type Payer = 'yes' | 'no' | ''

/**
 * On the free tier nobody has said yet whose documents these are and whether they bear TVA. It is asked once, before the
 * first price is given: `answered` resolves to whether one may go on.
 */
export const useShopQuestion = () => {
  const { writer } = useData()
  const tenantId = writer.actor.tenantId
  // The first entry founded the shop; whoever wrote another has said who he is.
  const isOpen = useLive(
    async (db) =>
      writer.mode === 'local' && (await db.log.where('rowId').equals(tenantId).limit(2).count()) < 2,
    [writer.mode, tenantId],
  )
  const [asking, setAsking] = useState<((isAnswered: boolean) => void) | null>(null)
  const close = (isAnswered: boolean) => {
    asking?.(isAnswered)
    setAsking(null)
  }
  return {
    isOpen: isOpen === true,
    answered: (): Promise<boolean> =>
      isOpen ? new Promise<boolean>((resolve) => setAsking(() => resolve)) : Promise.resolve(true),
    question: asking && <ShopQuestion tenantId={tenantId} onClose={close} />,
  }
}

const ShopQuestion = ({
  tenantId,
  onClose,
}: {
  tenantId: string
  onClose: (isAnswered: boolean) => void
}) => {
  const t = m.settings.question
  const mutate = useMutate()
  const [name, setName] = useState('')
  const [payer, setPayer] = useState<Payer>('')
  const [isChecked, setChecked] = useState(false)
  const save = async () => {
    setChecked(true)
    const nume = name.trim()
    if (nume === '' || payer === '') return
    const data = { nume, platitor_tva: payer === 'yes' ? 1 : 0 }
    await mutate(t.label, [{ op: 'patch', collection: 'tenants', id: tenantId, data }])
    onClose(true)
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose(false)}
      title={t.title}
      description={t.text}
      desktop="center"
      footer={
        <Button variant="primary" size="l" wide type="submit" form="shop-question">
          {t.submit}
        </Button>
      }
    >
      <Form id="shop-question" onSubmit={save} className="flex flex-col gap-4 pt-1">
        <TextField
          label={m.settings.shop.name}
          value={name}
          onChange={setName}
          autoComplete="organization"
          autoCapitalize="words"
          enterKeyHint="next"
          autoFocus
          error={isChecked && name.trim() === '' ? t.needName : undefined}
        />
        <FieldFrame
          label={t.vat}
          labelAs="span"
          hint={payer === '' ? t.vatHint : payer === 'yes' ? t.vatYes : t.vatNo}
          error={isChecked && payer === '' ? t.needVat : undefined}
        >
          {() => (
            <Segmented<Payer>
              label={t.vat}
              value={payer}
              onChange={setPayer}
              segments={[
                { value: 'yes', label: t.yes },
                { value: 'no', label: t.no },
              ]}
              className="w-full"
            />
          )}
        </FieldFrame>
      </Form>
    </Sheet>
  )
}

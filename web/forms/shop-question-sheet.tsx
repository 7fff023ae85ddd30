import * as v from 'valibot'
import { says } from '#domain/kernel/issues.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { FieldFrame, TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Form } from './form.tsx'
import { useForm } from './use-form.ts'

type Answer = { name: string; payer: 'yes' | 'no' | '' }

const NOTHING: Answer = { name: '', payer: '' }

const answerSchema = v.object({
  name: tenants.columns.nume.schema,
  payer: v.picklist(['yes', 'no'], says('required')),
})

/** Whose documents these are, and whether they have TVA. */
export const ShopQuestionSheet = ({
  tenantId,
  onClose,
}: {
  tenantId: string
  onClose: (isAnswered: boolean) => void
}) => {
  const t = m.settings.question
  const mutate = useMutate()
  const { values, set, fields, sentence, form, submit } = useForm({
    initial: NOTHING,
    schema: answerSchema,
    send: async ({ name, payer }) => {
      const data = { nume: name.trim(), platitor_tva: payer === 'yes' ? 1 : 0 }
      await mutate(t.label, [{ op: 'patch', collection: 'tenants', id: tenantId, data }])
      onClose(true)
    },
  })
  const { name, payer } = values
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
      <Form ref={form} id="shop-question" onSubmit={submit} className="flex flex-col gap-4 pt-1">
        <TextField
          label={m.settings.shop.name}
          value={name}
          onChange={set('name')}
          autoComplete="organization"
          autoCapitalize="words"
          enterKeyHint="next"
          autoFocus
          error={fields.name && (name.trim() === '' ? t.needName : fields.name)}
        />
        <FieldFrame
          label={t.vat}
          labelAs="span"
          hint={payer === '' ? t.vatHint : payer === 'yes' ? t.vatYes : t.vatNo}
          error={fields.payer && t.needVat}
        >
          {() => (
            <Segmented<Answer['payer']>
              label={t.vat}
              value={payer}
              onChange={set('payer')}
              segments={[
                { value: 'yes', label: t.yes },
                { value: 'no', label: t.no },
              ]}
              className="w-full"
            />
          )}
        </FieldFrame>
        <p role="alert" className="text-danger empty:hidden">
          {sentence}
        </p>
      </Form>
    </Sheet>
  )
}

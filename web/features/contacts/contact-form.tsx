import { useId, useMemo, useState } from 'react'
import type { Company } from '#domain/companies/company.ts'
import { formatPhone, isPhone } from '#domain/romania/phone.ts'
import type { ClientValues } from '#domain/workshop/contacts/client-columns.ts'
import { CONTACT_KINDS, type ContactKind } from '#domain/workshop/contacts/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { knownContact, useContactIndex } from '#web/data/workshop/contact-index.ts'
import { clientOfCompany } from '#web/forms/client-fields.tsx'
import { CompanyLookup } from '#web/forms/company-lookup.tsx'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

type ContactFormProps = {
  /** What was searched before a new client was requested. */
  name: string
  onSaved: (id: string) => void
  onClose: () => void
}

/** A new client in few fields; a known phone or fiscal code offers the client who has it. */
export const ContactForm = ({ name: searched, onSaved, onClose }: ContactFormProps) => {
  const text = m.contacts.form
  const mutate = useMutate()
  const navigate = useNavigate()
  const { all } = useContactIndex()
  const formId = useId()
  const isNumber = isPhone(searched)
  const [kind, setKind] = useState<ContactKind>('person')
  const [name, setName] = useState(isNumber ? '' : searched)
  const [phone, setPhone] = useState(isNumber ? formatPhone(searched) : '')
  const [email, setEmail] = useState('')
  const [code, setCode] = useState('')
  const [found, setFound] = useState<Partial<ClientValues>>({})
  const asked = kind === 'company' ? code : ''
  const known = useMemo(
    () => knownContact(all.values(), { name, phone, code: asked }),
    [all, name, phone, asked],
  )

  const { submit, busy, problem, clear } = useSubmit(async (newId) => {
    if (name.trim() === '' && phone.trim() === '') return text.needOne
    const id = newId()
    const ofCompany = kind === 'company' ? { ...found, fiscal_code: asked } : {}
    const data = { ...ofCompany, kind, name, phone, email }
    await mutate(text.label, [{ op: 'insert', collection: 'contacts', id, data }])
    onSaved(id)
    return undefined
  })
  const set = (change: (typed: string) => void) => (typed: string) => {
    clear()
    change(typed)
  }
  /** What the register said belongs to the code that was asked for. */
  const changeCode = (typed: string) => {
    setCode(typed)
    setFound({})
  }
  const fill = async (company: Company) => {
    const values = clientOfCompany(company)
    setFound(values)
    setName(values.name ?? name)
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={m.contacts.add}
      footer={
        <Button variant="primary" size="l" wide type="submit" form={formId} busy={busy}>
          {text.save}
        </Button>
      }
    >
      <Form id={formId} onSubmit={submit} className="flex flex-col gap-4 pb-2">
        <Segmented
          label={text.kind}
          value={kind}
          onChange={setKind}
          segments={CONTACT_KINDS.map((value) => ({ value, label: m.contacts.kinds[value] }))}
        />
        {kind === 'company' && (
          <div className="flex flex-col gap-2">
            <TextField label={text.fiscal} value={code} onChange={set(changeCode)} code maxLength={20} />
            <CompanyLookup cui={code} onFound={fill} />
          </div>
        )}
        <TextField
          label={m.client.name}
          value={name}
          onChange={set(setName)}
          autoCapitalize="words"
          maxLength={200}
          autoFocus
        />
        <TextField
          label={m.client.phone}
          type="tel"
          inputMode="tel"
          code
          value={phone}
          onChange={set(setPhone)}
          onBlur={() => setPhone(formatPhone(phone))}
          maxLength={30}
        />
        <TextField
          label={m.client.email}
          type="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          value={email}
          onChange={set(setEmail)}
          maxLength={254}
        />
        <div role="status" className="empty:hidden">
          {known && (
            <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-control bg-draft-soft px-3 py-2 text-draft">
              <span className="min-w-0">{text.known(known.name || formatPhone(known.phone))}</span>
              <Button size="s" onClick={() => navigate(`/clienti/${known.id}`)}>
                {text.open}
              </Button>
            </p>
          )}
        </div>
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
      </Form>
    </Sheet>
  )
}

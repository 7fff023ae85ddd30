import { Suspense, useState } from 'react'
import { leavesByServer, meterOf } from '#domain/messages/channels.ts'
import type { MessageSettings } from '#domain/messages/quiet-hours.ts'
import type { PlanId } from '#domain/plans/catalogue.ts'
import { formatPhone, isPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import { timeNow } from '#web/data/time.ts'
import { useToday } from '#web/data/use-today.ts'
import type { About } from '#web/features/send/outgoing/about.ts'
import type { Outgoing } from '#web/features/send/outgoing/read-outgoing.ts'
import { type Draft, useDraft } from '#web/features/send/outgoing/use-draft.ts'
import { useOutgoing, useStanding, useWhatsApp } from '#web/features/send/outgoing/use-outgoing.ts'
import { shortInstant } from '#web/features/send/state/state-of.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { usePlan } from '#web/plans/use-plan.ts'
import { ButtonAnchor } from '#web/ui/button.tsx'
import { late } from '#web/ui/late.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { whatsAppLink } from '#web/ui/whatsapp-link.ts'
import { ChannelPicker } from './channel-picker.tsx'
import { ClosedNote } from './closed-note.tsx'
import { CostNote } from './cost-note.tsx'
import { MessageText } from './message-text.tsx'
import { Primary, SharePlace } from './primary.tsx'
import { Problem } from './problem.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { useSending } from './use-sending.ts'
import { WhenField } from './when-field.tsx'

/** Loads the code of documents, which other channels do not need. */
const ShareButton = late(async () => (await import('./share-button.tsx')).ShareButton)

type SheetProps = { about: About; onClose: () => void }

/** The one sheet by which something goes to a client, from an order, an invoice, a reminder or a car. */
export const SendSheet = ({ about, onClose }: SheetProps) => {
  const outgoing = useOutgoing(about)
  const plan = usePlan()
  if (!outgoing) return null
  return <OpenSheet outgoing={outgoing} plan={plan} onClose={onClose} />
}

const descriptionOf = ({ name, plate }: Outgoing, { address }: Draft): string =>
  [formatPlate(plate), name, isPhone(address) ? formatPhone(address).replaceAll(' ', '\u00a0') : address]
    .filter(Boolean)
    .join(' · ')

/** The name under which the message comes. */
const senderOf = ({ shop, settings }: Outgoing, { channel }: Draft): string =>
  channel === 'sms' && settings.sender_state === 'approved' ? settings.sender : shop.nume

const OpenSheet = ({
  outgoing,
  plan,
  onClose,
}: {
  outgoing: Outgoing
  plan: PlanId | null
  onClose: () => void
}) => {
  const text = m.send
  const [now] = useState(timeNow)
  const draft = useDraft(outgoing, plan, useWhatsApp(), now)
  const { channel, closed, purpose, judged, cost } = draft
  const feature = meterOf(draft)
  const standing = useStanding(feature ?? 'sms', plan)
  // A message by WhatsApp is one, however long.
  const units = cost?.segments ?? 1
  const isShort = feature !== undefined && standing !== undefined && standing.left < units
  const isOpen = closed === null && judged.isAllowed && !isShort
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={text.titles[purpose]}
      description={descriptionOf(outgoing, draft)}
      footer={
        closed === null && <Footer outgoing={outgoing} draft={draft} isOpen={isOpen} onClose={onClose} />
      }
    >
      <div className="flex flex-col gap-5 pt-1 pb-2">
        <ChannelPicker
          channels={draft.channels.map((one) => one.channel)}
          value={channel}
          hasDocument={purpose === 'estimate' || purpose === 'invoice'}
          onChange={draft.setChannel}
        />
        {closed ? (
          <ClosedNote
            closed={closed}
            channel={text.channels[channel]}
            phone={outgoing.phone}
            carId={outgoing.rows.vehicle_id}
          />
        ) : (
          <>
            {outgoing.purposes.length > 1 && (
              <SelectField
                label={text.purpose}
                value={purpose}
                onChange={draft.setPurpose}
                options={outgoing.purposes.map((value) => ({ value, label: text.purposes[value] }))}
              />
            )}
            <MessageText key={`${purpose}/${channel}`} draft={draft} from={senderOf(outgoing, draft)}>
              {standing && feature && <CostNote feature={feature} units={units} standing={standing} />}
            </MessageText>
            {!judged.isAllowed && <RefusalNote outgoing={outgoing} draft={draft} reason={judged.reason} />}
            {leavesByServer(draft) && judged.isAllowed && (
              <Hour draft={draft} settings={outgoing.settings} now={now} at={judged.at} />
            )}
          </>
        )}
      </div>
    </Sheet>
  )
}

/** When it leaves; in quiet hours that is later than wished, unless a person insists. */
const Hour = ({
  draft,
  settings,
  now,
  at,
}: {
  draft: Draft
  settings: MessageSettings
  now: number
  at: number
}) => {
  const text = m.send
  const today = useToday()
  const wished = draft.send_at === null ? now : Date.parse(draft.send_at)
  const isMoved = at > Math.max(wished, now)
  const mayForce = isMoved || draft.forced === 1
  return (
    <>
      <WhenField
        value={draft.when}
        onChange={draft.setWhen}
        hours={{ from: settings.send_from, until: settings.send_until }}
        now={now}
      />
      {isMoved && (
        <p role="status" className="text-sm text-pretty text-ink-2">
          {text.leaves(shortInstant(new Date(at).toISOString(), today))}
        </p>
      )}
      {mayForce && draft.mayForce && (
        <SwitchRow
          label={text.force}
          checked={draft.forced === 1}
          onChange={(on) => draft.setForced(on ? 1 : 0)}
        >
          {text.forceHint}
        </SwitchRow>
      )}
    </>
  )
}

type FooterProps = { outgoing: Outgoing; draft: Draft; isOpen: boolean; onClose: () => void }

const Footer = (props: FooterProps) => {
  const { channel } = props.draft
  if (channel === 'share')
    return (
      <Suspense fallback={<SharePlace />}>
        <ShareButton {...props} />
      </Suspense>
    )
  return leavesByServer(props.draft) ? <ServerFooter {...props} /> : <WhatsAppFooter {...props} />
}

const ServerFooter = ({ outgoing, draft, isOpen, onClose }: FooterProps) => {
  const text = m.send
  const isOnline = useOnline()
  const today = useToday()
  const { byServer } = useSending(outgoing, draft)
  const { channel, judged, when } = draft
  const by = channel === 'whatsapp' ? 'cloud' : channel === 'email' ? 'email' : 'sms'
  const saving = useSubmit(async (newId) => {
    const problem = await byServer(newId)
    if (problem !== undefined) return problem
    const isLater = judged.isAllowed && (when.kind === 'later' || judged.at > timeNow() + 60_000)
    const planned = isLater ? shortInstant(new Date(judged.at).toISOString(), today) : null
    toast(
      planned !== null ? text.done.later(planned) : text.done[by],
      isOnline ? {} : { description: text.offline },
    )
    onClose()
    return undefined
  })
  return (
    <div className="flex flex-col gap-2">
      <Problem>{saving.problem}</Problem>
      <Primary busy={saving.busy} disabled={!isOpen} onClick={saving.submit}>
        {when.kind === 'later' ? text.submit.later : text.submit[by]}
      </Primary>
    </div>
  )
}

const WhatsAppFooter = ({ outgoing, draft, isOpen, onClose }: FooterProps) => {
  const text = m.send
  const { byHand } = useSending(outgoing, draft)
  /** Where the browser opens no window any more, so long after the press: a link for another press. */
  const [ready, setReady] = useState<string | null>(null)
  const opening = useSubmit(async (newId) => {
    let isOpened = true
    const problem = await byHand(newId, (message) => {
      const address = whatsAppLink(draft.address, message)
      const opened = window.open(address, '_blank')
      if (opened) opened.opener = null
      else {
        isOpened = false
        setReady(address)
      }
    })
    if (problem !== undefined) return problem
    if (isOpened) onClose()
    return undefined
  })
  return (
    <div className="flex flex-col gap-2">
      <Problem>{opening.problem}</Problem>
      {ready === null ? (
        <Primary busy={opening.busy} disabled={!isOpen} onClick={opening.submit}>
          {text.submit.whatsapp}
        </Primary>
      ) : (
        <ButtonAnchor
          href={ready}
          target="_blank"
          rel="noreferrer"
          variant="primary"
          size="l"
          wide
          onClick={onClose}
        >
          {text.submit.whatsapp}
        </ButtonAnchor>
      )}
    </div>
  )
}

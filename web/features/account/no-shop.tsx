import DoorClosed from 'lucide-react/icons/door-closed'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page-header.tsx'

/** A person whose account is in no shop's team any more: what that means, and the ways on. */
export const NoShop = ({ onOther }: { onOther: () => void }) => {
  const text = m.account.login.noShop
  return (
    <Page className="max-w-xl">
      <EmptyState
        level={1}
        icon={<DoorClosed />}
        title={text.title}
        action={
          <>
            <ButtonLink to="/">{m.account.verify.toWork}</ButtonLink>
            <Button variant="quiet" onClick={onOther}>
              {text.other}
            </Button>
          </>
        }
      >
        <p>{text.text}</p>
        <p className="mt-2">{text.text2}</p>
      </EmptyState>
    </Page>
  )
}

import { useState } from 'react'
import { missingOf } from '#domain/workshop/invoices/buyer.ts'
import type { Buyer } from '#domain/workshop/invoices/draft.ts'
import { BuyerText } from '#web/features/invoices/page/buyer-text.tsx'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { BuyerFields } from './buyer-fields.tsx'
import { IssuePart } from './issue-part.tsx'
import type { Issue } from './use-issue.ts'

const nameOf = (column: keyof Buyer): string => {
  const words: Partial<Record<keyof Buyer, string>> = m.invoices.buyer
  return (words[column] ?? column).toLocaleLowerCase('ro')
}

/** The buyer: a summary when the data is complete, a form when something is missing. */
export const IssueBuyer = ({
  issue,
  startsOpen,
  isKept,
}: {
  issue: Issue
  startsOpen: boolean
  /** The completed data is also written to the car's row. */
  isKept: boolean
}) => {
  const t = m.invoices.issue
  const [isOpen, setOpen] = useState(startsOpen)
  const missing = missingOf(issue.buyer)
  return (
    <IssuePart
      title={t.buyer}
      end={
        !isOpen && (
          <Button
            size="s"
            variant="quiet"
            onClick={() => setOpen(true)}
            className="-my-1.5 -mr-2.5 pointer-coarse:-my-3"
          >
            {t.editBuyer}
          </Button>
        )
      }
    >
      {isOpen ? (
        <>
          <BuyerFields buyer={issue.buyer} onChange={issue.setBuyer} />
          <p role="status" className="mt-2 text-sm text-ink-2">
            {missing.length > 0 ? t.missing(missing.map(nameOf).join(', ')) : isKept && t.keepBuyer}
          </p>
        </>
      ) : (
        <BuyerText buyer={issue.buyer} />
      )}
    </IssuePart>
  )
}

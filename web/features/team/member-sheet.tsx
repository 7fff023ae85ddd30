import type { ReactNode } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

type MemberSheetProps = {
  title: string
  keep: string
  submit: string
  variant: 'primary' | 'danger'
  /** What `useSubmit` gives for the act of the sheet. */
  sending: { submit: () => void; busy: boolean; problem?: string | undefined }
  onClose: () => void
  children: ReactNode
}

/** A question about a colleague: what the act does, its button, and why it was refused. */
export const MemberSheet = ({
  title,
  keep,
  submit,
  variant,
  sending,
  onClose,
  children,
}: MemberSheetProps) => (
  <Sheet
    open
    onOpenChange={(open) => !open && onClose()}
    title={title}
    desktop="center"
    footer={
      <>
        <Button onClick={onClose}>{keep}</Button>
        <Button variant={variant} busy={sending.busy} onClick={sending.submit}>
          {submit}
        </Button>
      </>
    }
  >
    <div className="flex flex-col gap-3 pt-1">
      {children}
      {sending.problem !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {sending.problem}
        </p>
      )}
    </div>
  </Sheet>
)

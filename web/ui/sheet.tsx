import { Drawer } from '@base-ui/react/drawer'
import X from 'lucide-react/icons/x'
import { type ReactNode, useLayoutEffect } from 'react'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'
import { foot } from './foot.ts'
import { useClosedByBack } from './open-sheets.ts'
import { shield } from './shield.ts'
import { useDesk } from './use-media.ts'

type SheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children: ReactNode
  /** The actions, always visible under the content. */
  footer?: ReactNode
  /** On a desktop: a panel on the right (default) or a dialog in the middle. */
  desktop?: 'side' | 'center'
}

/** A sheet from the bottom on a phone (can be swiped away), at the side or in the middle on a desktop. */
export const Sheet = ({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  desktop = 'side',
}: SheetProps) => {
  const desk = useDesk()
  const side = desk && desktop === 'side'
  const center = desk && desktop === 'center'
  // The second tap of a double tap must hit nothing in a sheet that has just opened, nor anything under one that closes
  // or is removed at once.
  useLayoutEffect(() => {
    if (!open) return
    shield()
    return shield
  }, [open])
  useClosedByBack(open, () => onOpenChange(false))
  return (
    <Drawer.Root open={open} onOpenChange={onOpenChange} swipeDirection={side ? 'right' : 'down'}>
      <Drawer.Portal>
        <Drawer.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--calm) data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Drawer.Viewport
          className={cx(
            'fixed inset-0 z-40 flex',
            side ? 'items-stretch justify-end' : center ? 'items-center justify-center p-6' : 'items-end',
          )}
        >
          <Drawer.Popup
            className={cx(
              'flex w-full flex-col overflow-hidden bg-paper text-ink shadow-3 outline-none',
              'transition-[transform,opacity] duration-(--calm) ease-out data-swiping:duration-0',
              side &&
                'max-w-md translate-x-(--drawer-swipe-movement-x) data-starting-style:translate-x-full data-ending-style:translate-x-full',
              center &&
                'max-h-[min(44rem,90dvh)] max-w-lg rounded-panel data-starting-style:translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0',
              !desk &&
                'max-h-[92dvh] translate-y-(--drawer-swipe-movement-y) rounded-t-sheet data-starting-style:translate-y-full data-ending-style:translate-y-full',
            )}
          >
            {!desk && (
              <span aria-hidden className="mx-auto mt-2 h-1 w-10 shrink-0 rounded-full bg-rule-strong" />
            )}
            <div className="flex items-start gap-2 px-4 pt-3 pb-3 desk:px-6 desk:pt-5">
              <div className="min-w-0 grow pt-1.5">
                <Drawer.Title className="text-xl font-semibold tracking-[-0.01em]">{title}</Drawer.Title>
                {description && <Drawer.Description className="text-ink-2">{description}</Drawer.Description>}
              </div>
              <Drawer.Close
                render={<IconButton label={m.ui.close} icon={<X aria-hidden />} className="-mr-2" />}
              />
            </div>
            <Drawer.Content className="min-h-0 grow overflow-y-auto overscroll-contain px-4 pb-4 desk:px-6">
              {children}
            </Drawer.Content>
            <div
              ref={footer ? foot : undefined}
              className={cx(
                'pb-[env(safe-area-inset-bottom)]',
                Boolean(footer) && 'border-t border-rule px-4 pt-3 desk:px-6',
              )}
            >
              {footer && (
                <div className="flex gap-2 pb-3 *:grow desk:justify-end desk:pb-4 desk:*:grow-0">
                  {footer}
                </div>
              )}
            </div>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  )
}

import CircleAlert from 'lucide-react/icons/circle-alert'
import Undo2 from 'lucide-react/icons/undo-2'
import X from 'lucide-react/icons/x'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { m } from '#web/i18n/messages.ts'
import { shield } from './shield.ts'
import { closeToast, onToasts, type ToastItem, toastItems } from './toast-store.ts'

const button =
  'grid min-h-10 min-w-10 shrink-0 place-items-center rounded-control hover:bg-bench/15 focus-visible:outline-current pointer-coarse:min-h-11 pointer-coarse:min-w-11 [&_svg]:size-4.5'

const Item = ({ item, held }: { item: ToastItem; held: boolean }) => {
  const left = useRef(item.timeout)
  useEffect(() => {
    if (held || item.timeout === 0) return
    const started = performance.now()
    const timer = setTimeout(() => closeToast(item.id), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(1500, left.current - (performance.now() - started))
    }
  }, [held, item])
  const { action } = item
  return (
    <div
      {...(item.kind === 'error' && { role: 'alert' })}
      className="flex w-full items-center gap-2 rounded-panel bg-ink py-1.5 pr-1.5 pl-4 text-bench shadow-2 transition-[opacity,translate] duration-(--calm) ease-out starting:translate-y-3 starting:opacity-0"
    >
      {item.kind === 'error' && <CircleAlert className="size-5 shrink-0" aria-hidden />}
      <div className="min-w-0 grow py-1.5 wrap-anywhere">
        <p className="font-medium">{item.title}</p>
        {item.description && <p className="text-sm opacity-80">{item.description}</p>}
      </div>
      {action && (
        <button
          type="button"
          className={`${button} grid-flow-col gap-1.5 px-3 font-semibold whitespace-nowrap`}
          onClick={() => {
            closeToast(item.id)
            shield()
            action.onAction()
          }}
        >
          {action.undo && <Undo2 aria-hidden />}
          {action.label}
        </button>
      )}
      <button type="button" aria-label={m.ui.close} className={button} onClick={() => closeToast(item.id)}>
        <X aria-hidden />
      </button>
    </div>
  )
}

/**
 * The container of the toasts: once, in the shell. It is above the bars at the bottom of a phone, in the corner on a
 * desktop. Their time stops while one of them is under the pointer or has the focus; F6 moves the focus here and Escape
 * moves it back.
 */
export const Toaster = () => {
  const items = useSyncExternalStore(onToasts, toastItems)
  const [held, setHeld] = useState(false)
  const region = useRef<HTMLElement>(null)
  const before = useRef<HTMLElement | null>(null)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || toastItems().length === 0) return
      event.preventDefault()
      region.current?.querySelector('button')?.focus()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])

  // Without this, a toast that closes while it has the focus would move the focus to the top of the page.
  useEffect(() => {
    if (items.length > 0) return
    setHeld(false)
    if (document.activeElement === document.body) before.current?.focus()
    before.current = null
  }, [items])

  return (
    <section
      ref={region}
      aria-label={m.ui.notifications}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={(event) => {
        setHeld(true)
        if (event.relatedTarget instanceof HTMLElement && !region.current?.contains(event.relatedTarget))
          before.current = event.relatedTarget
      }}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') before.current?.focus()
      }}
      className="pointer-events-none fixed inset-x-3 bottom-[calc(var(--over-bar)+var(--foot,0px)+0.75rem)] z-50 mx-auto max-w-md desk:right-6 desk:bottom-[calc(var(--foot,0px)+1.5rem)] desk:left-auto desk:w-96"
    >
      <div aria-live="polite" className="flex flex-col gap-2 *:pointer-events-auto">
        {items.map((item) => (
          <Item key={item.id} item={item} held={held} />
        ))}
      </div>
    </section>
  )
}

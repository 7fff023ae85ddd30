import { useEffect, useEffectEvent } from 'react'
import { useMay } from '#web/data/hooks.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { carryKeys } from '#web/ui/carry-keys.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=radio],[type=checkbox]), textarea, select'))

/**
 * Shortcuts that work on every screen: `Ctrl K` (`⌘K`) even while a person types; `N`, `/` and `?` outside of fields
 * and dialogs. The list of all shortcuts is in palette/shortcuts-sheet.tsx.
 */
export const useHotkeys = ({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }): void => {
  const navigate = useNavigate()
  const may = useMay()
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      onPalette()
    }
    if (event.ctrlKey || event.metaKey) return
    if (isTyping(event.target) || document.querySelector('[role="dialog"], [role="alertdialog"]')) return
    if ((event.key === 'n' || event.key === 'N') && may('insert', 'orders')) {
      event.preventDefault()
      carryKeys()
      navigate('/comenzi/noua')
    }
    if (event.key === '?') {
      event.preventDefault()
      onHelp()
    }
    if (event.key === '/') {
      const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
      event.preventDefault()
      // A screen without its own search opens the palette.
      if (search) search.focus()
      else onPalette()
    }
  })
  useEffect(() => {
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

import { type ComponentProps, type MouseEvent, useEffect } from 'react'
import { useNavigate } from './hooks.ts'
import { type NavigateOptions, pathOf } from './router.ts'

export type LinkProps = Omit<ComponentProps<'a'>, 'href'> & NavigateOptions & { to: string }

const opensElsewhere = (event: MouseEvent, target: string | undefined): boolean =>
  event.button !== 0 ||
  event.metaKey ||
  event.ctrlKey ||
  event.shiftKey ||
  event.altKey ||
  (target !== undefined && target !== '_self')

/** Whether the address is the one in the browser's field: a second entry of it would only be in the way of Back. */
const isHere = (to: string): boolean => pathOf(new URL(to, location.href)) === pathOf(location)

/** A link to a screen of the app. */
export const Link = ({ to, replace, state, preventScrollReset, onClick, ...rest }: LinkProps) => {
  const navigate = useNavigate()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || opensElsewhere(event, rest.target)) return
    event.preventDefault()
    void navigate(to, { replace: replace ?? isHere(to), state, preventScrollReset })
  }
  return <a {...rest} href={to} onClick={follow} />
}

/** Leads to another screen as soon as it is rendered. */
export const Navigate = ({ to, replace, state }: Pick<LinkProps, 'to' | 'replace' | 'state'>) => {
  const navigate = useNavigate()
  useEffect(() => void navigate(to, { replace, state }), [navigate, to, replace, state])
  return null
}

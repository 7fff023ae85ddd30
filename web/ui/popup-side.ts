import { type RefObject, useLayoutEffect, useState } from 'react'

/** Space (px) under a field below which its list opens above it, where there is more. */
const ROOM = 240
/** Pixels between the list and the edge of the space. */
const EDGE = 8

/** On which side of its field a list opens, and how many pixels it has there. */
export type PopupSide = { side: 'top' | 'bottom'; room: number }

const sideOf = (field: HTMLElement): PopupSide => {
  const { top, bottom } = field.getBoundingClientRect()
  // On a page the bottom bar is the limit; a sheet covers that bar.
  const bar = field.closest('main') && document.querySelector('[data-foot]')
  const floor = bar?.getBoundingClientRect().top ?? visualViewport?.height ?? innerHeight
  const below = floor - bottom
  const isAbove = below < ROOM && top > below
  return { side: isAbove ? 'top' : 'bottom', room: (isAbove ? top : below) - EDGE }
}

/**
 * The side of a list, chosen as it opens. It stays while the list gets longer and shorter under what is typed, so that
 * a press meets the row at which it was aimed; only a keyboard that comes up changes the side.
 */
export const usePopupSide = (isOpen: boolean, field: RefObject<HTMLElement | null>): PopupSide => {
  const [chosen, setChosen] = useState<PopupSide>({ side: 'bottom', room: ROOM })
  useLayoutEffect(() => {
    const choose = () => field.current && setChosen(sideOf(field.current))
    if (!isOpen) return
    choose()
    visualViewport?.addEventListener('resize', choose)
    return () => visualViewport?.removeEventListener('resize', choose)
  }, [isOpen, field])
  return chosen
}

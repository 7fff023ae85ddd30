import { useState } from 'react'

/** An overlay whose code is late: mounted at its first opening, and kept from then on so that it can close. */
export const useOverlay = () => {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  return {
    isLoaded: state !== 'never',
    open: () => setState('open'),
    props: {
      open: state === 'open',
      onOpenChange: (open: boolean) => setState(open ? 'open' : 'closed'),
    },
  }
}

/** Milliseconds between two questions of a visible tab whether the leader is still alive. */
const ASK_EVERY = 5_000

/**
 * S16: decides by a Web Lock which tab of one person leads. A tab that the browser freezes releases the lock first. A
 * tab that could not (it stopped dead, or was frozen without notice) keeps the lock and answers nothing: then a visible
 * tab steals it. The database rejects what the old leader still has under way (sync/leader.ts).
 *
 * `lead` runs while it is this tab's turn, until `over`. `ask` asks the leader for a sign of life, and `heard` is
 * called when one arrives. `onAwake` is called after a sleep, announced or not, during which this tab may have missed
 * what others wrote.
 */
export const holdTabLock = (
  name: string,
  lead: (over: AbortSignal) => Promise<void>,
  { ask, onAwake }: { ask: () => void; onAwake: () => void },
): { heard: () => void; stop: () => void } => {
  let isOver = false
  let isAsleep = false
  let turn: AbortController | null = null
  let queue = new AbortController()
  let isUnanswered = false

  const join = (steal: boolean) => {
    queue.abort()
    const mine = new AbortController()
    queue = new AbortController()
    const waiting = queue
    const run = async () => {
      turn = mine
      await lead(mine.signal)
    }
    const options = steal ? { steal } : { signal: waiting.signal }
    void navigator.locks
      .request(name, options, run)
      // The lock was stolen, or the request was aborted: it is not this tab's turn either way.
      .catch(() => {
        if (turn === mine && !mine.signal.aborted) onAwake()
      })
      .then(() => {
        mine.abort()
        if (turn === mine) turn = null
        if (waiting === queue && !isOver && !isAsleep) join(false)
      })
  }

  const check = () => {
    if (turn || isAsleep || document.visibilityState !== 'visible') {
      isUnanswered = false
    } else if (isUnanswered) {
      isUnanswered = false
      join(true)
    } else {
      isUnanswered = true
      ask()
    }
  }
  const sleep = () => {
    isAsleep = true
    turn?.abort()
    queue.abort()
  }
  const wake = () => {
    if (!isAsleep) return
    isAsleep = false
    onAwake()
    join(false)
  }

  const timer = setInterval(check, ASK_EVERY)
  document.addEventListener('freeze', sleep)
  document.addEventListener('resume', wake)
  addEventListener('pagehide', sleep)
  addEventListener('pageshow', wake)
  join(false)
  return {
    heard: () => {
      isUnanswered = false
    },
    stop: () => {
      isOver = true
      clearInterval(timer)
      document.removeEventListener('freeze', sleep)
      document.removeEventListener('resume', wake)
      removeEventListener('pagehide', sleep)
      removeEventListener('pageshow', wake)
      turn?.abort()
      queue.abort()
    },
  }
}

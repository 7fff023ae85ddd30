/** Milliseconds between two questions of a visible tab whether the one that leads is still there. */
const ASK_EVERY = 5_000

/**
 * S16: whose turn it is among the tabs of one person, by a Web Lock. A tab that the browser freezes gives the lock away
 * first. One that could not (stopped dead, or frozen without a word) keeps it and answers nobody: then a tab that a person
 * looks at takes it. What the robbed one still has under way is fenced in the database (sync/leader.ts).
 *
 * `lead` runs while it is this tab's turn, until `over`. `ask` asks the leader for a sign of life, and `heard` is told of
 * one. `onAwake` is called after a sleep, announced or not, in which this tab may have heard nothing of what others wrote.
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
      // Robbed, or out of the queue: either way it is not this tab's turn.
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

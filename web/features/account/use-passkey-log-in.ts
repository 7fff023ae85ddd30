import { useEffect, useEffectEvent, useState } from 'react'
import { PASSKEY_TIMEOUT } from '#domain/team/passkeys.ts'
import { loginByPasskey, offersPasskeys } from '#web/data/passkeys.ts'
import { isRefusedFor } from '#web/data/refused.ts'

/** Milliseconds after which a new offer replaces the old one, whose challenge would soon expire. */
const RENEWED_AFTER = PASSKEY_TIMEOUT * 0.9

type Ends = { onEntered: () => void; onFailed: (error: unknown) => void }

/**
 * Logs in by a passkey. While the form is shown, the browser offers the person's passkeys in the field of the e-mail,
 * where it can; `choose` is for a button. A browser answers one question at a time: the button's ends the offer, which
 * is made again after it.
 */
export const usePasskeyLogIn = ({ onEntered, onFailed }: Ends) => {
  const [round, setRound] = useState(0)
  const [isChoosing, setChoosing] = useState(false)
  const entered = useEffectEvent(onEntered)
  const failed = useEffectEvent(onFailed)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is a new offer
  useEffect(() => {
    if (isChoosing) return
    const offer = new AbortController()
    const run = async () => {
      if (!(await offersPasskeys()) || offer.signal.aborted) return
      try {
        await loginByPasskey(offer.signal)
        entered()
      } catch (error) {
        // An offer that nobody has taken, or that could not be made, is no failure of the person's.
        if (!offer.signal.aborted && isTaken(error)) failed(error)
      }
    }
    void run()
    const timer = setTimeout(() => setRound((before) => before + 1), RENEWED_AFTER)
    return () => {
      offer.abort()
      clearTimeout(timer)
    }
  }, [isChoosing, round])

  const choose = async () => {
    setChoosing(true)
    try {
      await loginByPasskey()
      onEntered()
    } catch (error) {
      onFailed(error)
    } finally {
      setChoosing(false)
    }
  }
  return { choose }
}

/** Whether the person had chosen a passkey when this happened: the server has judged it. */
const isTaken = (error: unknown): boolean =>
  isRefusedFor(error, 'passkey_refused') || isRefusedFor(error, 'without_shop')

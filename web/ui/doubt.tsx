import { m } from '#web/i18n/messages.ts'

/** Under a field: the question about the typed value, and the answer that accepts it. */
export const Doubt = ({ question, onConfirm }: { question: string; onConfirm: () => void }) => (
  <span role="alert" className="text-draft">
    {question}{' '}
    <button
      type="button"
      onClick={onConfirm}
      className="min-h-8 font-medium text-accent underline underline-offset-2 pointer-coarse:min-h-11 pointer-coarse:-mx-1 pointer-coarse:px-1"
    >
      {m.ui.isRight}
    </button>
  </span>
)

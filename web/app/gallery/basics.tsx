import Plus from 'lucide-react/icons/plus'
import Printer from 'lucide-react/icons/printer'
import Trash2 from 'lucide-react/icons/trash-2'
import { gallery as g } from '#web/i18n/ro/gallery.ts'
import { APPOINTMENT_LOOKS, AppointmentBadge } from '#web/ui/appointment-badge.tsx'
import { Button, ButtonLink, IconButton } from '#web/ui/button.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { Money } from '#web/ui/money.tsx'
import { Plate, PlateTag } from '#web/ui/plate.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { SyncSign, type SyncState } from '#web/ui/sync-sign.tsx'
import { Row, Specimen } from './specimen.tsx'

const SURFACES = ['bg-rail', 'bg-bench', 'bg-sunk', 'bg-paper', 'bg-raised']
const INKS = ['bg-ink', 'bg-ink-2', 'bg-ink-3', 'bg-control', 'bg-rule-strong', 'bg-rule']
const SIGNALS = ['bg-accent', 'bg-accent-soft', 'bg-danger', 'bg-danger-soft', 'bg-good']

const SYNC: SyncState[] = [
  { kind: 'local' },
  { kind: 'connecting' },
  { kind: 'saved' },
  { kind: 'sending' },
  { kind: 'waiting', pending: 3 },
  { kind: 'offline', pending: 21 },
  { kind: 'paused', pending: 4 },
  { kind: 'attention', rejected: 1 },
  { kind: 'loading', done: 4200, total: 10000 },
]

const Swatches = ({ colours }: { colours: string[] }) => (
  <div className="mb-3 flex overflow-hidden rounded-chip ring-1 ring-rule-strong">
    {colours.map((colour) => (
      <span key={colour} className={`h-12 grow ${colour}`} />
    ))}
  </div>
)

/** Plate, text, colour, states, buttons. */
export const Basics = () => (
  <>
    <Specimen id="plate">
      <Row>
        <Plate plate="B123ABC" size="l" />
      </Row>
      <Row>
        <Plate plate="CT12MRS" />
        <Plate plate="B012345" />
        <Plate plate="WOB-AB 123" />
      </Row>
      <Row>
        <Plate plate="CT07ROA" size="s" />
        <Plate plate="IF88WWW" size="s" />
        <Plate plate="B111MII" size="s" />
        <Plate plate={null} size="s" />
        <PlateTag text="CT 07 ROA" />
      </Row>
    </Specimen>
    <Specimen id="type">
      <p className="text-4xl font-bold tracking-[-0.02em] [font-stretch:90%]">{g.sample.display}</p>
      <p className="mt-3 text-md text-pretty">{g.sample.pangram}</p>
      <p className="mt-3 text-xl font-semibold cond-tight">{g.sample.diacritics}</p>
      <p className="mt-1 text-xl font-semibold cond">{g.sample.diacritics}</p>
      <p className="mt-1 text-xl font-semibold">{g.sample.diacritics}</p>
      <div className="mt-4 inline-flex flex-col items-end gap-1 border-l border-rule pl-6">
        <Money bani={123450} />
        <Money bani={-98705} />
        <Money bani={11111111} size="l" />
        <Money bani={123450} size="total" />
      </div>
    </Specimen>
    <Specimen id="colour">
      <Swatches colours={SURFACES} />
      <Swatches colours={INKS} />
      <Swatches colours={SIGNALS} />
    </Specimen>
    <Specimen id="status">
      <Row>
        <StatusBadge status="DRAFT" />
        <StatusBadge status="VALIDAT" />
        <StatusBadge status="FACTURAT" />
        <StatusBadge status="ANULAT" />
      </Row>
      <Row>
        {APPOINTMENT_LOOKS.map((look) => (
          <AppointmentBadge key={look} look={look} />
        ))}
      </Row>
    </Specimen>
    <Specimen id="sync">
      <Row className="items-start">
        {SYNC.map((state) => (
          <SyncSign key={state.kind} state={state} onClick={() => undefined} />
        ))}
      </Row>
      <Row>
        {SYNC.map((state) => (
          <SyncSign key={state.kind} state={state} compact />
        ))}
      </Row>
    </Specimen>
    <Specimen id="buttons">
      <Row>
        <Button variant="primary" size="l" icon={<Plus aria-hidden />} wide>
          {g.sample.emptyAction}
        </Button>
      </Row>
      <Row>
        <Button variant="primary">{g.sample.validate}</Button>
        <Button icon={<Printer aria-hidden />} end={<Kbd>P</Kbd>}>
          {g.sample.print}
        </Button>
        <Button variant="quiet">{g.sample.cancel}</Button>
        <Button variant="danger" icon={<Trash2 aria-hidden />}>
          {g.sample.remove}
        </Button>
        <Button variant="toDanger" icon={<Trash2 aria-hidden />}>
          {g.sample.remove}
        </Button>
      </Row>
      <Row>
        <Button variant="primary" busy>
          {g.sample.busy}
        </Button>
        <Button disabled>{g.sample.disabled}</Button>
        <Button size="s">{g.sample.print}</Button>
        <ButtonLink to="#buttons" size="s" variant="quiet">
          {g.sample.duplicate}
        </ButtonLink>
        <IconButton label={g.sample.print} icon={<Printer aria-hidden />} />
        <IconButton label={g.sample.remove} icon={<Trash2 aria-hidden />} disabled />
      </Row>
    </Specimen>
  </>
)

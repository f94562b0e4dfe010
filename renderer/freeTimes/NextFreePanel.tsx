import { type ReactNode, useState } from 'react';
import { addDays, localDateOf, startOfDay, type LocalDate } from '#shared/time/zone.ts';
import { Choice } from '../ui/Choice.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { inOrder } from '../board/offers.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useLanguage, useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useMinute } from '../state/now.ts';
import { select } from '../state/selection.ts';
import { FreeTimeList } from './FreeTimeList.tsx';
import { useStandingTimes } from './standingTimes.ts';
import { TimesFrom } from './TimesFrom.tsx';
import { useAsked } from '../state/useAsked.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

interface Props {
  /** The name of the service that was chosen; `null`: none yet. */
  readonly service: string | null;
}

/** How many days ahead are looked at: the weeks that the desk keeps. */
const ahead = 84;
/** Times that went are marked no later than that, milliseconds. */
const gatherMs = 1_000;

/** "The next free time for a first visit, whoever has it": a service, and the free times of all doctors for it. */
export function NextFreePanel({ service }: Props): ReactNode {
  const t = useT();
  const language = useLanguage();
  const asked = useAsked('freeTimes.services', null);
  const services = asked.kind === 'found' ? inOrder(asked.value, language) : [];
  const chosen = services.find(({ name }) => name === service) ?? services[0];
  return (
    <>
      <header className="panel-head">
        <h2 className="panel-name">{t('visit.nextFree.title')}</h2>
      </header>
      {asked.kind === 'failed' && <ProblemNote problem={asked.problem} urgency="alert" />}
      {asked.kind === 'found' && chosen === undefined && (
        <p className="panel-quiet">{t('visit.nextFree.noServices')}</p>
      )}
      {chosen !== undefined && (
        <div className="panel-task fields">
          <Choice
            label={t('visit.fact.service')}
            value={chosen.name}
            options={services.map(({ name }) => ({ value: name, label: name }))}
            onChange={(name) => select({ kind: 'nextFree', service: name })}
          />
          <Times service={chosen.name} />
        </div>
      )}
    </>
  );
}

function Times({ service }: { readonly service: string }): ReactNode {
  const t = useT();
  const { timeZone } = useFormats();
  const today = useToday();
  const now = useMinute();
  const [date, setDate] = useState<LocalDate>(today);
  const from = Math.max(startOfDay(date, timeZone), now);
  const to = startOfDay(addDays(localDateOf(from, timeZone), ahead), timeZone);
  const asked = useAsked('freeTimes.next', { service, from, to }, gatherMs);
  const question = `${service} ${date}`;
  const standing = useStandingTimes(asked, question, from);
  const choose = ({ addressId, start }: FreeTime): void =>
    select({ kind: 'slot', addressId, start, entered: null, service, settles: null });
  return (
    <>
      <TimesFrom date={date} onChange={setDate} />
      {asked.kind === 'reading' && <p className="panel-quiet">{t('visit.move.reading')}</p>}
      {asked.kind === 'failed' && <ProblemNote problem={asked.problem} urgency="alert" />}
      {asked.kind === 'found' && (
        <FreeTimeList
          times={standing.times}
          gone={standing.gone}
          withDoctor
          question={question}
          label={t('visit.nextFree.title')}
          onChosen={choose}
        />
      )}
    </>
  );
}

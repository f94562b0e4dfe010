import { type ReactNode, useMemo, useState } from 'react';
import type { Offer } from '#shared/contract/services.ts';
import { mostOfferDecisions } from '#shared/domain/services/shownOffer.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { levelOut, type ServiceRow, sideBySide } from '#shared/domain/services/sideBySide.ts';
import { useT } from '../i18n/useT.ts';
import { Notice } from '../ui/Notice.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useInSteps } from '../ui/useInSteps.ts';
import { useOnce } from '../ui/useOnce.ts';
import { CompareHead } from './CompareHead.tsx';
import { CompareRow } from './CompareRow.tsx';
import { decideServices } from './decideServices.ts';
import { levelDecisions } from './levelDecisions.ts';
import { offeredOf } from './ServicePanel.tsx';
import { Check } from '../ui/Check.tsx';

/** The services of one doctor's calendars side by side: what differs is marked, and levelled out in one step. */
export function SideBySide({ offers }: { readonly offers: readonly Offer[] }): ReactNode {
  const t = useT();
  const once = useOnce();
  const [onlyUnlike, setOnlyUnlike] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const calendars = useMemo(() => compared(offers), [offers]);
  const rows = useMemo(() => sideBySide(calendars), [calendars]);
  const unlike = rows.filter(isUnlike);
  const shown = onlyUnlike ? unlike : rows;
  const { count } = useInSteps({ question: String(onlyUnlike), all: shown.length, atOnce: 30, more: 40 });
  if (offers.length < 2)
    return (
      <Notice title={t('services.compare.one.title')} text={t('services.compare.one.text')} action={null} />
    );
  /** Some rows become as they are in the calendar at `like`. */
  const level = (some: readonly ServiceRow[], like: number): void =>
    once(async () => {
      const decisions = levelDecisions(levelOut(some, calendars, like)).slice(0, mostOfferDecisions);
      if (decisions.length === 0) return;
      const answer = await decideServices(decisions, t);
      setProblem(answer.ok ? null : answer.error);
    });
  return (
    <div className="services-scroll" data-keeps-end>
      <div className="services-bar">
        <p role="status">{t('services.compare.unlike', { count: unlike.length, all: rows.length })}</p>
        <Check label={t('services.compare.only')} isOn={onlyUnlike} onChange={setOnlyUnlike} />
      </div>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      {shown.length > 0 && (
        <table className="services-table services-compare">
          <thead>
            <tr>
              <th scope="col">{t('services.column.name')}</th>
              {offers.map((offer, at) => (
                <CompareHead
                  key={offer.addressId}
                  offer={offer}
                  count={levelOut(unlike, calendars, at).length}
                  onLevel={() => level(unlike, at)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, count).map((row) => (
              <CompareRow key={row.key} row={row} offers={offers} onLevel={(at) => level([row], at)} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** What is on its way to be added or removed is not compared before it is there or gone. */
const compared = (offers: readonly Offer[]) =>
  offers.map(({ addressId, services }) => ({
    addressId: asAddressId(addressId),
    services: services.filter(({ going }) => going === null || going === 'changing').map(offeredOf),
  }));

const isUnlike = ({ cells, differs }: ServiceRow): boolean =>
  differs.length > 0 || cells.some((cell) => cell === null);

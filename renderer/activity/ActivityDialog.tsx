import { type ReactNode, useState } from 'react';
import type { ActivityEntry } from '#shared/contract/activity.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { NotAllClinics } from '../ui/NotAllClinics.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { closeToDay } from '../state/opened.ts';
import { Field } from '../ui/Field.tsx';
import { goToVisit } from '../focus/goToVisit.ts';
import { ActivityRow } from './ActivityRow.tsx';
import { byDay } from './byDay.ts';
import { useActivity } from './useActivity.ts';
import './activity.css';

/** The value of "everybody" among initials, which are never so long. */
const everybody = 'everybody';

/** Who did what when at this desk, and what the marketplace answered; pressing a line leads to the visit. */
export function ActivityDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const { members, former } = useDesk((desk) => desk.staff);
  const [staff, setStaff] = useState<string>(everybody);
  const [patient, setPatient] = useState('');
  const { entries, older, missing, problem, readOlder } = useActivity({
    staff: staff === everybody ? null : staff,
    patient,
  });
  const people = [...members, ...former];
  const leadTo = (visit: NonNullable<ActivityEntry['visit']>): void => {
    closeToDay();
    // The dialog gives the focus back first; the panel takes it then.
    setTimeout(() => goToVisit(visit, formats.timeZone), 0);
  };
  return (
    <WindowDialog title={t('desk.activity.title')} onClose={onClose}>
      <div className="activity">
        <div className="activity-filter">
          {people.length > 0 && (
            <Choice
              label={t('desk.activity.who')}
              value={staff}
              onChange={setStaff}
              options={[
                { value: everybody, label: t('desk.activity.everybody') },
                ...people.map(({ name, initials }) => ({ value: initials, label: `${initials} · ${name}` })),
                { value: '', label: t('desk.staff.nobody') },
              ]}
            />
          )}
          <Field label={t('desk.activity.patient')} value={patient} onChange={setPatient} autoFocus />
        </div>
        {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
        <NotAllClinics missing={missing} className="meta" />
        {entries === null && problem === null && <p role="status">{t('desk.activity.reading')}</p>}
        {entries?.length === 0 && (
          <p className="place-empty">
            {staff === everybody && patient.trim() === ''
              ? t('desk.activity.none')
              : t('desk.activity.noneFound')}
          </p>
        )}
        {entries !== null && entries.length > 0 && (
          <ActivityList entries={entries} onOlder={older ? readOlder : null} onOpen={leadTo} />
        )}
      </div>
    </WindowDialog>
  );
}

interface ListProps {
  readonly entries: readonly ActivityEntry[];
  /** `null`: these are all. */
  readonly onOlder: (() => void) | null;
  readonly onOpen: (visit: NonNullable<ActivityEntry['visit']>) => void;
}

/** The deeds, day by day. */
function ActivityList({ entries, onOlder, onOpen }: ListProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  return (
    <div className="activity-list" role="group" aria-label={t('desk.activity.list')} tabIndex={0}>
      {byDay(entries, formats.timeZone).map(({ date, entries: ofDay }) => (
        <section key={date}>
          <h3 className="activity-day">{formats.dayInFull(date)}</h3>
          <ol>
            {ofDay.map((entry) => (
              <ActivityRow key={entry.id} entry={entry} onOpen={onOpen} />
            ))}
          </ol>
        </section>
      ))}
      {onOlder !== null && <Button onPress={onOlder}>{t('desk.activity.older')}</Button>}
    </div>
  );
}

import type { LastVisitDecision } from '#shared/contract/undo.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { formatsIn } from '../i18n/useFormats.ts';
import type { Saying } from './saying.ts';

/** How the last decision is told of, where it is about a visit. */

/** A way back that can be gone. */
export type VisitWay = Exclude<LastVisitDecision['way'], { kind: 'none' }>;

/** What was decided, in a word or two, and for whom. */
export function decidedWords({ deed, patient }: LastVisitDecision, { t }: Pick<Saying, 't'>) {
  const what = isDecision(deed) ? t('visit.wish', { kind: deed }) : t(`visit.history.${deed}`);
  return { what, patient: nameOf(patient, t) };
}

/** A step of the patient's is none. */
const isDecision = (deed: LastVisitDecision['deed']): boolean =>
  ['book', 'confirm', 'move', 'cancel', 'askForOpinion'].includes(deed);

/** The time that the way back is about, by the clock of the facility where it is. */
export const timeOf = (
  { start, timeZone }: Pick<LastVisitDecision, 'start' | 'timeZone'>,
  formats: Formats,
  today: LocalDate,
): string => formatsIn(formats, timeZone).dayAndTime(start, today);

/** What would be done, as a question; what has been told already is said first. */
export function questionOfVisit(last: LastVisitDecision, way: VisitWay, saying: Saying): string {
  const { t, formats, today } = saying;
  const { what, patient } = decidedWords(last, saying);
  const time = timeOf(last, formats, today);
  switch (way.kind) {
    case 'undo':
      return t('visit.takeBack.undo', { patient, what });
    case 'unstep': {
      const asked = t('visit.takeBack.unstep', { count: last.visits.length, patient, step: what });
      return way.told ? `${asked} ${t('visit.takeBack.told')}` : asked;
    }
    case 'moveBack':
      return way.doctorName === null
        ? t('visit.takeBack.moveBack', { patient, time })
        : t('visit.takeBack.moveBackTo', { patient, time, doctor: way.doctorName });
    case 'bookAgain':
    case 'cancel':
      return t(`visit.takeBack.${way.kind}`, { patient, time });
  }
}

/** Why there is no way back. */
export function noWayOfVisit(
  last: LastVisitDecision,
  { why }: Extract<LastVisitDecision['way'], { kind: 'none' }>,
  saying: Saying,
): string {
  const { t, formats, today } = saying;
  const there = formatsIn(formats, last.timeZone);
  if (why === 'laterOnes') return t('visit.undo.laterOnesFirst');
  return t(`visit.takeBack.none.${why}`, {
    patient: nameOf(last.patient, t),
    time: timeOf(last, formats, today),
    at: there.time(last.at),
  });
}

/** What the way back is called as a command; `null`: there is none. */
export function commandOfVisit(last: LastVisitDecision, { t }: Pick<Saying, 't'>): string | null {
  const { way, visits, freely } = last;
  if (way.kind === 'none') return null;
  if (visits.length > 1) return t(`visit.takeBack.do.${way.kind}`);
  const { what, patient } = decidedWords(last, { t });
  return freely
    ? t('visit.undo.of', { what: `${patient}: ${what}` })
    : `${t(`visit.takeBack.do.${way.kind}`)} · ${patient}`;
}

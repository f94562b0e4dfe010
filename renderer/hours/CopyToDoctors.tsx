import { type ReactNode, useMemo, useState } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import type { CopyMatch, HoursView } from '#shared/contract/hours.ts';
import { clinicKeyOf } from '#shared/domain/clinicKey.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { isCalled } from '#shared/domain/searchText.ts';
import { whoOf } from '../calendars/calendarWords.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { useAsked } from '../state/useAsked.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Pop } from '../ui/Pop.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';

/** A calendar's hours for other calendars of its clinic: one press opens the list, one ticks, one copies. */
export function CopyToDoctors({ hours }: { readonly hours: HoursView }): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Pop
      label={t('hours.copy.doctors')}
      face={t('hours.copy.doctors')}
      faceIsLabel
      open={open}
      onOpenChange={setOpen}
    >
      <Targets hours={hours} />
    </Pop>
  );
}

/** From so many on they are searched. */
const fewTargets = 8;

function Targets({ hours }: { readonly hours: HoursView }): ReactNode {
  const t = useT();
  const once = useOnce();
  const calendars = useDesk((desk) => desk.calendars);
  const [typed, setTyped] = useState('');
  const others = useMemo(() => othersOf(hours.addressId, calendars, t), [hours.addressId, calendars, t]);
  const shown = typed.trim() === '' ? others : others.filter(({ name }) => isCalled(name, typed));
  const matches = useAsked('hours.matchServices', {
    addressId: hours.addressId,
    to: others.map(({ addressId }) => addressId),
  });
  const known = matches.kind === 'found' ? matches.value : [];
  const { copy, said, problem, forget } = useCopy(hours);
  const { ticked, tick, clear } = useTicked(forget);
  const all = shown.map(({ addressId }) => addressId);
  const isAll = all.every((addressId) => ticked.has(addressId));
  const copyTicked = async (): Promise<void> => {
    await copy(known.filter(({ addressId }) => ticked.has(addressId)));
    clear();
  };
  return (
    <>
      {others.length > fewTargets && (
        <Field label={t('hours.list.find')} value={typed} onChange={setTyped} autoFocus />
      )}
      {others.length === 0 && <p className="meta">{t('hours.copy.nobody')}</p>}
      <ul className="hours-targets">
        {shown.map(({ addressId, name }) => (
          <Target
            key={addressId}
            name={name}
            match={known.find((one) => one.addressId === addressId)}
            isTicked={ticked.has(addressId)}
            onTick={() => tick([addressId], !ticked.has(addressId))}
          />
        ))}
      </ul>
      {shown.length > 1 && (
        <Button rank="quiet" onPress={() => tick(all, !isAll)}>
          {t(isAll ? 'hours.copy.none' : 'hours.copy.all')}
        </Button>
      )}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      {said !== null && <p role="status">{said}</p>}
      <Button
        rank="primary"
        isDisabled={ticked.size === 0 || known.length === 0}
        onPress={() => once(copyTicked)}
      >
        {t('hours.copy.toDoctors', { count: ticked.size })}
      </Button>
    </>
  );
}

/** Which calendars are ticked. @param onChange what was said before is not about these */
function useTicked(onChange: () => void) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return {
    ticked,
    tick: (these: readonly string[], isOn: boolean): void => {
      const rest = [...ticked].filter((id) => !these.includes(id));
      setTicked(new Set(isOn ? [...rest, ...these] : rest));
      onChange();
    },
    clear: () => setTicked(new Set()),
  };
}

/** Copies, and says what has come of it. */
function useCopy({ addressId, timetable }: HoursView) {
  const t = useT();
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const copy = async (to: readonly CopyMatch[]): Promise<void> => {
    const answer = await door().ask('hours.copy', {
      addressId,
      seen: timetable.revision,
      to: to.map((one) => ({ addressId: one.addressId, seen: one.seen })),
    });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const words =
      answer.value.kind === 'copied'
        ? [
            t('hours.copy.done', { count: answer.value.copied.length }),
            ...(answer.value.left.length > 0
              ? [t('hours.copy.left', { count: answer.value.left.length })]
              : []),
          ].join(' ')
        : t('hours.copy.changed');
    setSaid(words);
    announce(words);
  };
  return { copy, said, problem, forget: () => setSaid(null) };
}

interface TargetProps {
  readonly name: string;
  /** Absent until it is known. */
  readonly match: CopyMatch | undefined;
  readonly isTicked: boolean;
  readonly onTick: () => void;
}

function Target({ name, match, isTicked, onTick }: TargetProps): ReactNode {
  const t = useT();
  return (
    <li>
      <label className="hours-target">
        <input type="checkbox" checked={isTicked} onChange={onTick} />
        <span>{name}</span>
      </label>
      {isTicked && match !== undefined && match.missing.length > 0 && (
        <p className="hours-warn">{t('hours.copy.missing', { services: match.missing.join(', ') })}</p>
      )}
      {isTicked && match?.hasDraft === true && <p className="hours-warn">{t('hours.copy.hasDraft')}</p>}
    </li>
  );
}

/** The other calendars of the same clinic, as they are called. */
function othersOf(
  own: string,
  calendars: readonly CalendarEntry[],
  t: ReturnType<typeof useT>,
): readonly { readonly addressId: string; readonly name: string }[] {
  const withFacility = new Set(calendars.map(({ facilityId }) => facilityId)).size > 1;
  return calendars
    .filter(({ addressId }) => addressId !== own && clinicKeyOf(addressId) === clinicKeyOf(own))
    .map((calendar) => ({
      addressId: calendar.addressId,
      name: whoOf(calendar, calendars, withFacility, t),
    }));
}

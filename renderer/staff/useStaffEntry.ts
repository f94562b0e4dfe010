import { useState } from 'react';
import type { StaffEntry, StaffView } from '#shared/contract/staff.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { StaffRight } from '#shared/domain/staffMember.ts';
import { initialsPattern, pinPattern } from '#shared/domain/staffRules.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { saveStaff } from '../state/requests.ts';

/** `null`: somebody new. */
export type EditedMember = StaffView['members'][number] | null;

type PinChoice = 'keep' | 'new' | 'none';
type Wrong = Partial<Record<'name' | 'initials' | 'right' | 'pin' | 'pinNow', string>>;

interface StaffFields {
  readonly name: string;
  readonly initials: string;
  readonly right: StaffRight;
  readonly choice: PinChoice;
  readonly pin: string;
  readonly pinNow: string;
}

/** What is typed for one person, and what is wrong with it. */
export interface TypedStaff {
  readonly fields: StaffFields;
  readonly enter: (change: Partial<StaffFields>) => void;
  /** Another right; to keep the calendars needs a PIN, so its field is there at once. */
  readonly choose: (right: StaffRight) => void;
  /** Whether something is typed that is not saved. */
  readonly unsaved: boolean;
  /** In words, by field. */
  readonly wrong: Wrong;
  readonly problem: Problem | null;
  readonly save: () => Promise<void>;
}

/** @param onEnd the person is saved, or is no longer there */
export function useStaffEntry(member: EditedMember, onEnd: () => void): TypedStaff {
  const t = useT();
  const formats = useFormats();
  const saved = fieldsOf(member);
  const [fields, setFields] = useState(saved);
  const [wrong, setWrong] = useState<Wrong>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    const found = wrongOf(fields, member, t);
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const entry = entryOf(fields, member);
    const answer = await saveStaff(entry);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    switch (answer.value.kind) {
      case 'saved':
        announce(t('desk.staff.saved', { who: entry.name }));
        onEnd();
        return;
      case 'initialsTaken':
        setWrong({ initials: t('desk.staff.taken', { who: answer.value.by }) });
        return;
      case 'pinNeeded':
        setWrong({ right: t('desk.staff.pinNeeded') });
        return;
      case 'lastKeeper':
        setWrong({ right: t('desk.staff.lastKeeper', { who: member?.name ?? entry.name }) });
        return;
      case 'wait':
        setWrong({ pinNow: t('desk.staff.wait', { time: formats.timeWithSeconds(answer.value.until) }) });
        return;
      case 'wrongPin':
        setWrong({ pinNow: t('desk.staff.wrongPin') });
        return;
      case 'gone':
        onEnd();
        return;
    }
  };
  return {
    fields,
    enter: (change) => setFields((now) => ({ ...now, ...change })),
    choose: (right) =>
      setFields((now) => ({
        ...now,
        right,
        ...(right === 'keepsCalendars' && now.choice === 'none' ? { choice: 'new' } : {}),
      })),
    unsaved: fieldNames.some((name) => fields[name] !== saved[name]),
    wrong,
    problem,
    save,
  };
}

const fieldNames = ['name', 'initials', 'right', 'choice', 'pin', 'pinNow'] as const;

function fieldsOf(member: EditedMember): StaffFields {
  return {
    name: member?.name ?? '',
    initials: member?.initials ?? '',
    right: member?.right ?? 'atDesk',
    choice: member?.hasPin === true ? 'keep' : 'none',
    pin: '',
    pinNow: '',
  };
}

function wrongOf(
  { name, initials, right, choice, pin }: StaffFields,
  member: EditedMember,
  t: Translator,
): Wrong {
  const hasPin = choice === 'new' || (choice === 'keep' && member?.hasPin === true);
  return {
    ...(name.trim() === '' ? { name: t('desk.staff.nameMissing') } : {}),
    ...(initialsPattern.test(initials.trim()) ? {} : { initials: t('desk.staff.initialsWrong') }),
    ...(right === 'keepsCalendars' && !hasPin ? { right: t('desk.staff.pinNeeded') } : {}),
    ...(choice === 'new' && !pinPattern.test(pin) ? { pin: t('desk.staff.pinFormat') } : {}),
  };
}

function entryOf(
  { name, initials, right, choice, pin, pinNow }: StaffFields,
  member: EditedMember,
): StaffEntry {
  return {
    id: member?.id ?? null,
    name: name.trim(),
    initials: initials.trim(),
    pin: choice === 'new' ? pin : choice,
    pinNow: member?.hasPin === true ? pinNow : null,
    right,
  };
}

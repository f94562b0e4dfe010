import { type ReactNode, useState } from 'react';
import {
  initials as initialsSchema,
  pin as pinSchema,
  type StaffEntry,
  type StaffView,
} from '#shared/contract/staff.ts';
import { Button } from '../app/Button.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Segments } from '../app/Segments.tsx';
import type { Problem } from '#shared/contract/views.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { saveStaff } from '../state/requests.ts';
import { Field } from '../visit/Field.tsx';
import { PinField } from './PinField.tsx';

type PinChoice = 'keep' | 'new' | 'none';
type Wrong = Partial<Record<'name' | 'initials' | 'pin' | 'pinNow', string>>;

interface Props {
  /** `null`: somebody new. */
  readonly member: StaffView['members'][number] | null;
  readonly onEnd: () => void;
}

/** One person: to add, or to change with the PIN that she has. */
export function StaffForm({ member, onEnd }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const hasPin = member?.hasPin === true;
  const [name, setName] = useState(member?.name ?? '');
  const [initials, setInitials] = useState(member?.initials ?? '');
  const [choice, setChoice] = useState<PinChoice>(hasPin ? 'keep' : 'none');
  const [pin, setPin] = useState('');
  const [pinNow, setPinNow] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const [problem, setProblem] = useState<Problem | null>(null);

  const save = async (): Promise<void> => {
    const found: Wrong = {
      ...(name.trim() === '' ? { name: t('desk.staff.nameMissing') } : {}),
      ...(initialsSchema.safeParse(initials).success ? {} : { initials: t('desk.staff.initialsWrong') }),
      ...(choice === 'new' && !pinSchema.safeParse(pin).success ? { pin: t('desk.staff.pinFormat') } : {}),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const entry: StaffEntry = {
      id: member?.id ?? null,
      name: name.trim(),
      initials: initials.trim(),
      pin: choice === 'new' ? pin : choice,
      pinNow: hasPin ? pinNow : null,
    };
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
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t('desk.staff.name')}
        value={name}
        onChange={setName}
        problem={wrong.name}
        required
        autoFocus
      />
      <Field
        label={t('desk.staff.initials')}
        value={initials}
        onChange={setInitials}
        problem={wrong.initials}
        required
      />
      <Segments
        label={t('desk.staff.pinChoice')}
        value={choice}
        onChange={setChoice}
        options={[
          ...(hasPin ? [{ value: 'keep' as const, label: t('desk.staff.pinKeep') }] : []),
          { value: 'new', label: t('desk.staff.pinNew') },
          { value: 'none', label: t('desk.staff.pinNone') },
        ]}
      />
      {choice === 'new' && (
        <PinField
          label={t('desk.staff.pinFormat')}
          value={pin}
          onChange={setPin}
          problem={wrong.pin ?? null}
        />
      )}
      {hasPin && (
        <PinField
          label={t('desk.staff.pinNow')}
          value={pinNow}
          onChange={setPinNow}
          problem={wrong.pinNow ?? null}
        />
      )}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      <div className="fields-more">
        <Button type="submit">{t('desk.staff.save')}</Button>
        <Button onPress={onEnd}>{t('desk.staff.back')}</Button>
      </div>
    </form>
  );
}

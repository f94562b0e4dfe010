import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useUnsaved } from '../ui/useUnsaved.ts';
import { useT } from '../i18n/useT.ts';
import { Field } from '../ui/Field.tsx';
import { NewPinForm } from './NewPinForm.tsx';
import { PinChange } from './PinChange.tsx';
import { RightChoice } from './RightChoice.tsx';
import { type EditedMember, useStaffEntry } from './useStaffEntry.ts';

interface Props {
  readonly member: EditedMember;
  /** Whether something is typed that is not saved. */
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onEnd: () => void;
}

/** One person: to add, or to change with the PIN that she has. */
export function StaffForm({ member, onUnsaved, onEnd }: Props): ReactNode {
  const t = useT();
  const typed = useStaffEntry(member, onEnd);
  const { fields, enter, unsaved, wrong, problem, save } = typed;
  const once = useOnce();
  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved]);
  const { warned, warns } = useUnsaved(unsaved);
  const [forgotten, setForgotten] = useState(false);
  if (forgotten && member !== null)
    return <NewPinForm member={member} onBack={() => setForgotten(false)} onEnd={onEnd} />;
  return (
    <form
      className="fields fields-still"
      onSubmit={(event) => {
        event.preventDefault();
        once(save);
      }}
    >
      <Field
        label={t('desk.staff.name')}
        value={fields.name}
        onChange={(name) => enter({ name })}
        problem={wrong.name}
        required
        autoFocus
      />
      <Field
        label={t('desk.staff.initials')}
        value={fields.initials}
        onChange={(initials) => enter({ initials })}
        problem={wrong.initials}
        required
      />
      <RightChoice typed={typed} />
      <PinChange typed={typed} hasPin={member?.hasPin === true} onForgotten={() => setForgotten(true)} />
      <div className="fields-more">
        <Button type="submit" rank="primary">
          {t('desk.staff.save')}
        </Button>
        <Button onPress={() => (warns() ? undefined : onEnd())}>{t('desk.staff.back')}</Button>
        <span className="staff-warning" role="alert">
          {warned && t('app.unsavedBack')}
        </span>
      </div>
      {/* Below the buttons, which stay where they are. */}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
    </form>
  );
}

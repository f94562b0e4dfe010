import { type ReactNode, useState } from 'react';
import type { StaffView } from '#shared/contract/staff.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { removeStaff } from '../state/requests.ts';

type Member = StaffView['members'][number];

interface Props {
  readonly onEdit: (id: string) => void;
  readonly onAdd: () => void;
}

/** Everybody who works here, to change and to remove; below, why somebody was not removed. */
export function StaffList({ onEdit, onAdd }: Props): ReactNode {
  const t = useT();
  const members = useDesk((desk) => desk.staff.members);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const once = useOnce();
  const remove = ({ id, name }: Member): void =>
    once(async () => {
      const answer = await removeStaff(id);
      setProblem(answer.ok ? null : answer.error);
      const isLast = answer.ok && answer.value.kind === 'lastKeeper';
      setLast(isLast ? name : null);
      if (answer.ok && !isLast) announce(t('desk.staff.removed', { who: name }));
    });
  return (
    <>
      {members.length === 0 && <p className="place-empty">{t('desk.staff.none')}</p>}
      <ul className="staff-list">
        {members.map((member) => (
          <StaffEntryRow key={member.id} member={member} onEdit={onEdit} onRemove={remove} />
        ))}
      </ul>
      <div className="fields-more">
        <Button onPress={onAdd}>{t('desk.staff.add')}</Button>
      </div>
      {/* Below the buttons, which stay where they are. */}
      <p className="staff-warning" role="alert">
        {last !== null && t('desk.staff.lastKeeper', { who: last })}
      </p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
    </>
  );
}

interface RowProps {
  readonly member: Member;
  readonly onEdit: (id: string) => void;
  readonly onRemove: (member: Member) => void;
}

function StaffEntryRow({ member, onEdit, onRemove }: RowProps): ReactNode {
  const t = useT();
  const { id, name, initials, hasPin, right } = member;
  const notes = [
    ...(right === 'keepsCalendars' ? [t('desk.staff.keeps')] : []),
    ...(hasPin ? [t('desk.staff.hasPin')] : []),
  ];
  return (
    <li className="staff-entry">
      <span className="staff-initials">{initials}</span>
      <span className="staff-name">
        {name} {notes.length > 0 && <span className="meta">{notes.join(' · ')}</span>}
      </span>
      <span className="staff-acts">
        <Button aria-label={t('desk.staff.edit', { who: name })} onPress={() => onEdit(id)}>
          {t('desk.staff.change')}
        </Button>
        <Button aria-label={t('desk.staff.remove', { who: name })} onPress={() => onRemove(member)}>
          {t('desk.staff.takeOff')}
        </Button>
      </span>
    </li>
  );
}

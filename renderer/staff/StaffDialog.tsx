import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { removeStaff } from '../state/requests.ts';
import { StaffForm } from './StaffForm.tsx';
import './staff.css';

/** In the place of an id: nobody has an empty one. */
const somebodyNew = '';

/** Who works at this desk: name, initials and, if they like, a PIN. */
export function StaffDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const members = useDesk((desk) => desk.staff.members);
  const [editing, setEditing] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const known = members.find(({ id }) => id === editing) ?? null;
  const once = useOnce();
  const remove = (id: string, name: string): void =>
    once(async () => {
      const answer = await removeStaff(id);
      if (answer.ok) announce(t('desk.staff.removed', { who: name }));
    });
  return (
    <WindowDialog
      title={t('desk.staff.manage')}
      closing={editing === null ? 'primary' : 'plain'}
      unsaved={unsaved && editing !== null}
      onClose={onClose}
    >
      <p>{t('desk.staff.text')}</p>
      {editing === null ? (
        <>
          {members.length === 0 && <p className="place-empty">{t('desk.staff.none')}</p>}
          <ul className="staff-list">
            {members.map(({ id, name, initials, hasPin }) => (
              <li key={id} className="staff-entry">
                <span className="staff-initials">{initials}</span>
                <span className="staff-name">
                  {name} {hasPin && <span className="meta">{t('desk.staff.hasPin')}</span>}
                </span>
                <span className="staff-acts">
                  <Button aria-label={t('desk.staff.edit', { who: name })} onPress={() => setEditing(id)}>
                    {t('desk.staff.change')}
                  </Button>
                  <Button aria-label={t('desk.staff.remove', { who: name })} onPress={() => remove(id, name)}>
                    {t('desk.staff.takeOff')}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
          <div className="fields-more">
            <Button onPress={() => setEditing(somebodyNew)}>{t('desk.staff.add')}</Button>
          </div>
        </>
      ) : (
        <StaffForm member={known} onUnsaved={setUnsaved} onEnd={() => setEditing(null)} />
      )}
    </WindowDialog>
  );
}

import { type ReactNode, useState } from 'react';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { StaffForm } from './StaffForm.tsx';
import { StaffList } from './StaffList.tsx';
import './staff.css';

/** In the place of an id: nobody has an empty one. */
const somebodyNew = '';

/** Who works at this desk: name, initials, what they may do and, if they like, a PIN. */
export function StaffDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const members = useDesk((desk) => desk.staff.members);
  const [editing, setEditing] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const known = members.find(({ id }) => id === editing) ?? null;
  return (
    <WindowDialog
      title={t('desk.staff.manage')}
      closing={editing === null ? 'primary' : 'plain'}
      unsaved={unsaved && editing !== null}
      onClose={onClose}
    >
      <p>{t('desk.staff.text')}</p>
      {editing === null ? (
        <StaffList onEdit={setEditing} onAdd={() => setEditing(somebodyNew)} />
      ) : (
        <StaffForm member={known} onUnsaved={setUnsaved} onEnd={() => setEditing(null)} />
      )}
    </WindowDialog>
  );
}

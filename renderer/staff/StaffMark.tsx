import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Pop } from '../ui/Pop.tsx';
import { useT } from '../i18n/useT.ts';
import { useKey } from '../keys/useKey.ts';
import { useDesk } from '../state/desk.ts';
import { closeOpened, open, useOpened } from '../state/opened.ts';
import { PinForm } from './PinForm.tsx';
import { useSwitching } from './useSwitching.ts';
import './staff.css';

/** Who is at the desk, by initials; pressing it switches. Nothing where nobody has been set up. */
export function StaffMark(): ReactNode {
  const t = useT();
  const { members, atDesk } = useDesk((desk) => desk.staff);
  const isOpen = useOpened(({ opened }) => opened === 'staff');
  useKey('staff', () => {
    if (members.length === 0) return false;
    open('staff');
    return true;
  });
  if (members.length === 0) return null;
  const current = members.find(({ id }) => id === atDesk);
  const face = (
    <span className="staff-mark" data-staff={current?.initials ?? ''}>
      {current?.initials ?? t('desk.staff.who')}
      <ChevronDown size={14} aria-hidden />
    </span>
  );
  return (
    <Pop
      label={t('desk.staff.mark', { who: current?.name ?? t('desk.staff.nobody') })}
      face={face}
      open={isOpen}
      onOpenChange={(wanted) => (wanted ? open('staff') : closeOpened())}
    >
      <h2 className="pop-title">{t('desk.staff.title')}</h2>
      <SwitchList />
    </Pop>
  );
}

/** Everybody to choose from, the one who is there marked; whoever has a PIN gives it on the spot. */
function SwitchList(): ReactNode {
  const t = useT();
  const { members, atDesk } = useDesk((desk) => desk.staff);
  const [asked, setAsked] = useState<string | null>(null);
  const switching = useSwitching(closeOpened);
  return (
    <>
      <ul className="staff-list">
        {members.map(({ id, name, initials, hasPin }) => (
          <li key={id}>
            <button
              type="button"
              className="staff-row"
              aria-current={id === atDesk}
              autoFocus={id === atDesk}
              onClick={() => (hasPin && id !== atDesk ? setAsked(id) : switching.to(id, null))}
            >
              <span className="staff-initials">{initials}</span>
              <span className="staff-name">{name}</span>
              {hasPin && <span className="meta">{t('desk.staff.hasPin')}</span>}
            </button>
            {asked === id && (
              <PinForm name={name} refused={switching.refused} onPin={(pin) => switching.to(id, pin)} />
            )}
          </li>
        ))}
        {atDesk !== null && (
          <li>
            <button type="button" className="staff-row" onClick={() => switching.to(null, null)}>
              <span className="staff-initials">–</span>
              <span className="staff-name">{t('desk.staff.nobody')}</span>
            </button>
          </li>
        )}
      </ul>
      <div className="fields-more">
        <Button onPress={() => open('staffSetUp')}>{t('desk.staff.manage')}</Button>
        <Button onPress={() => open('activity')}>{t('desk.activity.title')}</Button>
      </div>
    </>
  );
}

import type { ReactNode } from 'react';
import { Segments } from '../ui/Segments.tsx';
import { useT } from '../i18n/useT.ts';
import { useMayKeep } from '../state/rights.ts';
import type { TypedStaff } from './useStaffEntry.ts';

/** What somebody may do here. It is only read where whoever is at the desk may not change it. */
export function RightChoice({ typed: { fields, choose, wrong } }: { readonly typed: TypedStaff }): ReactNode {
  const t = useT();
  const { may, keepers } = useMayKeep();
  const words = { atDesk: t('desk.staff.rightDesk'), keepsCalendars: t('desk.staff.rightKeeper') };
  if (!may)
    return (
      <div className="field">
        <p className="field-label">{t('desk.staff.right')}</p>
        <p>{words[fields.right]}</p>
        <p className="field-hint">{t('desk.staff.rightOthers', { who: keepers })}</p>
      </div>
    );
  return (
    <div className="staff-right">
      <Segments
        label={t('desk.staff.right')}
        value={fields.right}
        onChange={choose}
        options={[
          { value: 'atDesk', label: words.atDesk },
          { value: 'keepsCalendars', label: words.keepsCalendars },
        ]}
        hint={t('desk.staff.rightHint')}
      />
      <p className="field-problem" role="alert">
        {wrong.right}
      </p>
    </div>
  );
}

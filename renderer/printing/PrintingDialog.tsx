import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { hasSeveral } from '../state/bands.ts';
import { whoOf } from '../calendars/calendarWords.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { takeShownDay, type Way, ways, wordOfWay } from './takeDay.ts';

const everybody = '';

/** The shown day on paper or as a file, of one doctor or of all. */
export function PaperDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const calendars = useDesk((desk) => desk.calendars).filter(({ shown }) => shown);
  const several = hasSeveral(calendars);
  const [wanted, setWanted] = useState(calendars[0]?.addressId ?? everybody);
  const take = (way: Way): void => {
    onClose();
    void takeShownDay(way, wanted === everybody ? undefined : wanted);
  };
  return (
    <WindowDialog title={t('privacy.paper.title')} onClose={onClose} closing="plain">
      <Choice
        label={t('privacy.paper.doctor')}
        value={wanted}
        options={[
          { value: everybody, label: t('arrivals.filter.allDoctors') },
          ...calendars.map((calendar) => ({
            value: calendar.addressId,
            label: whoOf(calendar, calendars, several, t),
          })),
        ]}
        onChange={setWanted}
      />
      <div className="paper-ways">
        {ways.map((way, index) => (
          <Button key={way} rank={index === 0 ? 'primary' : 'plain'} onPress={() => take(way)}>
            {t(wordOfWay[way])}
          </Button>
        ))}
      </div>
    </WindowDialog>
  );
}

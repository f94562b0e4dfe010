import { CalendarSearch, Command, Ellipsis, Eye, EyeOff, FileText, Lock, Printer, Sheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Button } from '../app/Button.tsx';
import { useCancelled } from '../board/useCancelled.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { doByName } from '../keys/useKey.ts';
import { lockDesk } from '../lock/lockDesk.ts';
import { takeShownDay, ways, wordOfWay } from './takeDay.ts';
import './more.css';

const icons = { printDay: Printer, savePdf: FileText, exportCsv: Sheet } as const;

/** What has a key and stands nowhere else in the window: whoever works with the mouse alone finds it here. */
const keyed = [
  { name: 'nextFree', Icon: CalendarSearch },
  { name: 'palette', Icon: Command },
] as const;

/** What is wanted seldom, behind three dots: a free time of any doctor, all commands, the day on paper or as a file, cancelled visits, and the lock. */
export function MoreMenu(): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const cancelled = useCancelled();
  return (
    <MenuTrigger>
      <Button rank="quiet" aria-label={t('privacy.paper.more')}>
        <Ellipsis className="more-mark" size={18} aria-hidden />
      </Button>
      <Popover className="pop" placement="bottom end" offset={6}>
        <Menu className="more" aria-label={t('privacy.paper.more')}>
          {keyed.map(({ name, Icon }) => (
            <MenuItem
              key={name}
              id={name}
              className="more-item"
              textValue={t(`desk.keys.name.${name}`)}
              onAction={() => void doByName(name)}
            >
              <Icon size={16} aria-hidden />
              <span>{t(`desk.keys.name.${name}`)}</span>
              <kbd aria-hidden>{keys.of(name)}</kbd>
            </MenuItem>
          ))}
          <Separator className="more-line" />
          {ways.map((way) => {
            const Icon = icons[way];
            return (
              <MenuItem
                key={way}
                id={way}
                className="more-item"
                textValue={t(wordOfWay[way])}
                onAction={() => void takeShownDay(way)}
              >
                <Icon size={16} aria-hidden />
                <span>{t(wordOfWay[way])}</span>
              </MenuItem>
            );
          })}
          <Separator className="more-line" />
          <MenuItem id="cancelled" className="more-item" textValue={cancelled.word} onAction={cancelled.turn}>
            {cancelled.shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
            <span>{cancelled.word}</span>
          </MenuItem>
          <Separator className="more-line" />
          <MenuItem
            id="lock"
            className="more-item"
            textValue={t('desk.keys.name.lock')}
            onAction={() => void lockDesk()}
          >
            <Lock size={16} aria-hidden />
            <span>{t('desk.keys.name.lock')}</span>
            <kbd aria-hidden>{keys.of('lock')}</kbd>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

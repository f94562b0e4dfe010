import { Ellipsis, Eye, EyeOff, FileText, Lock, Printer, Sheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Button } from '../app/Button.tsx';
import { useCancelled } from '../board/useCancelled.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { lockDesk } from '../lock/lockDesk.ts';
import { takeShownDay, ways, wordOfWay } from './takeDay.ts';
import './more.css';

const icons = { printDay: Printer, savePdf: FileText, exportCsv: Sheet } as const;

/** What is wanted seldom, behind three dots: the day on paper or as a file, cancelled visits, and the lock. */
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

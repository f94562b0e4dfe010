import {
  CalendarSearch,
  Command,
  Ellipsis,
  Eye,
  EyeOff,
  FileText,
  Lock,
  type LucideIcon,
  Printer,
  Sheet,
  UserRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { useCancelled } from '../board/useCancelled.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { doByName } from '../keys/useKey.ts';
import { lockDesk } from '../lock/lockDesk.ts';
import { open } from '../state/opened.ts';
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
            <Item
              key={name}
              id={name}
              text={t(`desk.keys.name.${name}`)}
              Icon={Icon}
              keyText={keys.of(name)}
              onAction={() => void doByName(name)}
            />
          ))}
          <Separator className="more-line" />
          {ways.map((way) => (
            <Item
              key={way}
              id={way}
              text={t(wordOfWay[way])}
              Icon={icons[way]}
              onAction={() => void takeShownDay(way)}
            />
          ))}
          <Item id="paper" text={t('privacy.paper.choose')} Icon={UserRound} onAction={() => open('paper')} />
          <Separator className="more-line" />
          <Item
            id="cancelled"
            text={cancelled.word}
            Icon={cancelled.shown ? EyeOff : Eye}
            onAction={cancelled.turn}
          />
          <Separator className="more-line" />
          <Item
            id="lock"
            text={t('desk.keys.name.lock')}
            Icon={Lock}
            keyText={keys.of('lock')}
            onAction={() => void lockDesk()}
          />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ItemProps {
  readonly id: string;
  readonly text: string;
  readonly Icon: LucideIcon;
  /** Its key, for eyes; absent: it has none. */
  readonly keyText?: string;
  readonly onAction: () => void;
}

function Item({ id, text, Icon, keyText, onAction }: ItemProps): ReactNode {
  return (
    <MenuItem id={id} className="more-item" textValue={text} onAction={onAction}>
      <Icon size={16} aria-hidden />
      <span>{text}</span>
      {keyText !== undefined && <kbd aria-hidden>{keyText}</kbd>}
    </MenuItem>
  );
}

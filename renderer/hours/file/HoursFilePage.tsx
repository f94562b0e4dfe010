import { type ReactNode, useRef, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { announce } from '../../state/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { WindowDialog } from '../../ui/WindowDialog.tsx';
import { FilePreview, FileWays } from './FilePreview.tsx';
import { type HoursFiling, useHoursFile } from './useHoursFile.ts';
import './hoursFile.css';

/** All hours as a file: to keep, to compare, or to take to another computer; and back as drafts. */
export function HoursFilePage({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const [done, setDone] = useState<string | null>(null);
  const say = (words: string): void => {
    setDone(words);
    announce(words);
  };
  const filing = useHoursFile(({ drafts, daysOff }) => say(t('hours.file.applied', { drafts, daysOff })));
  const { chosen, problem } = filing;
  return (
    <WindowDialog
      title={t('hours.file.title')}
      onClose={onClose}
      closing="plain"
      actions={chosen !== null && <FileWays chosen={chosen} filing={filing} />}
    >
      <div className="hours-file">
        {chosen === null ? (
          <Begin filing={filing} done={done} onExported={() => say(t('hours.file.exported'))} />
        ) : (
          <FilePreview chosen={chosen} />
        )}
        {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      </div>
    </WindowDialog>
  );
}

interface BeginProps {
  readonly filing: HoursFiling;
  /** What was done last; `null`: nothing. */
  readonly done: string | null;
  readonly onExported: () => void;
}

/** The way out and the way in, each with what it does. */
function Begin({ filing, done, onExported }: BeginProps): ReactNode {
  const t = useT();
  const once = useOnce();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className="hours-file-ways">
        <section>
          <h3>{t('hours.file.out.title')}</h3>
          <p>{t('hours.file.out.text')}</p>
          <Button isDisabled={filing.busy} onPress={() => once(() => filing.takeAlong(onExported))}>
            {t('hours.file.out.do')}
          </Button>
        </section>
        <section>
          <h3>{t('hours.file.in.title')}</h3>
          <p>{t('hours.file.in.text')}</p>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            hidden
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              // The same file, once mended, is another choice.
              event.currentTarget.value = '';
              if (file !== undefined) void filing.choose(file);
            }}
          />
          <Button isDisabled={filing.busy} onPress={() => input.current?.click()}>
            {t('hours.file.in.do')}
          </Button>
        </section>
      </div>
      <p className="hours-file-done" role="status">
        {done}
      </p>
    </>
  );
}

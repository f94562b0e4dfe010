import type { ReactNode } from 'react';
import type { HoursView } from '#shared/contract/hours.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { Button } from '../ui/Button.tsx';
import type { HoursEditor } from './edit/hoursEditor.ts';

interface Props {
  readonly editor: HoursEditor;
  /** What somebody else has kept. */
  readonly theirs: HoursView;
}

/** Two people have edited the same hours: nothing of either is lost before one of them chooses. */
export function TwoDrafts({ editor, theirs }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const { draft } = theirs.timetable;
  return (
    <section className="note hours-trouble" role="alert" data-tone="care">
      <div className="note-body">
        <h2 className="note-title">{t('hours.draft.two')}</h2>
        <p>
          {draft === null
            ? t('hours.draft.twoNone')
            : t('hours.draft.twoText', {
                staff: draft.staff === '' ? '–' : draft.staff,
                since: formats.dayAndTime(draft.since, today),
              })}
        </p>
        <div className="hours-row">
          <Button onPress={() => editor.takeTheirs()}>{t('hours.draft.theirs')}</Button>
          <Button onPress={() => editor.keepMine()}>{t('hours.draft.mine')}</Button>
        </div>
      </div>
    </section>
  );
}

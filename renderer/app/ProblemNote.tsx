import { CircleAlert, Clock, CloudOff, Hourglass } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Problem, ProblemKind } from '#shared/contract/views.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from './Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { detailsText } from './problemDetails.ts';

interface Props {
  readonly problem: Problem;
  /** In place of the problem's own text, where it means something else here. */
  readonly text?: string;
  /** Says what was being done, above the problem's own title. */
  readonly during?: string;
  readonly onRetry?: () => void;
  /** Where other credentials mend it. */
  readonly onRenew?: () => void;
  /** Where reading it is all there is to do here. */
  readonly onSeen?: () => void;
  /** `alert` where it answers what a person has just done; `note` where it explains a state. */
  readonly urgency?: 'alert' | 'note';
}

/** What happened, what it means, what to do; codes are behind "Details". */
export function ProblemNote(props: Props): ReactNode {
  const { problem, text, during, onRetry, onRenew, onSeen, urgency = 'note' } = props;
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  return (
    <section className="note" role={urgency} data-tone={toneOf(problem.kind)} data-problem={problem.kind}>
      <ToneIcon kind={problem.kind} />
      <div className="note-body">
        {during !== undefined && <p className="note-during">{during}</p>}
        <h2 className="note-title">{t(`problem.${problem.kind}.title`)}</h2>
        <p>
          {text ?? t(`problem.${problem.kind}.text`, problem.params)}
          {problem.until !== null && (
            <span className="tabular">
              {' '}
              {t('problem.until', { time: formats.dayAndTime(problem.until, today) })}
            </span>
          )}
        </p>
        {onRetry !== undefined && <Button onPress={onRetry}>{t('problem.again')}</Button>}
        {onRenew !== undefined && <Button onPress={onRenew}>{t('setup.renew.open')}</Button>}
        {onSeen !== undefined && <Button onPress={onSeen}>{t('problem.seen')}</Button>}
        <Details problem={problem} />
      </div>
    </section>
  );
}

/** The technical lines for support: closed at first, and copied with one press. */
function Details({ problem }: { readonly problem: Problem }): ReactNode {
  const t = useT();
  const version = useDesk((desk) => desk.info.version);
  const lines = useRef<HTMLPreElement>(null);
  const text = detailsText(problem, version);
  return (
    <details className="note-details">
      <summary>{t('problem.details')}</summary>
      <pre ref={lines} className="selectable" tabIndex={0} aria-label={t('problem.details')}>
        {text}
      </pre>
      <CopyButton text={text} source={lines} />
    </details>
  );
}

type Tone = 'wait' | 'line' | 'care' | 'act';

/** Whether time mends it, the line does, a person should some time today, or has to now. */
function toneOf(kind: ProblemKind): Tone {
  switch (kind) {
    case 'rateLimited':
    case 'firewall':
    case 'server':
    case 'conflict':
      return 'wait';
    case 'offline':
    case 'timeout':
      return 'line';
    case 'clockOff':
      return 'care';
    case 'unauthorized':
    case 'forbidden':
    case 'notFound':
    case 'invalid':
    case 'unreadable':
    case 'clockWrong':
    case 'noKeychain':
    case 'storeUnreadable':
    case 'storeReadOnly':
    case 'storeLostDecisions':
    case 'storeNewer':
    case 'storeKeyMissing':
    case 'diskFull':
    case 'notConnected':
    case 'noFacilities':
    case 'otherClinic':
    case 'visitGone':
    case 'visitCanceled':
    case 'locked':
    case 'noPrinter':
    case 'notPrinted':
    case 'fileDiskFull':
    case 'fileNotWritten':
    case 'bug':
      return 'act';
  }
}

const toneIcons = { wait: Hourglass, line: CloudOff, care: Clock, act: CircleAlert } as const;

function ToneIcon({ kind }: { readonly kind: ProblemKind }): ReactNode {
  const Icon = toneIcons[toneOf(kind)];
  return <Icon className="note-icon" size={18} aria-hidden />;
}

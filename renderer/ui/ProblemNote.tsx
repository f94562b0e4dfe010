import { CircleAlert, Clock, CloudOff, Hourglass } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from './Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { detailsText } from './problemDetails.ts';
import type { Problem, ProblemKind } from '#shared/domain/problem.ts';

interface Props {
  readonly problem: Problem;
  /** Who tries it again: the desk by itself, or only a person, who asked for it. */
  readonly triedAgainBy?: 'desk' | 'person';
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
  const { problem, text, during, onRetry, onRenew, onSeen, urgency = 'note', triedAgainBy = 'desk' } = props;
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
          {text ?? textOf(problem, triedAgainBy, t)}
          {problem.until !== null && (
            <span className="tabular">
              {' '}
              {t(triedAgainBy === 'person' ? 'problem.asked.until' : 'problem.until', {
                time: formats.dayAndTime(problem.until, today),
              })}
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

function textOf({ kind, params }: Problem, triedAgainBy: 'desk' | 'person', t: Translator): string {
  switch (kind) {
    case 'offline':
    case 'timeout':
    case 'rateLimited':
    case 'firewall':
    case 'server':
    case 'storeHeld':
    case 'storeDiskFault':
      return t(triedAgainBy === 'person' ? `problem.asked.${kind}` : `problem.${kind}.text`, params);
    default:
      return t(`problem.${kind}.text`, params);
  }
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
    case 'hoursNotRead':
    case 'storeHeld':
      return 'wait';
    case 'offline':
    case 'timeout':
      return 'line';
    case 'clockOff':
    case 'keepersOnly':
    case 'opinionNotAskable':
      return 'care';
    case 'unauthorized':
    case 'forbidden':
    case 'notFound':
    case 'invalid':
    case 'unreadable':
    case 'clockWrong':
    case 'noKeychain':
    case 'storeUnreadable':
    case 'storeDiskFault':
    case 'storeReadOnly':
    case 'storeLostDecisions':
    case 'seatLost':
    case 'storeNewer':
    case 'storeKeyMissing':
    case 'diskFull':
    case 'notConnected':
    case 'noFacilities':
    case 'otherClinic':
    case 'visitGone':
    case 'visitCanceled':
    case 'visitMoved':
    case 'breakGone':
    case 'breakChanged':
    case 'serviceGone':
    case 'timeTaken':
    case 'locked':
    case 'noPrinter':
    case 'notPrinted':
    case 'fileDiskFull':
    case 'fileHeld':
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

import { CircleAlert, CircleCheck } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Diagnostics, Problem } from '#shared/contract/views.ts';
import type { MessageKey } from '#shared/messages/catalogues.ts';
import type { Result } from '#shared/result.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { askDiagnostics } from '../state/requests.ts';
import { CopyButton } from './CopyButton.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import { WindowDialog } from './WindowDialog.tsx';

/** The names that main gives its checks, in words; one that is not here is shown as main says it. */
const checkNames = new Map<string, MessageKey>([
  ['keychain', 'app.diagnostics.check.keychain'],
  ['store', 'app.diagnostics.check.store'],
  ['line', 'app.diagnostics.check.line'],
  ['clock', 'app.diagnostics.check.clock'],
  ['import', 'app.diagnostics.check.import'],
  ['unreadable items', 'app.diagnostics.check.unreadable'],
]);

/** Numbered checks that a support call can go through: "what does number 3 say?" */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const version = useDesk((desk) => desk.info.version);
  const list = useRef<HTMLDivElement>(null);
  const [answer, setAnswer] = useState<Result<Diagnostics, Problem> | null>(null);
  useEffect(() => {
    let open = true;
    void askDiagnostics().then((given) => {
      if (open) setAnswer(given);
    });
    return () => {
      open = false;
    };
  }, []);
  const found = answer?.ok === true ? answer.value : null;
  return (
    <WindowDialog
      title={t('app.diagnostics.title')}
      onClose={onClose}
      actions={found !== null && <CopyButton text={linesOf(found, version)} source={list} />}
    >
      <p>{t('app.diagnostics.text')}</p>
      {answer === null && <p role="status">{t('app.diagnostics.reading')}</p>}
      {answer?.ok === false && <ProblemNote problem={answer.error} urgency="alert" />}
      {found !== null && (
        <div ref={list} className="checks selectable">
          <Checks found={found} />
        </div>
      )}
    </WindowDialog>
  );
}

function Checks({ found }: { readonly found: Diagnostics }): ReactNode {
  const t = useT();
  return (
    <>
      <ol>
        {found.checks.map(({ number, name, ok, detail }) => {
          const Icon = ok ? CircleCheck : CircleAlert;
          const known = checkNames.get(name);
          return (
            <li key={number} className="check" data-ok={ok} value={number}>
              <span className="tabular">{number}</span>
              <Icon
                size={16}
                role="img"
                aria-label={ok ? t('app.diagnostics.ok') : t('app.diagnostics.notOk')}
              />
              <span className="check-name">{known === undefined ? name : t(known)}</span>
              <span className="meta tabular">{detail}</span>
            </li>
          );
        })}
      </ol>
      <p className="meta">{t('app.diagnostics.unreadable', { count: found.unreadableItems })}</p>
    </>
  );
}

/** The checks as plain lines, in main's own words: support reads one language. */
function linesOf(found: Diagnostics, version: string): string {
  const checks = found.checks.map(
    ({ number, name, ok, detail }) => `${number} ${name}: ${ok ? 'ok' : 'NOT OK'}, ${detail}`,
  );
  return [`Frontdesk ${version}`, ...checks, `unreadable items: ${found.unreadableItems}`].join('\n');
}

import { type ReactNode, useRef } from 'react';
import { type CheckName, checkNames } from '#shared/domain/connectionCheck.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { CheckRow } from './CheckRow.tsx';
import { reportOf } from './checkReport.ts';
import { needsLook, type Step, useCheck } from './useCheck.ts';
import './checks.css';

/** Numbered steps that a support call can go through: "what does number 3 say?" Each is shown as soon as it is known. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const version = useDesk((desk) => desk.info.version);
  const list = useRef<HTMLDivElement>(null);
  const { steps, isOver, again } = useCheck();
  return (
    <WindowDialog
      title={t('app.diagnostics.title')}
      onClose={onClose}
      actions={
        isOver && (
          <>
            <Button onPress={again}>{t('app.diagnostics.again')}</Button>
            <CopyButton text={reportOf(steps, version)} source={list} />
          </>
        )
      }
    >
      <p>{t('app.diagnostics.text')}</p>
      <Progress steps={steps} isOver={isOver} />
      <div
        ref={list}
        className="checks selectable"
        tabIndex={0}
        role="group"
        aria-label={t('app.diagnostics.title')}
      >
        <ol>
          {checkNames.map((name) => (
            <CheckRow key={name} name={name} step={steps.get(name)} />
          ))}
        </ol>
      </div>
    </WindowDialog>
  );
}

interface ProgressProps {
  readonly steps: ReadonlyMap<CheckName, Step>;
  readonly isOver: boolean;
}

/** Which step is under way, for eyes; what came of all of them, for ears as well. */
function Progress({ steps, isOver }: ProgressProps): ReactNode {
  const t = useT();
  const of = checkNames.length;
  const wrong = [...steps.values()].filter(needsLook).length;
  const words = isOver
    ? t('app.diagnostics.result', { count: wrong })
    : t('app.diagnostics.step', { number: Math.min(of, steps.size + 1), of });
  return (
    <div className="checks-progress">
      <p aria-hidden>{words}</p>
      <p className="visually-hidden" role="status">
        {isOver ? words : ''}
      </p>
      <progress value={steps.size} max={of} aria-hidden />
    </div>
  );
}

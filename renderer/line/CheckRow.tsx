import { CircleAlert, CircleCheck, CircleDashed, CircleHelp, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CheckResult } from '#shared/contract/app.ts';
import { numberOf, type CheckName } from '#shared/domain/connectionCheck.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import type { Step } from './useCheck.ts';

interface Props {
  readonly name: CheckName;
  /** `undefined`: its turn has not come. */
  readonly step: Step | undefined;
}

type Look = 'ok' | 'look' | 'unknown' | 'skipped' | 'waits';
const icons = {
  ok: CircleCheck,
  look: CircleAlert,
  unknown: CircleHelp,
  skipped: CircleDashed,
  waits: LoaderCircle,
} as const;

/** One step: its number and name, how it is, and in a sentence what was found and what to do. Its room is kept before it is known. */
export function CheckRow({ name, step }: Props): ReactNode {
  const t = useT();
  const look = lookOf(step);
  const Icon = icons[look];
  const word = {
    ok: t('app.diagnostics.ok'),
    look: t('app.diagnostics.notOk'),
    unknown: t('app.diagnostics.unknown'),
    skipped: t('app.diagnostics.unknown'),
    waits: '',
  }[look];
  return (
    <li className="check" data-check={name} data-look={look} value={numberOf(name)}>
      <span className="tabular check-number">{numberOf(name)}</span>
      <Icon size={16} {...(word === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': word })} />
      <span className="check-name">{t(`app.diagnostics.check.${name}`)}</span>
      <span className="check-found tabular">{step !== undefined && <Sentence step={step} />}</span>
    </li>
  );
}

function lookOf(step: Step | undefined): Look {
  switch (step?.kind) {
    case undefined:
      return 'waits';
    case 'skipped':
      return 'skipped';
    case 'failed':
      return 'look';
    case 'told':
      return step.result.state;
  }
}

function Sentence({ step }: { readonly step: Step }): ReactNode {
  const t = useT();
  switch (step.kind) {
    case 'skipped':
      return t('app.diagnostics.skipped', { number: numberOf(step.needs) });
    case 'failed':
      return <Trouble problem={step.problem} />;
    case 'told':
      return <Found result={step.result} />;
  }
}

function Found({ result }: { readonly result: CheckResult }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const { found, params, at, problem } = result;
  if (found === 'problem') return problem === null ? null : <Trouble problem={problem} />;
  return t(
    `app.diagnostics.found.${found}`,
    at === null ? params : { ...params, time: formats.dayAndTime(at, today) },
  );
}

/** In the words that it has everywhere. */
function Trouble({ problem }: { readonly problem: Problem }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const { kind, params, until } = problem;
  return (
    <>
      <b>{t(`problem.${kind}.title`)}</b> {t(`problem.${kind}.text`, params)}
      {until !== null && <> {t('problem.until', { time: formats.dayAndTime(until, today) })}</>}
    </>
  );
}

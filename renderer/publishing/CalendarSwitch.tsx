import { type ReactNode, useState } from 'react';
import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { useMayKeep } from '../state/rights.ts';
import { toast } from '../state/toasts.ts';
import { useAsked } from '../state/useAsked.ts';
import { undoDecision } from '../undo/decide.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';

interface Props {
  readonly coverage: CalendarCoverage;
  readonly onChanged: () => void;
}

/** Whether patients can book a calendar at all, and the way to change that: said first is what it means. */
export function CalendarSwitch({ coverage, onChanged }: Props): ReactNode {
  const t = useT();
  const { off, switching } = coverage;
  const [isAsking, setAsking] = useState(false);
  const { press, problem } = useSwitch(coverage.addressId, () => {
    setAsking(false);
    onChanged();
  });
  if (switching !== null) return <OnItsWay switching={switching} onChanged={onChanged} />;
  return (
    <div className="overview-switch">
      <p className={off ? 'hours-warn' : 'meta'} role="status">
        {t(off ? 'publishing.panel.off' : 'publishing.switch.on')}
      </p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      {isAsking && !off ? (
        <SwitchOff
          addressId={coverage.addressId}
          onSwitch={() => press(false)}
          onKeep={() => setAsking(false)}
        />
      ) : (
        <Ways off={off} onOn={() => press(true)} onOff={() => setAsking(true)} />
      )}
    </div>
  );
}

interface WaysProps {
  readonly off: boolean;
  readonly onOn: () => void;
  readonly onOff: () => void;
}

/** Where whoever is at the desk may not, it is said who may. */
function Ways({ off, onOn, onOff }: WaysProps): ReactNode {
  const t = useT();
  const { may, keepers } = useMayKeep();
  if (!may) return <p className="meta">{t('publishing.switch.keepers', { names: keepers })}</p>;
  return off ? (
    <Button onPress={onOn}>{t('publishing.panel.switchOn')}</Button>
  ) : (
    <Button rank="quiet" onPress={onOff}>
      {t('publishing.switch.off')}
    </Button>
  );
}

interface OffProps {
  readonly addressId: string;
  readonly onSwitch: () => void;
  readonly onKeep: () => void;
}

/** What switching off means, and how it is at the marketplace at this moment: asked of it, since it may have been switched there. */
function SwitchOff({ addressId, onSwitch, onKeep }: OffProps): ReactNode {
  const t = useT();
  const line = useDesk((desk) => desk.line.kind);
  const asked = useAsked('publishing.isOn', { addressId });
  const there = asked.kind === 'found' ? asked.value : null;
  return (
    <section className="overview-switching">
      <ul>
        <li>{t('publishing.switch.means.booking')}</li>
        <li>{t('publishing.switch.means.visits')}</li>
        <li>{t('publishing.switch.means.hours')}</li>
      </ul>
      <p className="meta" role="status">
        {asked.kind === 'reading' && t('publishing.switch.looking')}
        {(asked.kind === 'failed' || line === 'offline') && t('publishing.switch.offline')}
        {there !== null && line !== 'offline' && t(`publishing.switch.there.${there}`)}
      </p>
      <div className="overview-ways">
        <Button rank="primary" onPress={onSwitch}>
          {t('publishing.switch.do')}
        </Button>
        <Button onPress={onKeep}>{t('publishing.switch.keep')}</Button>
      </div>
    </section>
  );
}

interface WayProps {
  readonly switching: NonNullable<CalendarCoverage['switching']>;
  readonly onChanged: () => void;
}

/** It is told to the marketplace, and read back before it counts. */
function OnItsWay({ switching: { to, intentId, undoable }, onChanged }: WayProps): ReactNode {
  const t = useT();
  const once = useOnce();
  const undo = (): void =>
    once(async () => {
      await undoDecision(intentId, t);
      onChanged();
    });
  return (
    <div className="overview-switch">
      <p className="meta" role="status">
        {t(`publishing.switch.going.${to}`)}
      </p>
      {undoable && <Button onPress={undo}>{t('visit.undo.button')}</Button>}
    </div>
  );
}

/** Decides it, one press at a time, and offers the way back for as long as it is held. */
function useSwitch(
  addressId: string,
  onDone: () => void,
): { readonly press: (on: boolean) => void; readonly problem: Problem | null } {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const press = (on: boolean): void =>
    once(async () => {
      const answer = await door().ask('publishing.switch', { addressId, on });
      setProblem(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      const { value } = answer;
      const text = t(`publishing.switch.going.${on ? 'on' : 'off'}`);
      announce(text);
      if (value.kind === 'decided') {
        const of = { kind: 'intent', intentId: value.intentId } as const;
        toast({ text, tone: 'done', undo: { of, from: Date.now(), until: value.heldUntil } });
      }
      onDone();
    });
  return { press, problem };
}

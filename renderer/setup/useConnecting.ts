import { useRef, useState } from 'react';
import { likelyCountry } from '../i18n/countries.ts';
import { useDesk } from '../state/desk.ts';
import type { Entered } from './entering.ts';
import type { Given } from './given.ts';
import { saveConnection, testConnection } from '../state/requests.ts';
import { useOnce } from '../ui/useOnce.ts';
import { useTriedAgain } from './useTriedAgain.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** How the last attempt ended; anything typed after it makes it stale, so it goes away. */
export type Attempt =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly facilities: readonly string[] }
  | { readonly kind: 'failed'; readonly asked: Asked; readonly problem: Problem };

/** What somebody wants of what was typed. */
type Asked = 'test' | 'save';

const none: Attempt = { kind: 'none' };
const nothingMissing = { clientId: false, secret: false };

interface Connecting {
  /** What the clinic at work was connected with, to begin with; `null`: there is none. */
  readonly given: Given | null;
  /** A clinic beside those that the desk has. */
  readonly which?: 'another' | undefined;
  /** What was typed before. */
  readonly typed?: Entered | null | undefined;
  /** Runs with each letter. */
  readonly onType?: ((entered: Entered) => void) | undefined;
  /** Runs once what was typed is kept. */
  readonly onSaved?: (() => void) | undefined;
}

/** What is typed into the set-up and what came of trying it. */
export function useConnecting(connecting: Connecting) {
  const { which, onSaved } = connecting;
  const [attempt, setAttempt] = useState<Attempt>(none);
  const [busy, setBusy] = useState(false);
  const words = useWords(connecting, () => setAttempt(none));
  /** @param by `itself`: what stands on the screen stays until something else has come of it */
  const tryIt = async (asked: Asked, by: 'press' | 'itself'): Promise<void> => {
    const before = words.count.current;
    if (by === 'press') setBusy(true);
    const outcome = await attempted(asked, {
      ...words.wanted(),
      ...(which === undefined ? {} : { which }),
    });
    if (by === 'press') setBusy(false);
    if (outcome.kind === 'none') onSaved?.();
    if (before === words.count.current) setAttempt(outcome);
  };
  const run = async (asked: Asked): Promise<void> => {
    if (!words.areWhole() || busy) return;
    setAttempt(none);
    await tryIt(asked, 'press');
  };
  const goesOn = attempt.kind === 'failed' && goesOnByItself(attempt);
  const once = useOnce();
  useTriedAgain(goesOn && !busy, () => once(() => tryIt('save', 'itself')));
  const { entered, enter, missing, refusals } = words;
  return { entered, enter, missing, refusals, attempt, goesOn, busy, run };
}

/** What is typed, and what of it is missing. @param onChange runs with each letter: what came of older words is stale */
function useWords({ given, typed, onType }: Connecting, onChange: () => void) {
  const systemLocale = useDesk((desk) => desk.info.systemLocale);
  const [entered, setEntered] = useState<Entered>(
    () =>
      typed ?? {
        locale: given?.locale ?? likelyCountry(systemLocale) ?? 'pl',
        clientId: given?.clientId ?? '',
        secret: '',
      },
  );
  const [missing, setMissing] = useState(nothingMissing);
  /** Goes up with each attempt that lacked something, so that the screen can lead to what is missing. */
  const [refusals, setRefusals] = useState(0);
  /** Counts what is typed: an answer to older words is not shown. */
  const count = useRef(0);
  const wanted = (): Entered => ({
    ...entered,
    clientId: entered.clientId.trim(),
    secret: entered.secret.trim(),
  });
  return {
    entered,
    missing,
    refusals,
    count,
    /** Without what came along by copying. */
    wanted,
    enter: (change: Partial<Entered>): void => {
      count.current += 1;
      setEntered((now) => ({ ...now, ...change }));
      onType?.({ ...entered, ...change });
      setMissing((were) => ({
        clientId: were.clientId && change.clientId === undefined,
        secret: were.secret && change.secret === undefined,
      }));
      onChange();
    },
    /** Says what is missing, where something is. */
    areWhole: (): boolean => {
      const { clientId, secret } = wanted();
      const lacks = { clientId: clientId === '', secret: secret === '' };
      setMissing(lacks);
      if (lacks.clientId || lacks.secret) setRefusals((before) => before + 1);
      return !lacks.clientId && !lacks.secret;
    },
  };
}

/** Nobody who asked to begin has to come back for a line that was down. A test is over when it is answered. */
const goesOnByItself = ({ asked, problem }: Extract<Attempt, { kind: 'failed' }>): boolean =>
  asked === 'save' && problem.kind === 'offline';

async function attempted(asked: Asked, entered: Entered): Promise<Attempt> {
  const answer = asked === 'test' ? await testConnection(entered) : await saveConnection(entered);
  if (!answer.ok) return { kind: 'failed', asked, problem: answer.error };
  return 'facilities' in answer.value ? { kind: 'found', facilities: answer.value.facilities } : none;
}

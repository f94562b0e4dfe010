import { useRef, useState } from 'react';
import type { RequestOf } from '#shared/contract/contract.ts';
import { likelyCountry } from '../i18n/countries.ts';
import { useDesk } from '../state/desk.ts';
import type { Given } from './given.ts';
import { saveConnection, testConnection } from '../state/requests.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** How the last attempt ended; anything typed after it makes it stale, so it goes away. */
export type Attempt =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly facilities: readonly string[] }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type Entered = RequestOf<'connection.test'>;

const none: Attempt = { kind: 'none' };
const nothingMissing = { clientId: false, secret: false };

interface Connecting {
  /** What the clinic at work was connected with, to begin with; `null`: there is none. */
  readonly given: Given | null;
  /** A clinic beside those that the desk has. */
  readonly which?: 'another' | undefined;
  /** Runs once what was typed is kept. */
  readonly onSaved?: (() => void) | undefined;
}

/** What is typed into the set-up and what came of trying it. */
export function useConnecting({ given, which, onSaved }: Connecting) {
  const systemLocale = useDesk((desk) => desk.info.systemLocale);
  const [entered, setEntered] = useState<Entered>(() => ({
    locale: given?.locale ?? likelyCountry(systemLocale) ?? 'pl',
    clientId: given?.clientId ?? '',
    secret: '',
  }));
  const [missing, setMissing] = useState(nothingMissing);
  /** Goes up with each attempt that lacked something, so that the screen can lead to what is missing. */
  const [refusals, setRefusals] = useState(0);
  const [attempt, setAttempt] = useState<Attempt>(none);
  const [busy, setBusy] = useState(false);
  /** Counts what is typed: an answer to older words is not shown. */
  const typed = useRef(0);

  const enter = (change: Partial<Entered>): void => {
    typed.current += 1;
    setEntered((before) => ({ ...before, ...change }));
    setMissing((before) => ({
      clientId: before.clientId && change.clientId === undefined,
      secret: before.secret && change.secret === undefined,
    }));
    setAttempt(none);
  };

  const run = async (what: 'test' | 'save'): Promise<void> => {
    const wanted = {
      ...entered,
      clientId: entered.clientId.trim(),
      secret: entered.secret.trim(),
      ...(which === undefined ? {} : { which }),
    };
    const lacks = { clientId: wanted.clientId === '', secret: wanted.secret === '' };
    setMissing(lacks);
    if (lacks.clientId || lacks.secret) {
      setRefusals((before) => before + 1);
      return;
    }
    if (busy) return;
    const words = typed.current;
    setAttempt(none);
    setBusy(true);
    const outcome = what === 'test' ? await tested(wanted) : await saved(wanted);
    setBusy(false);
    if (outcome.kind === 'none') onSaved?.();
    if (words === typed.current) setAttempt(outcome);
  };

  return { entered, enter, missing, refusals, attempt, busy, run };
}

async function tested(entered: Entered): Promise<Attempt> {
  const answer = await testConnection(entered);
  return answer.ok
    ? { kind: 'found', facilities: answer.value.facilities }
    : { kind: 'failed', problem: answer.error };
}

async function saved(entered: Entered): Promise<Attempt> {
  const answer = await saveConnection(entered);
  return answer.ok ? none : { kind: 'failed', problem: answer.error };
}

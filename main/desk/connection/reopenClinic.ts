import type { Problem } from '#shared/domain/problem.ts';
import type { Endpoint, Profile } from '../ports.ts';
import { type ClinicPlan, secretName } from './clinicPlan.ts';
import type { ConnectionContext } from './connectionContext.ts';
import { answered, damaged, lossOf } from './connectionProblems.ts';
import { endpointOf, targetOf } from './credentials.ts';

/**
 * Opens what this desk worked on last of one of its clinics, if that is complete.
 * @param who by itself the window is told only what has changed
 */
export async function resumeClinic(context: ConnectionContext, who: 'asked' | 'byItself'): Promise<void> {
  const { work } = context;
  if (work.session !== null) return;
  const before = work.problem;
  work.waitFor(await openLast(context));
  const { problem } = work;
  const isNews = before?.kind !== problem?.kind || before?.details !== problem?.details;
  if (!isAtWork(context) && (isNews || who === 'asked')) work.announce();
}

const isAtWork = ({ work }: ConnectionContext): boolean => work.session !== null;

async function openLast(context: ConnectionContext): Promise<Problem | null> {
  const { parts, file, work } = context;
  if (work.interrupted !== null) return goOn(context, work.interrupted);
  const own = work.place.profile;
  if (own !== null) return reopen(context, own, endpointOf(own));
  const live = file.live();
  if (parts.practicePort !== null) {
    const { profile, endpoint } = targetOf(parts, 'pl');
    return reopen(context, profile, endpoint);
  }
  return live === null
    ? null
    : reopen(context, { kind: 'live', locale: live }, { kind: 'live', locale: live });
}

/** Goes on with what could not be begun: its secret may be in no keychain. */
async function goOn({ parts, work }: ConnectionContext, plan: ClinicPlan): Promise<Problem | null> {
  const opened = await parts.openStore(plan.profile);
  if (!opened.ok) return opened.error;
  const begun = await work.begin(plan, opened.value);
  return begun.ok ? null : begun.error;
}

/** Opens a profile that was set up before. @returns why it is not at work; `null`: it is, or there is none */
async function reopen(
  { parts, work, seats }: ConnectionContext,
  profile: Profile,
  endpoint: Endpoint,
): Promise<Problem | null> {
  if (!parts.hasStore(profile)) return null;
  const opened = await parts.openStore(profile);
  if (!opened.ok) return opened.error;
  const store = opened.value;
  work.noteSetAside(store);
  const read = answered(parts, () => store.connection.get());
  if (!read.ok || read.value === null) {
    const why = read.ok ? (work.setAside === null ? lossOf(store) : damaged) : read.error;
    store.close();
    return why;
  }
  const saved = read.value;
  const secret = await parts.secrets.get(secretName(profile, saved.clientId));
  if (!secret.ok || secret.value === null) {
    store.close();
    return {
      kind: secret.ok ? 'unauthorized' : 'noKeychain',
      until: null,
      params: {},
      details: 'the keychain holds no secret for this client id',
    };
  }
  const seat = await seats.open(profile);
  if (!seat.ok) {
    store.close();
    return seat.error;
  }
  const credentials = { clientId: saved.clientId, secret: secret.value };
  const plan = { saved, profile, endpoint, credentials, seat: seat.value, secretKept: 'keychain' } as const;
  const begun = await work.begin(plan, store);
  return begun.ok ? null : begun.error;
}

import type { Connection } from '#shared/contract/connection.ts';
import { marketplaces, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { SavedConnection } from '#shared/domain/savedConnection.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PracticeSize, Profile } from '../ports.ts';
import type { ClinicPlan } from './clinicPlan.ts';
import type { ConnectionContext } from './connectionContext.ts';
import { answered, notPractising } from './connectionProblems.ts';
import { resumeClinic } from './reopenClinic.ts';

/** The desk's clinics beside the first. */
export interface OtherClinics {
  /** Until they are taken up again. */
  leave(): Promise<void>;
  resume(): Promise<void>;
}

/** Starts a practice clinic inside the desk and goes over to it. Until its file has taken the connection, the clinic at work goes on. */
export async function startPractice(
  context: ConnectionContext,
  locale: MarketplaceLocale,
  size: PracticeSize,
  others: OtherClinics,
): Promise<Result<Connection, Problem>> {
  const { parts, work, seats } = context;
  const started = await parts.startPractice(locale, size);
  if (!started.ok) return started;
  const clinic = started.value;
  const { port, credentials } = clinic;
  const profile: Profile = { kind: 'practice' };
  const saved: SavedConnection = {
    kind: 'practice',
    locale,
    clientId: credentials.clientId,
    timeZone: marketplaces[locale].timeZone,
    facilityZones: new Map(),
  };
  const opened = await parts.openStore(profile);
  if (!opened.ok) {
    await clinic.stop();
    return opened;
  }
  const taken = answered(parts, () => opened.value.connection.set(saved));
  const seat = taken.ok ? await seats.open(profile) : taken;
  if (!seat.ok) {
    opened.value.close();
    await clinic.stop();
    return seat;
  }
  await others.leave();
  await work.leave();
  const endpoint = { kind: 'practice', port } as const;
  const plan: ClinicPlan = {
    saved,
    profile,
    endpoint,
    credentials,
    seat: seat.value,
    secretKept: 'session',
  };
  const begun = await work.beginOrWait(plan, opened.value, () => {
    seat.value.close();
    return clinic.stop();
  });
  // It is gone with its file: what was there before comes back.
  if (!begun.ok) {
    await resumeClinic(context, 'asked');
    await others.resume();
  }
  return begun;
}

/** Goes back to what the desk worked on before. */
export async function leavePractice(
  context: ConnectionContext,
  others: OtherClinics,
): Promise<Result<Connection, Problem>> {
  const { work } = context;
  if (work.session !== null && work.session.view.kind !== 'practice') return err(notPractising);
  await work.leave();
  await resumeClinic(context, 'asked');
  await others.resume();
  return ok(work.view());
}

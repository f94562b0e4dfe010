import type { Connection } from '#shared/contract/connection.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import { type ClinicKey, withKey } from '#shared/domain/clinicKey.ts';
import { marketplaces, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { SavedConnection } from '#shared/domain/savedConnection.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { DeskParts, Endpoint, Profile } from '../ports.ts';
import type { FurtherProfile } from '../settings/deskFile.ts';
import { type ClinicPlan, secretName, zonesKept } from './clinicPlan.ts';
import type { ConnectionContext } from './connectionContext.ts';
import { answered, otherClinic } from './connectionProblems.ts';
import { type Tried, tryConnection } from './tryConnection.ts';
import type { DeskStore } from '../deskStore.ts';

/** Which file and which vendor credentials of a country are for, of the desk's first clinic. */
export function targetOf(
  { practicePort: port }: Pick<DeskParts, 'practicePort'>,
  locale: MarketplaceLocale,
): { readonly profile: Profile; readonly endpoint: Endpoint } {
  return port === null
    ? { profile: { kind: 'live', locale }, endpoint: { kind: 'live', locale } }
    : { profile: { kind: 'practicePort', port }, endpoint: { kind: 'practice', port } };
}

/** Where a clinic with data of its own answers. */
export const endpointOf = (profile: FurtherProfile): Endpoint =>
  profile.kind === 'live'
    ? { kind: 'live', locale: profile.locale }
    : { kind: 'practice', port: profile.port };

/** The same of one of the desk's clinics: those beside the first have their place for ever. */
function targetIn(
  { parts, work }: ConnectionContext,
  locale: MarketplaceLocale,
): { readonly profile: Profile; readonly endpoint: Endpoint } {
  const { profile } = work.place;
  return profile === null ? targetOf(parts, locale) : { profile, endpoint: endpointOf(profile) };
}

/** Tries credentials; those of another clinic would carry this one's decisions to where its visits are not. */
export async function tryCredentials(
  context: ConnectionContext,
  { locale, clientId, secret }: RequestOf<'connection.test'>,
): Promise<Result<Tried, Problem>> {
  const { parts, work } = context;
  const { profile, endpoint } = targetIn(context, locale);
  const answer = await tryConnection(parts, endpoint, locale, { clientId, secret });
  const old = work.workOn(profile);
  return answer.ok && old !== null && !isOf(old.store, answer.value, old.key) ? err(otherClinic) : answer;
}

/**
 * The file takes the new connection first. Where it cannot (a full disk, another program), the clinic at work goes on with
 * its credentials. Neither the keychain nor what the next start opens has changed then.
 * @param tried what the vendor shows to them, where they were tried already
 */
export async function saveCredentials(
  context: ConnectionContext,
  request: RequestOf<'connection.save'>,
  tried?: Tried,
): Promise<Result<Connection, Problem>> {
  const { parts, work, seats } = context;
  const { profile, endpoint } = targetIn(context, request.locale);
  const answer = tried === undefined ? await tryCredentials(context, request) : ok(tried);
  if (!answer.ok) return answer;
  const seat = await seats.open(profile);
  if (!seat.ok) return seat;
  const old = work.workOn(profile);
  const opened = old === null ? await parts.openStore(profile) : ok(old.store);
  if (!opened.ok) return opened;
  const store = opened.value;
  const taken = takeConnection(context, store, request, {
    tried: answer.value,
    endpoint,
    staff: seat.value.staff.initials(),
  });
  if (!taken.ok) {
    if (old === null) store.close();
    return taken;
  }
  const kept = await parts.secrets.set(secretName(profile, request.clientId), request.secret);
  await noteInDeskFile(context, profile, request);
  if (old === null) await work.leave();
  else await work.letGo();
  const plan: ClinicPlan = {
    saved: taken.value,
    profile,
    endpoint,
    credentials: { clientId: request.clientId, secret: request.secret },
    seat: seat.value,
    secretKept: kept.ok ? 'keychain' : 'session',
  };
  return work.beginOrWait(plan, store);
}

/** Acknowledged is what the next start finds. */
async function noteInDeskFile(
  { file, work }: ConnectionContext,
  profile: Profile,
  { locale, clientId }: RequestOf<'connection.save'>,
): Promise<void> {
  const { key, profile: own } = work.place;
  if (own !== null) file.setFurther({ key, profile: own, locale, clientId });
  else if (profile.kind === 'live') file.setLive(profile.locale);
  else return;
  await file.settled();
}

/** Writes the connection into its file, unless that holds another clinic. */
function takeConnection(
  { parts, work }: ConnectionContext,
  store: DeskStore,
  { locale, clientId }: RequestOf<'connection.save'>,
  { tried, endpoint, staff }: { readonly tried: Tried; readonly endpoint: Endpoint; readonly staff: string },
): Result<SavedConnection, Problem> {
  const taken = answered(parts, (): Result<SavedConnection, Problem> => {
    if (!isOf(store, tried, work.place.key)) return err(otherClinic);
    const saved: SavedConnection = {
      kind: endpoint.kind,
      locale,
      clientId,
      timeZone: marketplaces[locale].timeZone,
      facilityZones: zonesKept(store, locale),
    };
    const isFirst = store.connection.get() === null;
    store.connection.set(saved);
    if (!isFirst) noteChange(store, parts.clock.now(), staff);
    return ok(saved);
  });
  return taken.ok ? taken.value : taken;
}

/** Who exchanged the credentials stands in the audit, and nothing of them. */
function noteChange(store: DeskStore, at: EpochMs, staff: string): void {
  const nothing = { addressId: null, bookingId: null, previousBookingId: null, intentId: null };
  store.audit.append({ at, staff, kind: 'connection.changed', ...nothing, detail: '{}' });
}

/** Whether these credentials show a clinic whose data and decisions the file holds, or it holds none yet. */
export function isOf(
  { catalogue }: Pick<DeskStore, 'catalogue'>,
  { facilities }: Tried,
  key: ClinicKey,
): boolean {
  const known = new Set(catalogue.facilities().map(({ id }) => id));
  return known.size === 0 || facilities.some(({ id }) => known.has(withKey(key, id)));
}

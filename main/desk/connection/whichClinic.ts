import type { Connection } from '#shared/contract/connection.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import { type ClinicKey, keyOfFurther } from '#shared/domain/clinicKey.ts';
import { marketplaceLocales, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { DeskParts, Endpoint } from '../ports.ts';
import type { FurtherProfile } from '../settings/deskFile.ts';
import type { ClinicPlace } from './clinicAtWork.ts';
import { answered, practising } from './connectionProblems.ts';
import type { ConnectionContext } from './connectionContext.ts';
import { endpointOf, isOf, saveCredentials, targetOf } from './credentials.ts';
import { type Tried, tryConnection } from './tryConnection.ts';

type Contexts = readonly [ConnectionContext, ...ConnectionContext[]];
type Wanted = RequestOf<'connection.save'>;

/**
 * The clinic whose credentials somebody enters anew: the one with this client id, or, where the desk's first clinic is of another country,
 * the one of this country. Otherwise it is the first.
 * @param all the desk's clinics, the first one first
 */
export function clinicMeant(
  [first, ...further]: Contexts,
  { locale, clientId }: Omit<Wanted, 'which'>,
): ConnectionContext {
  const saved = first.work.begun?.plan.saved;
  if (saved?.locale === locale && saved.clientId === clientId) return first;
  const known = first.file.further().filter((clinic) => clinic.locale === locale);
  const sameClient = known.find((clinic) => clinic.clientId === clientId);
  const meant = sameClient ?? (localeOf(first) === locale ? undefined : known[0]);
  return further.find(({ work }) => work.place.key === meant?.key) ?? first;
}

const localeOf = ({ work, file }: ConnectionContext): MarketplaceLocale | null =>
  work.begun?.plan.saved.locale ?? file.live();

/**
 * Adds a clinic to the desk. One that the desk has already gets these credentials, and a desk that has none gets its first.
 * @param placed makes the place of a new one @param keep called where it is the desk's from now on, also if it cannot begin yet
 */
export async function addClinic(
  all: Contexts,
  request: Wanted,
  placed: (place: ClinicPlace) => ConnectionContext,
  keep: (added: ConnectionContext) => void,
): Promise<Result<Connection, Problem>> {
  const [first] = all;
  const { parts, file } = first;
  if (first.work.begun?.plan.profile.kind === 'practice' && first.work.session !== null)
    return err(practising);
  if (hasNone(first)) return saveCredentials(first, request);
  const tried = await tryAnother(parts, request);
  if (!tried.ok) return tried;
  const endpoint = endpointOf(furtherProfile(parts, request.locale));
  const known = all.find((one) => isThatClinic(one, request, { ...tried.value, endpoint }));
  if (known !== undefined) return saveCredentials(known, request, tried.value);
  const free = await freePlace(all, furtherProfile(parts, request.locale), tried.value);
  if (!free.ok) return free;
  const added = placed(free.value);
  const saved = await saveCredentials(added, request, tried.value);
  if (file.further().some(({ key }) => key === added.work.place.key)) keep(added);
  return saved;
}

/** Tries the credentials of a clinic that the desk is to have beside its own. */
export function tryAnother(
  parts: DeskParts,
  { locale, clientId, secret }: Wanted,
): Promise<Result<Tried, Problem>> {
  return tryConnection(parts, endpointOf(furtherProfile(parts, locale)), locale, { clientId, secret });
}

type TriedAt = Tried & { readonly endpoint: Endpoint };

/** Nothing was ever set up here. */
function hasNone({ parts, file, work }: ConnectionContext): boolean {
  if (work.session !== null || work.interrupted !== null) return false;
  return parts.practicePort === null ? file.live() === null : !parts.hasStore(targetOf(parts, 'pl').profile);
}

function furtherProfile(
  { practicePort, practicePorts }: DeskParts,
  locale: MarketplaceLocale,
): FurtherProfile {
  return practicePort === null
    ? { kind: 'live', locale }
    : { kind: 'practicePort', port: practicePorts.get(locale) ?? practicePort };
}

/** Ids of two countries have nothing to do with each other, nor do those of two practice clinics. */
function isThatClinic(
  { work, file }: ConnectionContext,
  { locale, clientId }: Wanted,
  tried: TriedAt,
): boolean {
  const kept = file.further().find(({ key }) => key === work.place.key);
  const saved = work.begun?.plan.saved ?? kept;
  const endpoint = work.begun?.plan.endpoint ?? (kept && endpointOf(kept.profile));
  if (saved?.locale !== locale || !isSameEndpoint(endpoint, tried.endpoint)) return false;
  if (saved.clientId === clientId) return true;
  return work.session !== null && isOf(work.session.store, tried, work.place.key);
}

const isSameEndpoint = (a: Endpoint | undefined, b: Endpoint): boolean =>
  b.kind === 'live' ? a?.kind === 'live' : a?.kind === 'practice' && a.port === b.port;

/**
 * Where the data of a clinic go that the desk does not have: where they are already, as after the desk's own file was lost, or where none
 * of any country ever were, for ids with a key are one clinic's for ever.
 */
async function freePlace(
  all: Contexts,
  profile: FurtherProfile,
  tried: Tried,
): Promise<Result<ClinicPlace, Problem>> {
  const [{ parts }] = all;
  for (let n = 2; ; n += 1) {
    const key = keyOfFurther(n);
    if (all.some(({ work }) => work.place.key === key)) continue;
    const own: FurtherProfile = { ...profile, clinic: key };
    if (!parts.hasStore(own)) {
      if (isOfOthers(parts, own, key)) continue;
      return ok({ key, profile: own });
    }
    const opened = await parts.openStore(own);
    if (!opened.ok) return opened;
    const its = answered(parts, () => isOf(opened.value, tried, key));
    opened.value.close();
    if (!its.ok) return its;
    if (its.value) return ok({ key, profile: own });
  }
}

const isOfOthers = ({ hasStore }: DeskParts, profile: FurtherProfile, key: ClinicKey): boolean =>
  profile.kind === 'live' &&
  marketplaceLocales.some((locale) => hasStore({ kind: 'live', locale, clinic: key }));

import { placeOf } from '#shared/domain/clinicKey.ts';
import { zoneOfFacility } from '#shared/domain/facilityZones.ts';
import { marketplaces } from '#shared/domain/marketplace.ts';
import type { TimeZone } from '#shared/time/zone.ts';
import type { FurtherClinic } from '../settings/deskFile.ts';
import type { ConnectionAtWork, Session } from '../session.ts';

/** A clinic of the desk that is not at work, and whether that passes by itself. */
export interface RestingClinic extends FurtherClinic {
  readonly rests: 'forNow' | 'untilRenewed';
}

/** By which clocks a desk and its facilities live. */
export type DeskZones = Pick<ConnectionAtWork, 'timeZone' | 'facilityZones'>;

/**
 * The clocks of several clinics. The desk lives by its first clinic's; each facility of another one has its own clinic's by name,
 * unless all of them have the desk's.
 */
export function zonesOfAll(sessions: readonly Session[]): DeskZones {
  const [first, ...others] = sessions;
  if (first === undefined) throw new Error('a desk without a clinic has no clock');
  const { timeZone } = first.own;
  const theirs = others.flatMap(({ own, store }) =>
    store.catalogue.facilities().map(({ id }): [string, TimeZone] => [id, zoneOfFacility(own, id)]),
  );
  const own = first.own.facilityZones;
  if (own === undefined && theirs.every(([, zone]) => zone === timeZone)) return { timeZone };
  return { timeZone, facilityZones: { ...own, ...Object.fromEntries(theirs) } };
}

/** Which clinics the desk has, for the window. @param further those beside the first, also while they are not at work */
export function clinicsOf(
  sessions: readonly Session[],
  further: readonly RestingClinic[],
): NonNullable<ConnectionAtWork['clinics']> {
  const atWork = sessions.map(({ key, own }) => ({
    key,
    locale: own.locale,
    clientId: own.clientId,
    timeZone: own.timeZone,
    practicePort: own.kind === 'practice' ? own.port : null,
  }));
  const resting = further
    .filter((clinic) => sessions.every(({ key }) => key !== clinic.key))
    .map(({ key, locale, clientId, profile, rests }) => ({
      key,
      locale,
      clientId,
      timeZone: marketplaces[locale].timeZone,
      practicePort: profile.kind === 'live' ? null : profile.port,
      rests,
    }));
  return [...atWork, ...resting].sort((a, b) => placeOf(a.key) - placeOf(b.key));
}

import { onTestFinished } from 'vitest';
import { asAddressId, asDoctorId, asFacilityId, type CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteErrorBody } from '#shared/domain/remoteError.ts';
import { seededRandom } from '#shared/random.ts';
import type { Result } from '#shared/result.ts';
import { createClient, type Client, type ClientOptions } from '../../main/docplanner/client.ts';
import { generateWorld, type WorldRequest } from '../../main/practice/generate/generateWorld.ts';
import type { Quirks } from '../../main/practice/quirks.ts';
import { startPractice, type Practice } from '../../main/practice/server.ts';
import type { Address, AddressService, Booking, World } from '../../main/practice/world.ts';
import { testClock, testLog, type TestClock } from '../unit/docplanner/world.ts';
import { aCaller } from '../support/caller.ts';

/** The client and a practice clinic, talking over real HTTP. They share no wire code, so that a misunderstanding shows. */
export interface Contract {
  readonly client: Client;
  readonly practice: Practice;
  readonly world: World;
  readonly clock: TestClock;
  /** The first doctor's calendar. */
  readonly address: Address;
  readonly calendar: CalendarRef;
  readonly service: AddressService;
  /** Changes requests on their way out: for refusals that the client is too careful to provoke. */
  tamper: ((url: string, init: RequestInit) => [url: string, init: RequestInit]) | null;
}

/** That an operation does at the clinic what it is for. */
export type Proof = (contract: Contract) => Promise<void>;

/** A Monday morning in Warsaw. */
export const monday = Date.UTC(2026, 10, 23, 9);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export interface ContractOptions {
  readonly quirks?: Partial<Quirks>;
  readonly client?: Partial<ClientOptions>;
  readonly push?: { readonly url: string };
  /** Default: a small one. */
  readonly world?: Partial<WorldRequest>;
}

/** Opens a small clinic and a client of it; both end with the test. */
export async function openContract(options: ContractOptions = {}): Promise<Contract> {
  const clock = testClock(monday);
  const world = generateWorld({ locale: 'pl', size: 'small', seed: 7, now: monday, ...options.world });
  const practice = await startPractice({
    world,
    clock,
    random: seededRandom(1),
    quirks: options.quirks,
    push: options.push,
  });
  onTestFinished(() => practice.close());
  const [address] = world.addresses.values();
  if (address === undefined) throw new Error('the clinic has no address');
  const contract: Omit<Contract, 'client'> = {
    practice,
    world,
    clock,
    address,
    calendar: refOf(address),
    get service() {
      const service = [...world.addressServices.values()].find((one) => one.addressId === address.id);
      if (service === undefined) throw new Error('the address offers nothing');
      return service;
    },
    tamper: null,
  };
  const client = createClient({
    endpoint: { kind: 'practice', port: practice.port },
    credentials: { clientId: world.client.id, clientSecret: world.client.secret },
    fetch: (url, init) => {
      const isToken = url.endsWith('/oauth/v2/token');
      return fetch(...((isToken ? null : contract.tamper)?.(url, init) ?? [url, init]));
    },
    clock,
    random: () => 0,
    log: testLog(),
    userAgent: 'Frontdesk/0.1.0 (contract)',
    zone: () => world.timeZone,
    ...options.client,
  });
  return Object.assign(contract, { client });
}

export function refOf(address: Address): CalendarRef {
  return {
    facilityId: asFacilityId(address.facilityId),
    doctorId: asDoctorId(address.doctorId),
    addressId: asAddressId(address.id),
  };
}

/** The value of a call that must have gone well. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The kind and message of a call that must have been refused. */
export function refusalIn(result: Result<unknown, RemoteErrorBody>): [kind: string, message: string | null] {
  if (result.ok) throw new Error('was not refused');
  return [result.error.kind, 'message' in result.error ? result.error.message : null];
}

/** A visit at an address that passes the test. */
export function bookingWhere(
  { world, address }: Contract,
  fits: (booking: Booking) => boolean,
  at: Address = address,
): Booking {
  const found = [...world.bookings.values()].find((one) => one.addressId === at.id && fits(one));
  if (found === undefined) throw new Error('the clinic has no such booking');
  return found;
}

export const upcoming = (booking: Booking): boolean =>
  booking.status === 'booked' && booking.start > monday + day;
export const past = (booking: Booking): boolean => booking.status === 'booked' && booking.end < monday - day;

/** Another address that is not the first one's doctor's. */
export function addressElsewhere({ world, address }: Contract): Address {
  const found = [...world.addresses.values()].find((one) => one.doctorId !== address.doctorId);
  if (found === undefined) throw new Error('the clinic has one doctor only');
  return found;
}

export const patient = aCaller({
  name: 'Zażółć',
  surname: 'O’Gęśla-Jaźń',
  phone: '+48 600 700 800',
  birthDate: '1985-01-01',
  gender: 'f',
  dataPrivacyConsent: true,
});

/** Replaces the body of the next requests. */
export const withBody =
  (body: unknown) =>
  (url: string, init: RequestInit): [string, RequestInit] => [url, { ...init, body: JSON.stringify(body) }];

/** Replaces a part of the addresses of the next requests. */
export const withUrl =
  (from: string | RegExp, to: string) =>
  (url: string, init: RequestInit): [string, RequestInit] => [url.replace(from, to), init];

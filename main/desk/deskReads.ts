import { type ClinicKey, clinicKeyOf } from '#shared/domain/clinicKey.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { AddressMapping, DeskStore } from './deskStore.ts';

/** What the desk shows of all its clinics is read of: the files of them as if they were one. One clinic's file alone is such a one. */
export interface DeskReads {
  readonly catalogue: Pick<
    DeskStore['catalogue'],
    'addresses' | 'address' | 'addressServices' | 'facility' | 'doctor'
  >;
  readonly mappings: {
    /** In the order of all calendars of the desk: those of a later clinic stand behind. */
    addresses(): ReadonlyMap<AddressId, AddressMapping>;
    get(kind: 'address', id: AddressId): Pick<AddressMapping, 'name' | 'colour' | 'hidden'> | null;
  };
  readonly freshness: Pick<DeskStore['freshness'], 'asOf'>;
  readonly intents: Pick<DeskStore['intents'], 'open' | 'ofVisit' | 'allOpen'>;
  readonly bookings: Pick<DeskStore['bookings'], 'get' | 'inWindow' | 'over'>;
  readonly schedule: Pick<DeskStore['schedule'], 'slotsInWindow' | 'breaksInWindow' | 'break' | 'firstSlots'>;
  readonly arrivals: Pick<DeskStore['arrivals'], 'of' | 'unsettled'>;
  readonly audit: Pick<DeskStore['audit'], 'movedOn'>;
}

/** One clinic's part of a desk. */
export interface ClinicFile {
  readonly key: ClinicKey;
  readonly store: DeskReads;
}

/**
 * The files of several clinics as one. What is asked of an id is asked of its clinic, and of many ids of each of theirs; what is
 * asked of all is put together in the order in which one file would have it. An id of a clinic that is not at work is unknown.
 * @param clinics those at work now, in the desk's order
 */
export function mergedReads(clinics: () => readonly ClinicFile[]): DeskReads {
  const split = new SplitByClinic(clinics);
  return {
    catalogue: catalogueOf(split),
    mappings: mappingsOf(split),
    freshness: { asOf: (date) => mapsOf(split.all().map(({ freshness }) => freshness.asOf(date))) },
    intents: intentsOf(split),
    bookings: bookingsOf(split),
    schedule: scheduleOf(split),
    arrivals: {
      of: (ids) =>
        mapsOf(
          split.each(
            ids,
            (id) => id,
            (store, some) => [store.arrivals.of(some)],
          ),
        ),
      unsettled: (ids, window, now) =>
        split.each(
          ids,
          (id) => id,
          (store, some) => store.arrivals.unsettled(some, window, now),
        ),
    },
    audit: {
      movedOn: (ids) =>
        new Set(
          split.each(
            ids,
            (id) => id,
            (store, some) => [...store.audit.movedOn(some)],
          ),
        ),
    },
  };
}

function catalogueOf(split: SplitByClinic): DeskReads['catalogue'] {
  return {
    addresses: () => split.all().flatMap(({ catalogue }) => catalogue.addresses()),
    address: (id) => split.of(id)?.catalogue.address(id) ?? null,
    addressServices: (id) => split.of(id)?.catalogue.addressServices(id) ?? [],
    facility: (id) => split.of(id)?.catalogue.facility(id) ?? null,
    doctor: (facilityId, id) => split.of(id)?.catalogue.doctor(facilityId, id) ?? null,
  };
}

function mappingsOf(split: SplitByClinic): DeskReads['mappings'] {
  return {
    addresses() {
      const all = new Map<AddressId, AddressMapping>();
      let behind = 0;
      for (const { mappings } of split.all()) {
        const own = [...mappings.addresses()];
        for (const [id, mapping] of own) all.set(id, { ...mapping, order: behind + mapping.order });
        behind += 1 + own.reduce((last, [, { order }]) => Math.max(last, order), 0);
      }
      return all;
    },
    get: (kind, id) => split.of(id)?.mappings.get(kind, id) ?? null,
  };
}

function intentsOf(split: SplitByClinic): DeskReads['intents'] {
  return {
    open: (ids) =>
      split
        .each(
          ids,
          (id) => id,
          (store, some) => store.intents.open(some),
        )
        .sort(byCreation),
    ofVisit: (id) => split.of(id)?.intents.ofVisit(id) ?? [],
    allOpen: () =>
      split
        .all()
        .flatMap(({ intents }) => intents.allOpen())
        .sort(byCreation),
  };
}

function bookingsOf(split: SplitByClinic): DeskReads['bookings'] {
  return {
    get: (id) => split.of(id)?.bookings.get(id) ?? null,
    inWindow: (ids, window) =>
      split
        .each(
          ids,
          (id) => id,
          (store, some) => store.bookings.inWindow(some, window),
        )
        .sort(byStart),
    over: (moments) =>
      split.each(
        moments,
        ({ addressId }) => addressId,
        (store, some) => store.bookings.over(some),
      ),
  };
}

function scheduleOf(split: SplitByClinic): DeskReads['schedule'] {
  return {
    slotsInWindow: (ids, window) =>
      split.each(
        ids,
        (id) => id,
        (store, some) => store.schedule.slotsInWindow(some, window),
      ),
    breaksInWindow: (ids, window) =>
      split.each(
        ids,
        (id) => id,
        (store, some) => store.schedule.breaksInWindow(some, window),
      ),
    break: (id) => split.of(id)?.schedule.break(id) ?? null,
    firstSlots: (calendars, window, limit) =>
      split
        .each(
          calendars,
          ({ addressId }) => addressId,
          (store, some) => store.schedule.firstSlots(some, window, limit),
        )
        .sort(byStart)
        .slice(0, limit),
  };
}

/** Brings each question to the clinics that it concerns. */
class SplitByClinic {
  readonly #clinics: () => readonly ClinicFile[];

  constructor(clinics: () => readonly ClinicFile[]) {
    this.#clinics = clinics;
  }

  all(): readonly DeskReads[] {
    return this.#clinics().map(({ store }) => store);
  }

  /** `null`: its clinic is not at work. */
  of(id: string): DeskReads | null {
    const key = clinicKeyOf(id);
    return this.#clinics().find((clinic) => clinic.key === key)?.store ?? null;
  }

  /** What each clinic answers for those that are its own, in the order of the clinics. */
  each<Q, A>(
    asked: readonly Q[],
    idOf: (one: Q) => string,
    ask: (store: DeskReads, own: readonly Q[]) => readonly A[],
  ): A[] {
    return this.#clinics().flatMap(({ key, store }) => {
      const own = asked.filter((one) => clinicKeyOf(idOf(one)) === key);
      return own.length === 0 ? [] : ask(store, own);
    });
  }
}

/** Stable: those of one moment stay in the order of the clinics. */
const byCreation = (a: { readonly createdAt: EpochMs }, b: { readonly createdAt: EpochMs }): number =>
  a.createdAt - b.createdAt;
const byStart = (a: { readonly start: EpochMs }, b: { readonly start: EpochMs }): number => a.start - b.start;

const mapsOf = <K, V>(maps: readonly ReadonlyMap<K, V>[]): ReadonlyMap<K, V> =>
  new Map(maps.flatMap((map) => [...map]));

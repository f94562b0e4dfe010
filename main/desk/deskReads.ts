import { type ClinicKey, clinicKeyOf } from '#shared/domain/clinicKey.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { Mapping, MappingKind } from '#shared/domain/mapping/mapping.ts';
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
    get(kind: MappingKind, id: string): Pick<Mapping, 'name' | 'code' | 'colour' | 'hidden'> | null;
  };
  readonly freshness: Pick<DeskStore['freshness'], 'asOf'>;
  readonly intents: Pick<DeskStore['intents'], 'open' | 'ofVisit' | 'allOpen'>;
  readonly bookings: Pick<DeskStore['bookings'], 'get' | 'inWindow' | 'over'>;
  readonly schedule: Pick<DeskStore['schedule'], 'slotsInWindow' | 'breaksInWindow' | 'break' | 'firstSlots'>;
  /** What was published of hours that are kept here. */
  readonly availability: {
    readonly published: Pick<DeskStore['availability']['published'], 'leaving'>;
  };
  readonly arrivals: Pick<DeskStore['arrivals'], 'of' | 'unsettled'>;
  readonly audit: Pick<DeskStore['audit'], 'movedOn'>;
}

/** One clinic's part of a desk. */
export interface ClinicFile {
  readonly key: ClinicKey;
  readonly store: DeskReads;
}

/** Hears of a file that did not answer. @param ask asks it the same again */
export type FileFailed = (key: ClinicKey, thrown: unknown, ask: () => unknown) => void;

/**
 * The files of several clinics as one. What is asked of an id is asked of its clinic, and of many ids of each of theirs; what is
 * asked of all is put together in the order in which one file would have it. An id of a clinic that is not at work is unknown.
 * @param clinics those at work now, in the desk's order
 * @param failed hears whose file it was, before what it threw is thrown on
 */
export function mergedReads(
  clinics: () => readonly ClinicFile[],
  failed: FileFailed = () => undefined,
): DeskReads {
  const split = new SplitByClinic(clinics, failed);
  return {
    catalogue: catalogueOf(split),
    mappings: mappingsOf(split),
    freshness: { asOf: (date) => mapsOf(split.all(({ freshness }) => [freshness.asOf(date)])) },
    intents: intentsOf(split),
    bookings: bookingsOf(split),
    schedule: scheduleOf(split),
    availability: {
      published: {
        leaving: (ids, first, last) =>
          split.each(
            ids,
            (id) => id,
            (store, some) => store.availability.published.leaving(some, first, last),
          ),
      },
    },
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
    addresses: () => split.all(({ catalogue }) => catalogue.addresses()),
    address: (id) => split.of(id, ({ catalogue }) => catalogue.address(id)),
    addressServices: (id) => split.of(id, ({ catalogue }) => catalogue.addressServices(id)) ?? [],
    facility: (id) => split.of(id, ({ catalogue }) => catalogue.facility(id)),
    doctor: (facilityId, id) => split.of(id, ({ catalogue }) => catalogue.doctor(facilityId, id)),
  };
}

function mappingsOf(split: SplitByClinic): DeskReads['mappings'] {
  return {
    addresses() {
      const all = new Map<AddressId, AddressMapping>();
      let behind = 0;
      for (const own of split.all(({ mappings }) => [[...mappings.addresses()]])) {
        for (const [id, mapping] of own) all.set(id, { ...mapping, order: behind + mapping.order });
        behind += 1 + own.reduce((last, [, { order }]) => Math.max(last, order), 0);
      }
      return all;
    },
    get: (kind, id) => split.of(id, ({ mappings }) => mappings.get(kind, id)),
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
    ofVisit: (id) => split.of(id, ({ intents }) => intents.ofVisit(id)) ?? [],
    allOpen: () => split.all(({ intents }) => intents.allOpen()).sort(byCreation),
  };
}

function bookingsOf(split: SplitByClinic): DeskReads['bookings'] {
  return {
    get: (id) => split.of(id, ({ bookings }) => bookings.get(id)),
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
    break: (id) => split.of(id, ({ schedule }) => schedule.break(id)),
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
  readonly #failed: FileFailed;

  constructor(clinics: () => readonly ClinicFile[], failed: FileFailed) {
    this.#clinics = clinics;
    this.#failed = failed;
  }

  /** What each clinic answers, in the order of the clinics. */
  all<A>(ask: (store: DeskReads) => readonly A[]): A[] {
    return this.#clinics().flatMap((clinic) => this.#asked(clinic, ask));
  }

  /** `null`: its clinic is not at work, or has no such thing. */
  of<A>(id: string, ask: (store: DeskReads) => A | null): A | null {
    const key = clinicKeyOf(id);
    const clinic = this.#clinics().find((each) => each.key === key);
    return clinic === undefined ? null : this.#asked(clinic, ask);
  }

  /** What each clinic answers for those that are its own, in the order of the clinics. */
  each<Q, A>(
    asked: readonly Q[],
    idOf: (question: Q) => string,
    ask: (store: DeskReads, own: readonly Q[]) => readonly A[],
  ): A[] {
    return this.#clinics().flatMap((clinic) => {
      const own = asked.filter((question) => clinicKeyOf(idOf(question)) === clinic.key);
      return own.length === 0 ? [] : this.#asked(clinic, (store) => ask(store, own));
    });
  }

  #asked<A>({ key, store }: ClinicFile, ask: (store: DeskReads) => A): A {
    try {
      return ask(store);
    } catch (thrown) {
      this.#failed(key, thrown, () => ask(store));
      throw thrown;
    }
  }
}

/** Stable: those of one moment stay in the order of the clinics. */
const byCreation = (a: { readonly createdAt: EpochMs }, b: { readonly createdAt: EpochMs }): number =>
  a.createdAt - b.createdAt;
const byStart = (a: { readonly start: EpochMs }, b: { readonly start: EpochMs }): number => a.start - b.start;

const mapsOf = <K, V>(maps: readonly ReadonlyMap<K, V>[]): ReadonlyMap<K, V> =>
  new Map(maps.flatMap((map) => [...map]));

import type { CalendarRef, IntentId } from '#shared/domain/ids.ts';
import { asServiceId } from '#shared/domain/ids.ts';
import type { OfferAction } from '#shared/domain/kinds/decisionKinds.ts';
import { projectOffer } from '#shared/domain/services/projectOffer.ts';
import type { ShownService } from '#shared/domain/services/shownOffer.ts';
import type { OpenStore } from '../../main/store/open.ts';
import { calendars } from '../../main/sync/catalogue/catalogueReader.ts';
import { at } from './clinicSide.ts';
import { Crash } from './crash.ts';
import type { Deed, Plan } from './plan.ts';
import type { SimDesk } from './simDesk.ts';
import type { Vendor } from './vendor.ts';

/** What a manager does with the services of a calendar. */
export type OfferDeed = Extract<Deed, { kind: 'managerAdds' | 'managerChanges' | 'managerRemoves' }>;

/** The clinic's own name of a service that a manager added begins so; nobody else gives such a name. */
const ownMark = 'Zarząd';

interface Kept {
  readonly mark: string;
  readonly desk: number;
  readonly action: OfferAction;
  /** The clinic's own name of the service. */
  readonly service: string;
  /** `null`: the desk died before it had acknowledged it. */
  id: IntentId | null;
}

/**
 * Somebody who keeps the calendars, at whatever desk, and what must hold of what they decided once everything is at rest: each service
 * that was added stands at the clinic once and none twice, with the last price that was decided for it, and what was removed is gone.
 * What was refused or never acknowledged has left nothing there.
 */
export class Manager {
  readonly #kept: Kept[] = [];

  /** Does a deed by what this desk's screen shows. */
  do({ index, run }: SimDesk, deed: OfferDeed, mark: string): void {
    if (run === null) return;
    const calendar = at(calendars(run.bare.catalogue), deed.pick);
    const action = calendar === undefined ? null : wishOf(run.bare, calendar, deed, mark);
    if (calendar === undefined || action === null) return;
    const kept: Kept = {
      mark,
      desk: index,
      action: action.action,
      service: action.service,
      id: null,
    };
    this.#kept.push(kept);
    try {
      const decided = run.sync.decisions.decide({ action: action.action, calendar, staff: mark });
      if (decided.ok && decided.value.kind === 'intent') kept.id = decided.value.id;
    } catch (thrown) {
      if (!(thrown instanceof Crash)) throw thrown;
    }
  }

  atRest(desks: readonly SimDesk[], plan: Plan, { clinic }: Vendor, fail: (what: string) => void): void {
    const there = [...clinic.world.addressServices.values()].filter(({ customName }) =>
      customName?.startsWith(ownMark),
    );
    const standing = this.#kept.map((kept) => {
      const intent = intentOf(desks[kept.desk], kept);
      return { ...kept, state: intent?.state ?? null, attempts: intent?.attempts ?? 0 };
    });
    for (const { mark, action, state } of standing)
      if (state !== null && state !== 'confirmed' && state !== 'refused')
        fail(`${mark} (${action.kind}) is still ${state}`);
    for (const { mark, desk, action, service, state, attempts, id } of standing) {
      if (action.kind !== 'addService') continue;
      const count = there.filter(({ customName }) => customName === service).length;
      if (count > 1) fail(`${mark} (addService) stands at the clinic ${count} times`);
      if (isDoctorAtIt(plan)) continue;
      const removed = standing.filter(
        (other) =>
          other.service === service && other.action.kind === 'removeService' && other.state === 'confirmed',
      );
      const wanted = state === 'confirmed' && removed.length === 0 ? 1 : 0;
      // Another desk may remove what its adder has not heard of: it looks for it, finds nothing, and adds it.
      const mayComeAgain = attempts > 1 && removed.some((other) => other.desk !== desk);
      // Of a decision that was never acknowledged nobody knows whether the desk had kept it when it died.
      if (id !== null && state !== 'refused' && count !== wanted && !mayComeAgain)
        fail(`${mark} (addService, ${state ?? 'taken back'}) stands at the clinic ${count} times`);
      const last = standing.findLast(
        (other) =>
          other.service === service && other.action.kind === 'changeService' && other.state === 'confirmed',
      );
      const price = there.find(({ customName }) => customName === service)?.price;
      if (last?.action.kind === 'changeService' && !this.#isSharedBetweenDesks(service) && count === 1)
        if (price !== last.action.change.price)
          fail(`${last.mark} (changeService) is not the price of its service`);
    }
  }

  /** Two desks do not see each other's decisions before they are sent: the later call counts, not the later decision. */
  #isSharedBetweenDesks(service: string): boolean {
    return new Set(this.#kept.filter((kept) => kept.service === service).map(({ desk }) => desk)).size > 1;
  }
}

/** Doctors take away and change services in their own panel, of whose doings nothing is kept here. */
const isDoctorAtIt = ({ deeds }: Plan): boolean =>
  deeds.some(
    ({ deed }) => deed.kind === 'panelEdits' || /^(service|calendar|facility)(Goes|Changes)$/.test(deed.kind),
  );

function intentOf(desk: SimDesk | undefined, { id, mark }: Kept) {
  const store = desk?.run?.bare;
  if (store === undefined) return null;
  return id === null ? store.intents.allOpen().find(({ staff }) => staff === mark) : store.intents.get(id);
}

function wishOf(
  store: OpenStore,
  calendar: CalendarRef,
  deed: OfferDeed,
  mark: string,
): { readonly action: OfferAction; readonly service: string } | null {
  const price = 200 + Number(mark.replaceAll(/\D/g, ''));
  if (deed.kind === 'managerAdds') {
    const service = `${ownMark} ${mark}`;
    const terms = {
      price,
      priceFrom: false,
      duration: 30,
      visible: true,
      allowedAges: null,
      customName: service,
      description: null,
    };
    return {
      service,
      action: { kind: 'addService', serviceId: asServiceId('51'), name: 'Konsultacja', terms },
    };
  }
  const own = shown(store, calendar).filter(
    ({ going, terms }) =>
      terms.customName?.startsWith(ownMark) === true && going !== 'adding' && going !== 'removing',
  );
  const one = at(own, (deed.pick * 7) % 1);
  if (one === undefined) return null;
  const service = one.terms.customName ?? '';
  const common = { addressServiceId: one.id, name: one.name };
  return deed.kind === 'managerRemoves'
    ? { service, action: { kind: 'removeService', ...common } }
    : {
        service,
        action: { kind: 'changeService', ...common, change: { price }, seen: { price: one.terms.price } },
      };
}

function shown(store: OpenStore, { addressId }: CalendarRef): readonly ShownService[] {
  return projectOffer(
    {
      addressId,
      services: store.catalogue.addressServices(addressId),
      ownDurations: store.ownDurations.of(addressId),
      insurers: null,
      support: null,
      nameOf: (id) => store.catalogue.serviceName(id),
    },
    store.intents.open([addressId]),
  ).services;
}

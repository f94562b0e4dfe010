import type { StaffEntry, StaffSaved, StaffSwitched, StaffView } from '#shared/contract/staff.ts';
import type { AuditKind } from '#shared/domain/auditKind.ts';
import type { Clock, Random } from '#shared/ports.ts';
import type { DeskStore, Pins, StaffMember } from './ports.ts';

/** Who works at this desk, and who is at it: what is decided carries their initials. */
export interface People {
  view(): StaffView;
  /** Of whoever is at the desk; empty: nobody has said. */
  initials(): string;
  save(entry: StaffEntry): Promise<StaffSaved>;
  /** Needs no PIN: it lets nobody act in another's name, and the initials stay theirs. */
  remove(id: string): void;
  /** @param id `null`: nobody is at the desk from now on */
  switchTo(id: string | null, pin: string | null): Promise<StaffSwitched>;
}

export interface PeopleParts {
  readonly store: DeskStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly pins: Pins;
  /** Called when something of it has changed. */
  readonly changed: (view: StaffView) => void;
}

/** Why a PIN was not enough. */
type Refused = Exclude<StaffSwitched, { kind: 'switched' }>;

const atDeskSetting = 'staff.atDesk';
/** So many wrong PINs in a row, then a while in which none is looked at. */
const tries = 5;
const waitMs = 60_000;

/** After a start, whoever was there last still is, unless a PIN says that this has to be proved. */
export function createPeople({ store, clock, random, pins, changed }: PeopleParts): People {
  const here = (): StaffMember[] => store.staff.all().filter(({ removedAt }) => removedAt === null);
  const find = (id: string | null): StaffMember | null => here().find((one) => one.id === id) ?? null;
  const last = find(store.settings.get(atDeskSetting));
  let atDesk: string | null = last?.pin === null ? last.id : null;
  const wrong = new Map<string, { count: number; until: number }>();

  const view = (): StaffView => ({
    members: here().map(({ id, name, initials, pin }) => ({ id, name, initials, hasPin: pin !== null })),
    atDesk: find(atDesk)?.id ?? null,
    former: store.staff
      .all()
      .filter(({ removedAt }) => removedAt !== null)
      .map(({ name, initials }) => ({ name, initials })),
  });

  function record(kind: Extract<AuditKind, `staff.${string}`>, initials: string, whom: string): void {
    store.audit.append({
      at: clock.now(),
      staff: initials,
      kind,
      addressId: null,
      bookingId: null,
      previousBookingId: null,
      intentId: null,
      detail: JSON.stringify({ whom }),
    });
  }

  async function proved(member: StaffMember, pin: string | null): Promise<'yes' | Refused> {
    if (member.pin === null) return 'yes';
    const before = wrong.get(member.id) ?? { count: 0, until: 0 };
    if (before.until > clock.now()) return { kind: 'wait', until: before.until };
    // Counted before it is looked at, or many tries at once would all be the first.
    const count = before.count + 1;
    const until = count >= tries ? clock.now() + waitMs : 0;
    wrong.set(member.id, { count: until > 0 ? 0 : count, until });
    if (pin !== null && (await pins.isPin(pin, member.pin))) {
      wrong.delete(member.id);
      return 'yes';
    }
    return until > 0 ? { kind: 'wait', until } : { kind: 'wrongPin' };
  }

  const initials = (): string => find(atDesk)?.initials ?? '';

  function become(member: StaffMember | null): void {
    const before = find(atDesk);
    if (before?.id === member?.id) return;
    store.transaction(() => {
      if (member === null) record('staff.left', before?.initials ?? '', before?.initials ?? '');
      else record('staff.atDesk', member.initials, member.initials);
      store.settings.set(atDeskSetting, member?.id ?? '');
    });
    atDesk = member?.id ?? null;
    changed(view());
  }

  return {
    view,
    initials,
    async save(entry) {
      const member = find(entry.id);
      if (entry.id !== null && member === null) return { kind: 'gone' };
      const same = (one: StaffMember): boolean =>
        one.initials.toLocaleUpperCase() === entry.initials.toLocaleUpperCase();
      const owner = store.staff.all().find((one) => one.id !== entry.id && same(one));
      if (owner !== undefined) return { kind: 'initialsTaken', by: owner.name };
      const answer = member === null ? 'yes' : await proved(member, entry.pinNow);
      if (answer !== 'yes') return answer;
      const kept = entry.pin === 'keep' ? (member?.pin ?? null) : null;
      const pin = entry.pin === 'keep' || entry.pin === 'none' ? kept : await pins.hashPin(entry.pin);
      const id = member?.id ?? `s${clock.now().toString(36)}-${Math.floor(random() * 2 ** 32).toString(36)}`;
      store.transaction(() => {
        store.staff.put({ id, name: entry.name, initials: entry.initials, pin, removedAt: null });
        record(member === null ? 'staff.added' : 'staff.changed', initials(), entry.initials);
      });
      changed(view());
      return { kind: 'saved' };
    },
    remove(id) {
      const member = find(id);
      if (member === null) return;
      const by = initials();
      if (atDesk === id) become(null);
      store.transaction(() => {
        store.staff.put({ ...member, pin: null, removedAt: clock.now() });
        record('staff.removed', by, member.initials);
      });
      changed(view());
    },
    async switchTo(id, pin) {
      const member = find(id);
      if (id !== null && member === null) return { kind: 'gone' };
      const answer = member === null ? 'yes' : await proved(member, pin);
      if (answer !== 'yes') return answer;
      become(member);
      return { kind: 'switched' };
    },
  };
}

/** Of a desk without a clinic. */
export const noPeople: StaffView = { members: [], atDesk: null, former: [] };

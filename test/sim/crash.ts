import type { Durability } from '../../main/store/database.ts';
import type { OpenStore } from '../../main/store/open.ts';

/** Thrown where a desk dies inside a write; whoever meets it must be as good as dead. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** The life of one run of a desk: it can end at any of its points, and does nothing after that. */
export class Life {
  dead = false;
  /** Points until the end; `Infinity`: it lives. */
  left = Number.POSITIVE_INFINITY;
  readonly #died: () => void;

  constructor(died: () => void) {
    this.#died = died;
  }

  /** Passes a point at which it may die. @returns false: it has died */
  passes(): boolean {
    if (this.dead) return false;
    this.left -= 1;
    if (this.left >= 0) return true;
    this.dead = true;
    this.#died();
    return false;
  }

  orThrow(): void {
    if (!this.passes()) throw new Crash();
  }
}

/** Every method of every repository: a write that was renamed would be no point any more. */
type Repositories = OpenStore & OpenStore['availability'];
type MethodName = {
  [R in keyof Repositories]: Extract<MethodOf<Repositories[R]>, string>;
}[keyof Repositories];
type MethodOf<R> = {
  [K in keyof R]: R[K] extends (...args: never[]) => unknown ? K : never;
}[keyof R];

const writes: ReadonlySet<string> = new Set<MethodName>([
  'replaceFacilities',
  'replaceDoctors',
  'replaceAddresses',
  'replaceServices',
  'replaceAddressServices',
  'replaceWindow',
  'recordAnswer',
  'replaceSlots',
  'replaceBreaks',
  'mark',
  'markLater',
  'append',
  'settle',
  'keep',
  'insert',
  'change',
  'drop',
  'restore',
  'remapBooking',
  'set',
]);

const hoursRepositories: ReadonlySet<string> = new Set<keyof Repositories>([
  'availability',
  'timetables',
  'exceptions',
  'published',
]);
/** Those of hours, which lie one deeper (`mortalStore`). */
const hoursWrites: ReadonlySet<string> = new Set<MethodName>([
  'saveDraft',
  'discardDraft',
  'publish',
  'stepBack',
  'giveBack',
  'put',
  'remove',
  'renameService',
]);

/** What the invariants look at while the store is written. */
export interface StoreWatch {
  wrote(repository: string, method: string, args: readonly unknown[]): void;
  committed(): void;
}

/**
 * A store whose every write is a point: the desk can die before it, and after a transaction that is durable. Inside a
 * transaction dying undoes it, as it does when a process ends.
 */
export function mortalStore(store: OpenStore, life: Life, watch: StoreWatch): OpenStore {
  let depth = 0;
  /** What the transaction under way has written: it counts when it is durable. */
  let written: [string, string, readonly unknown[]][] = [];
  const wrapped = new Map<unknown, unknown>();

  function transaction<T>(work: () => T, durability?: Durability): T {
    if (life.dead) throw new Crash();
    if (depth > 0) return store.transaction(work);
    life.orThrow();
    depth += 1;
    written = [];
    let value: T;
    try {
      value = store.transaction(() => {
        const done = work();
        life.orThrow();
        return done;
      }, durability);
    } finally {
      depth -= 1;
    }
    for (const one of written) watch.wrote(...one);
    watch.committed();
    life.orThrow();
    return value;
  }

  function repository<R extends object>(name: string, real: R): R {
    const known = wrapped.get(real);
    if (known !== undefined) return known as R;
    const points = hoursRepositories.has(name) ? hoursWrites : writes;
    const proxy = new Proxy(real, {
      get(target, method) {
        const member: unknown = Reflect.get(target, method);
        if (name === 'availability' && typeof member === 'object' && member !== null)
          return repository(String(method), member);
        if (typeof member !== 'function' || typeof method !== 'string') return member;
        return (...args: unknown[]): unknown => {
          if (life.dead) throw new Crash();
          const isWrite = points.has(method);
          if (isWrite) life.orThrow();
          // On the repository itself: a class's private fields are not found through its proxy.
          const value: unknown = Reflect.apply(member, target, args);
          if (isWrite) {
            if (depth > 0) written.push([name, method, args]);
            else {
              watch.wrote(name, method, args);
              watch.committed();
              life.orThrow();
            }
          }
          return value;
        };
      },
    });
    wrapped.set(real, proxy);
    return proxy;
  }

  return new Proxy(store, {
    get(target, name) {
      if (name === 'transaction') return transaction;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'object' && member !== null ? repository(String(name), member) : member;
    },
  });
}

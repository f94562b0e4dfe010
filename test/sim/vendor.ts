import type { Random } from '#shared/ports.ts';
import type { Clinic } from '../../main/practice/clinic.ts';
import type { World } from '../../main/practice/world.ts';
import type { Life } from './crash.ts';
import { createJournal, type Call, type Journal } from './journal.ts';
import type { Plan } from './plan.ts';
import type { SimClock } from './simClock.ts';
import { onTheWay } from './onTheWay.ts';
import type { SimDesk } from './simDesk.ts';
import { practiceFetch } from '../support/practiceFetch.ts';

/** The practice clinic behind a line that takes its time, with a book of what reached it. */
export interface Vendor {
  readonly clinic: Clinic;
  readonly journal: Journal;
  /** The line goes down: who waits for an answer hears so at once, while the clinic goes on with what has reached it. */
  cutLine(): void;
  fetch(desk: SimDesk, life: Life, url: string, init: RequestInit): Promise<Response>;
  /** The most calls of any kind in any five minutes, and writes in any minute, that reached the clinic from all desks. */
  readonly most: { calls: number; writes: number };
  /** Whether the vendor has told this desk in these words that the address is not its to see. */
  hasRefusedToShow(desk: number, addressId: string, message: string): boolean;
  /** When this desk last asked for the visits of that address and had a good answer. */
  lastRead(desk: number, addressId: string): number;
}

const never = (): Promise<never> => new Promise(() => undefined);

export function openVendor(
  plan: Plan,
  world: World,
  clock: SimClock,
  random: Random,
  { complain, writeArrived }: VendorWatch,
): Vendor {
  const journal = createJournal(world, () => clock.now());
  const { fetch, clinic } = practiceFetch({
    world,
    clock,
    random,
    quirks: plan.quirks,
    writing: (carryOut) => {
      journal.look(null);
      const reply = carryOut();
      journal.look(onTheWay.getStore() ?? null);
      return reply;
    },
  });
  const most = { calls: 0, writes: 0 };
  // The client counts calls as they leave: a slow one and a quick one after it may arrive closer together.
  const calls = countIn(5 * 60_000 - plan.slowness);
  const writes = countIn(60_000 - plan.slowness);
  const reads = new Map<string, number>();
  const refusedToShow = new Set<string>();
  /** Who waits for an answer. */
  const waiting = new Set<() => void>();
  /** By life and kind of call. */
  const closed = new WeakMap<Life, Map<string, { readonly heardAt: number; readonly until: number }>>();
  const wait = (): Promise<void> => {
    if (plan.slowness === 0) return Promise.resolve();
    const ms = Math.floor(random() ** 3 * plan.slowness);
    return new Promise((resolve) => void clock.after(ms, resolve));
  };
  /** Bodies are whole here, so that reading one needs no time. */
  async function whole(response: Response): Promise<{ text: string; copy: Response }> {
    const text = await response.text();
    const { status, headers } = response;
    const body = text === '' ? null : text;
    return { text, copy: new Response(body, { status, headers }) };
  }

  return {
    clinic,
    journal,
    most,
    cutLine() {
      clinic.lineUp = false;
      for (const cut of [...waiting]) cut();
    },
    hasRefusedToShow: (desk, addressId, message) => refusedToShow.has(`${desk} ${addressId} ${message}`),
    lastRead: (desk, addressId) => reads.get(`${desk} ${addressId}`) ?? Number.NEGATIVE_INFINITY,
    async fetch(desk, life, url, init) {
      clock.stir();
      if (!life.passes()) return never();
      const askedAt = clock.now();
      const call = init.method === 'GET' ? undefined : onTheWay.getStore();
      const isToken = url.includes('/oauth/');
      if (call !== undefined && !isToken) call.onLine = true;
      const kind = isToken ? 'token' : init.method === 'GET' ? 'read' : 'write';
      const until =
        closed.get(life) ?? new Map<string, { readonly heardAt: number; readonly until: number }>();
      closed.set(life, until);
      // What leaves in the moment in which the 429 arrives cannot know of it.
      const shut = until.get(kind);
      const remembers = shut !== undefined && shut.heardAt < askedAt;
      if (!isToken && remembers && askedAt < shut.until)
        complain(`desk ${desk.index} made a ${kind} inside the time of a 429`);
      const cut = (): void => {
        if (!clinic.lineUp) throw new TypeError('fetch failed');
      };
      const lost = (thrown: unknown): never => {
        if (call !== undefined && !isToken) settle(call, 'lost', null, null, clock.now());
        throw thrown;
      };
      /** All that happens until the clinic has answered; it goes on when nobody waits for it any more. */
      const reach = async (): Promise<{ text: string; copy: Response }> => {
        await wait();
        // What a process sent and what of it had left the machine when it died are two things.
        if (life.dead && random() < 0.5) return await never();
        cut();
        // One that was on its way while its machine slept left long ago, and has its place in the count of then.
        if (clock.now() - askedAt <= plan.slowness) {
          most.calls = Math.max(most.calls, calls(clock.now()));
          if (init.method !== 'GET' && !isToken) most.writes = Math.max(most.writes, writes(clock.now()));
        }
        if (init.method !== 'GET' && !isToken) writeArrived(desk);
        const { signal: _signal, ...rest } = init;
        const response = await fetch(url, rest).finally(() => {
          clock.stir();
        });
        return whole(response);
      };
      let cutOff = (): void => undefined;
      const lineCut = new Promise<never>((_resolve, reject) => {
        cutOff = () => reject(new TypeError('fetch failed'));
      });
      waiting.add(cutOff);
      try {
        const { text, copy } = await Promise.race([reach(), lineCut]).finally(() => waiting.delete(cutOff));
        clock.stir();
        await wait();
        cut();
        if (!life.passes()) return await never();
        // One that comes after the desk has given up waiting is heard by nobody.
        // That a PUT of hours is still worked on concerns no other call (API.md §6).
        const isOfHours = call?.operation === 'replaceSlots';
        if (copy.status === 429 && init.signal?.aborted !== true && !isOfHours)
          until.set(kind, { heardAt: clock.now(), until: closedBy(copy.headers, clock.now()) });
        if (call !== undefined && !isToken) outcomeOf(call, copy, text, clock.now());
        const address = /\/addresses\/([^/]+)\/(\w+)/.exec(url);
        if (address?.[2] === 'bookings' && init.method === 'GET' && copy.ok)
          reads.set(`${desk.index} ${address[1]}`, askedAt);
        if (address !== null && copy.status === 403)
          refusedToShow.add(`${desk.index} ${address[1]} ${messageIn(text)}`);
        clock.stir();
        return copy;
      } catch (thrown) {
        clock.stir();
        if (life.dead) return await never();
        return lost(thrown);
      }
    },
  };
}

/** What the simulation is told of the line. */
export interface VendorWatch {
  /** Of what a desk does to it that it must not. */
  readonly complain: (what: string) => void;
  /** Of a write that has reached the clinic, and is not carried out yet. */
  readonly writeArrived: (desk: SimDesk) => void;
}

/** Until when a 429 closes the way: as its headers say, or for a minute, since that is how the vendor counts writes. */
function closedBy(headers: Headers, now: number): number {
  const reset = Date.parse(headers.get('x-ratelimit-reset') ?? '');
  return Number.isNaN(reset) ? now + 59_000 : reset;
}

function settle(
  call: Call,
  outcome: Call['outcome'],
  status: number | null,
  message: string | null,
  at: number,
): void {
  call.outcome = outcome;
  call.status = status;
  call.message = message;
  call.endedAt = at;
}

function outcomeOf(call: Call, response: Response, text: string, at: number): void {
  const { status } = response;
  const isRefusal = response.headers.get('content-type')?.includes('vnd.error') === true;
  if (status >= 200 && status <= 299 && !isRefusal) settle(call, 'done', status, null, at);
  else if (status >= 200 && status <= 299) settle(call, 'lost', status, messageIn(text), at);
  else if (status >= 400 && status <= 499 && status !== 408)
    settle(call, 'refused', status, messageIn(text), at);
  else settle(call, 'lost', status, null, at);
}

function messageIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return '';
    for (const name of ['message', 'error_description', 'error']) {
      const value: unknown = Reflect.get(body, name);
      if (typeof value === 'string' && value !== '') return value;
    }
    return '';
  } catch {
    return '';
  }
}

/** Counts moments, and tells how many lie in the span that ends with the newest. */
function countIn(span: number): (now: number) => number {
  const times: number[] = [];
  return (now) => {
    times.push(now);
    while ((times[0] ?? now) <= now - span) times.shift();
    return times.length;
  };
}

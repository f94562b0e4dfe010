import type { Clock, Log, Random } from '#shared/ports.ts';
import { createBreaker } from './breaker.ts';
import { createBudget, type BudgetLeft } from './budget.ts';
import { originOf, type Endpoint } from './endpoint.ts';
import { usualMaxBytes, usualTimeouts, vendorLimits, type Limits, type Timeouts } from './limits.ts';
import { createLine } from './line.ts';
import { createTokens, type Credentials } from './oauth.ts';
import { addressOperations, type AddressOperations } from './operations/addresses.ts';
import { bookingOperations, type BookingOperations } from './operations/bookings.ts';
import { breakOperations, type BreakOperations } from './operations/breaks.ts';
import { calendarOperations, type CalendarOperations } from './operations/calendar.ts';
import { facilityOperations, type FacilityOperations } from './operations/facilities.ts';
import { insuranceOperations, type InsuranceOperations } from './operations/insurance.ts';
import { notificationOperations, type NotificationOperations } from './operations/notifications.ts';
import { serviceOperations, type ServiceOperations } from './operations/services.ts';
import { slotOperations, type SlotOperations } from './operations/slots.ts';
import { visitOperations, type VisitOperations } from './operations/visits.ts';
import type { ZoneOf } from './operations/zoneOf.ts';
import { createSender } from './sender.ts';
import { createSkew } from './skew.ts';
import { createSpent, type SpentBook } from './spent.ts';
import { requestToken } from './tokenRequest.ts';
import type { Fetch } from './transport.ts';

export interface ClientOptions {
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Product, version and platform; requests without one meet the firewall (API.md §2). */
  readonly userAgent: string;
  readonly zone: ZoneOf;
  /** Ends what is under way when the desk closes, and lets nothing more out. */
  readonly signal?: AbortSignal;
  readonly limits?: Limits;
  /** Where the count of calls outlives this process; without it each start begins with a full budget. */
  readonly spentBook?: SpentBook;
  readonly timeouts?: Timeouts;
  /** Longer answers are not read to their end. Bytes. */
  readonly maxBytes?: number;
}

/** The remote API: one method for each of its 44 operations (API.md §5). No method throws for what happens in the world. */
export interface Client
  extends
    FacilityOperations,
    AddressOperations,
    ServiceOperations,
    InsuranceOperations,
    CalendarOperations,
    BreakOperations,
    SlotOperations,
    BookingOperations,
    VisitOperations,
    NotificationOperations {
  /** How many calls could be made at once now. */
  budgetLeft(): BudgetLeft;
  /** The vendor's clock less this machine's, milliseconds; `null` before the first answer. */
  clockSkewMs(): number | null;
}

/** Makes the client of one clinic's credentials: its token, budget and breaker are its own, so there should be one of it. */
export function createClient(options: ClientOptions): Client {
  const { clock, userAgent, credentials, zone } = options;
  const origin = originOf(options.endpoint);
  const timeouts = options.timeouts ?? usualTimeouts;
  const limits = options.limits ?? vendorLimits;
  const spent = options.spentBook === undefined ? null : createSpent(clock, options.spentBook, limits);
  const budget = createBudget(clock, limits, spent);
  const breaker = createBreaker(clock, options.random);
  const skew = createSkew();
  const transport = {
    fetch: options.fetch,
    clock,
    signal: options.signal,
    maxBytes: options.maxBytes ?? usualMaxBytes,
  };
  const line = createLine({ transport, clock, budget, breaker, skew });
  const tokens = createTokens(clock, () =>
    requestToken(line, origin, credentials, userAgent, timeouts.token),
  );
  const send = createSender({
    origin,
    userAgent,
    line,
    tokens,
    budget,
    breaker,
    timeouts,
    clock,
    log: options.log,
  });
  return {
    ...facilityOperations(send),
    ...addressOperations(send),
    ...serviceOperations(send, zone),
    ...insuranceOperations(send),
    ...calendarOperations(send),
    ...breakOperations(send, zone),
    ...slotOperations(send, zone),
    ...bookingOperations(send, zone),
    ...visitOperations(send),
    ...notificationOperations(send),
    budgetLeft: () => budget.left(),
    clockSkewMs: () => skew.current(),
  };
}

import { z } from 'zod';

/**
 * The points on which the vendor's documents contradict each other, say nothing, or were seen to differ in the wild
 * (API.md §9, §11, §12, §13). Each can be set; a simulation draws them at random.
 */
export const quirksSchema = z.strictObject({
  /** How long a token lives, in seconds: examples say an hour, the text a day. */
  tokenLifeSeconds: z.int().positive(),
  /** The status for wrong client credentials: FOSOAuthServer gives 400, the standard allows 401. */
  invalidClientStatus: z.union([z.literal(400), z.literal(401)]),
  /** GET calls allowed in an hour. */
  readsPerHour: z.int().positive(),
  /** PUT, POST, PATCH and DELETE calls allowed in a minute. */
  writesPerMinute: z.int().positive(),
  /** Absent headers mean that the limiter is off. */
  rateLimits: z.boolean(),
  /** Calls in five minutes after which the firewall shows its captcha page; `null` is never. */
  firewallCallsPerFiveMinutes: z.int().positive().nullable(),
  /** Whether the firewall stops calls without a User-Agent. */
  firewallWantsUserAgent: z.boolean(),

  /** What a PUT of slots overrides: the whole days that it touches, or the ranges alone. */
  putSlotsReplaces: z.enum(['day', 'range']),
  /** Whether one PUT may hold periods of several days. */
  putSlotsManyDays: z.boolean(),
  /** What overlapping periods in one PUT get. */
  putSlotsOverlap: z.enum(['merged', 'lastWins', 'refused']),
  /** Whether a period may end at midnight, or that instant counts as another day. */
  putSlotsMidnight: z.enum(['allowed', 'refused']),
  /** What periods get that are over already, as those of this morning in a PUT of today. */
  putSlotsOver: z.enum(['accepted', 'refused']),
  /** Which other PUTs of slots get 429 while one is worked on: the same again, or any at that address. */
  putSlotsBusyFor: z.enum(['same', 'address']),
  /** Whether a PUT of slots switches a calendar on that was switched off. */
  putSlotsEnables: z.boolean(),
  /** Whether getSlots shows nothing of what a PUT is being worked on. */
  putSlotsHidesSlots: z.boolean(),
  /** How long a service that this client added cannot be booked, in ms. */
  newServiceBookableMs: z.int().nonnegative(),
  /** What becomes of such a service in a PUT of slots: it shows up later, or that PUT is published without it for good. */
  newServiceInPut: z.enum(['later', 'dropped']),
  /** How long a PUT of slots is worked on after its 201, in ms. */
  putSlotsProcessingMs: z.int().nonnegative(),
  /** For how long after that the same PUT is ignored with a 201, in ms. */
  putSlotsIgnoreMs: z.int().nonnegative(),
  /** The status for deleting a service that slots to come offer; `null` lets it go. */
  serviceInUseStatus: z.union([z.literal(400), z.literal(409), z.literal(422)]).nullable(),
  /** The same for an insurer that periods to come name. */
  insurerInUseStatus: z.union([z.literal(400), z.literal(409), z.literal(422)]).nullable(),
  /** What prices with decimals get: they are cut off, or refused as the text of the refusal says. */
  decimalPrices: z.enum(['cut', 'refused']),

  /** Whether getSlots tells how long a service takes. By the documents only a list of services with `start` does. */
  slotsTellDurations: z.boolean(),
  /** Whether getSlots shows services that patients cannot see. */
  slotsShowInvisible: z.boolean(),
  /** What the `start` of a list of services names: a moment from which a day's slots count, or one slot. */
  servicesStart: z.enum(['day', 'slot']),
  /** What switching a calendar off does: it hides the slots, also deletes those to come, or also cancels the visits to come. */
  disableCalendar: z.enum(['hides', 'clears', 'cancels']),

  /**
   * Whether bookSlot refuses a patient without the fields that the address announces: they are "required", and no refusal is
   * documented (API.md §7).
   */
  insistsOnExtraFields: z.boolean(),
  /** The status for booking or moving onto a taken time. */
  doubleBooking: z.union([z.literal(404), z.literal(409), z.literal(422)]),
  /** Whether a move needs a free slot; otherwise any time goes. */
  moveNeedsSlot: z.boolean(),
  /** Whether a move must name its start: the change log says so, the schema does not. */
  moveNeedsStart: z.boolean(),
  /** From which end of the visit on presence may be told. */
  presenceFrom: z.enum(['start', 'end']),
  /** Whether calls of this client come back to it as events. */
  echoesOwnActions: z.boolean(),

  /** Whether the window of getBookings asks for bookings that start in it or that overlap it. */
  bookingsWindow: z.enum(['starts', 'overlaps']),
  /** Whether getBookings lists cancelled ones. */
  bookingsListCanceled: z.boolean(),
  /** The longest window of getBookings, in days. */
  bookingsMaxDays: z.int().positive().nullable(),
  /** Whether getBooking tells presence and confirmation. */
  bookingTellsState: z.boolean(),
  /** `pages` and `total` are off by some. */
  wrongPages: z.boolean(),
  /** The most bookings on a page, whatever `limit` asks for; the answer says so. `null`: as many as asked for. */
  bookingsMostOnPage: z.int().positive().nullable(),
  /** `with` is ignored: scopes that were asked for are missing. */
  missingScopes: z.boolean(),

  /** Ids as numbers. */
  numericIds: z.boolean(),
  /** Durations as text. */
  durationsAsText: z.boolean(),
  /** Phones and national numbers as numbers. */
  phonesAsNumbers: z.boolean(),
  /** `errors` as documented (a list, by field an object), or always one of the two; `older`: under `error`, as a list of objects. */
  errorsShape: z.enum(['documented', 'list', 'object', 'older']),
  /** `canceled_at: "null,"` for bookings that are not cancelled. */
  nullComma: z.boolean(),
  /** Cancelled bookings say `status: booked`, with `canceled_by` and `canceled_at` set. */
  canceledSaysBooked: z.boolean(),
  /** Bookings that stand have a `canceled_at`, which is their end: so the one example of bookSlot's answer. */
  bookedHasCanceledAt: z.boolean(),
  /** With `booking.moving`, `canceled_by` holds the time and `canceled_at` null. */
  movingSwapped: z.boolean(),
  /** How answers write presence. */
  presenceInAnswers: z.enum(['lower', 'upper']),
  /** How events write presence. */
  presenceInEvents: z.enum(['lower', 'upper']),
  /** `booking-cancelled`, as the guide spells it. */
  britishCancelled: z.boolean(),
  /** Values of later versions in closed lists: booked_by, gender, commercial_type, payment status. */
  unknownEnums: z.boolean(),
  /** Whether a new break is answered with the break; older states of the API told only where it is. */
  newBreakInAnswer: z.boolean(),
  /** Pulled events as an object with numbers for names, as lists with gaps come out of PHP. */
  eventsAsObject: z.boolean(),
  /** The status for a queue without events: as documented, or no content. */
  emptyQueueStatus: z.union([z.literal(404), z.literal(204)]),
  /** `Location` without the slash in front. */
  locationWithoutSlash: z.boolean(),
  /** Events of later versions among the known ones. */
  unknownEvents: z.boolean(),
  /** Keys that no document names, with `_links` and `_embedded`. */
  extraKeys: z.boolean(),
  /** How instants are written: with a colon in the offset, without one, or as UTC. */
  timeSpelling: z.enum(['colon', 'plain', 'utc']),
  /** The schema's word or the examples' word for a doctor's specializations. */
  specializationKey: z.enum(['specialization', 'specializations']),

  /** When a failed push is tried again: never, after 1, 5 and 15 minutes, or after 5 and 10. */
  pushRetries: z.enum(['once', 'three', 'two']),
  /** An old guide: the booking that could not be pushed is cancelled. */
  failedPushCancels: z.boolean(),
});

export type Quirks = z.infer<typeof quirksSchema>;

/** The clinic that the documents describe most of the time. */
export const defaultQuirks: Quirks = {
  tokenLifeSeconds: 3600,
  invalidClientStatus: 400,
  readsPerHour: 8000,
  writesPerMinute: 40,
  rateLimits: true,
  firewallCallsPerFiveMinutes: null,
  firewallWantsUserAgent: true,
  putSlotsReplaces: 'day',
  putSlotsManyDays: false,
  putSlotsOverlap: 'merged',
  putSlotsMidnight: 'allowed',
  putSlotsOver: 'accepted',
  putSlotsBusyFor: 'same',
  putSlotsEnables: false,
  putSlotsHidesSlots: false,
  newServiceBookableMs: 0,
  newServiceInPut: 'later',
  putSlotsProcessingMs: 500,
  putSlotsIgnoreMs: 180_000,
  serviceInUseStatus: 400,
  insurerInUseStatus: null,
  decimalPrices: 'cut',
  slotsTellDurations: false,
  slotsShowInvisible: true,
  servicesStart: 'day',
  disableCalendar: 'hides',
  insistsOnExtraFields: true,
  doubleBooking: 404,
  moveNeedsSlot: true,
  moveNeedsStart: true,
  presenceFrom: 'start',
  echoesOwnActions: true,
  bookingsWindow: 'starts',
  bookingsListCanceled: true,
  bookingsMaxDays: null,
  bookingTellsState: false,
  wrongPages: false,
  bookingsMostOnPage: null,
  missingScopes: false,
  numericIds: false,
  durationsAsText: false,
  phonesAsNumbers: false,
  errorsShape: 'documented',
  nullComma: false,
  canceledSaysBooked: false,
  bookedHasCanceledAt: false,
  movingSwapped: false,
  presenceInAnswers: 'lower',
  presenceInEvents: 'upper',
  britishCancelled: false,
  unknownEnums: false,
  newBreakInAnswer: true,
  eventsAsObject: false,
  emptyQueueStatus: 404,
  locationWithoutSlash: false,
  unknownEvents: false,
  extraKeys: false,
  timeSpelling: 'colon',
  specializationKey: 'specializations',
  pushRetries: 'three',
  failedPushCancels: false,
};

/** What people train with and are shown: the vendor as it was seen to be, who takes its time (API.md §6). */
export const livelyQuirks: Partial<Quirks> = {
  putSlotsProcessingMs: 5_000,
  putSlotsHidesSlots: true,
  newServiceBookableMs: 40_000,
};

import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { patientBooksWithApproval, patientMovesWithApproval } from '../actions/approved.ts';
import { doctorBooks, doctorMarksPresence } from '../actions/doctors.ts';
import { patientCancels } from '../actions/patients.ts';
import type { Clinic } from '../clinic.ts';
import { faultRuleSchema } from '../faults.ts';
import type { Env } from '../http/env.ts';
import { idSchema, readBody } from '../http/read.ts';
import { editKinds, makeEdit } from '../panel/edits.ts';
import type { Outcome } from '../outcome.ts';
import { quirksSchema } from '../quirks.ts';
import type { Booking } from '../world.ts';
import { bookSchema, completeBooking, enteredBooking, instant } from './booking.ts';
import { stateOf } from './state.ts';

const cancelSchema = z.strictObject({ bookingId: idSchema, reason: z.string().nullish() });
const moveSchema = z.strictObject({
  bookingId: idSchema,
  start: instant,
  addressId: idSchema.optional(),
  addressServiceId: idSchema.optional(),
});
/** A visit that is entered in the doctor's panel, at any time. */
const enterSchema = z.strictObject({
  start: instant,
  surname: z.string().min(1),
  addressId: idSchema.exactOptional(),
});
const markSchema = z.strictObject({ bookingId: idSchema, presence: z.enum(['present', 'absent']) });
/** What a doctor does in the panel; at a calendar and on a day of the clinic's choosing where they are not named. */
const editSchema = z.strictObject({
  kind: z.enum(editKinds.map(({ kind }) => kind)),
  addressId: idSchema.exactOptional(),
  date: z.iso.date().exactOptional(),
});
const windowSchema = z.strictObject({ from: instant, to: instant });
const secretSchema = z.strictObject({ secret: z.string().min(1) });
const lineSchema = z.strictObject({ up: z.boolean() });
const faultsSchema = z.strictObject({
  /** Replaces what waits. */
  rules: z.array(faultRuleSchema).optional(),
  add: z.array(faultRuleSchema).optional(),
  dateSkewMs: z.int().optional(),
  expireTokens: z.boolean().optional(),
});

/**
 * `/practice/*`: for tests and the demo, apart from the API. JSON in and out; only from this machine, and not from a web
 * page that a browser on it has open.
 */
export function controlRoutes(clinic: Clinic): Hono<Env> {
  const app = new Hono<Env>();
  app.use('*', onlyFromHere);
  app.get('/state', (c) => c.json(stateOf(clinic, new URL(c.req.url).searchParams)));
  addVisitCommands(app, clinic);
  addTroubleCommands(app, clinic);
  app.all('*', (c) => c.json({ message: 'no such command' }, 404));
  return app;
}

const onlyFromHere: MiddlewareHandler<Env> = async (c, next) => {
  const peer = c.env.incoming?.socket.remoteAddress ?? '127.0.0.1';
  const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(peer);
  const fromPage = c.req.header('Origin') !== undefined;
  const host = new URL(c.req.url).hostname;
  if (!local || fromPage || (c.env.incoming !== undefined && !['127.0.0.1', 'localhost'].includes(host)))
    return c.json({ message: 'only from this machine' }, 403);
  await next();
  return undefined;
};

/** What patients and doctors do. */
function addVisitCommands(app: Hono<Env>, clinic: Clinic): void {
  app.post('/patient-books', (c) =>
    command(c, bookSchema, async (wanted) => {
      const complete = completeBooking(clinic, wanted);
      if (complete === null) return { status: 404, body: { message: 'no free slot' } };
      return booked(clinic, await patientBooksWithApproval(clinic, complete));
    }),
  );
  app.post('/patient-cancels', (c) =>
    command(c, cancelSchema, ({ bookingId, reason }) => {
      const now = clinic.clock.now();
      return booked(clinic, patientCancels(clinic.world, { now, bookingId, reason: reason ?? null }));
    }),
  );
  app.post('/doctor-books', (c) =>
    command(c, enterSchema, (wanted) => {
      const what = enteredBooking(clinic, wanted);
      if (what === null) return { status: 404, body: { message: 'no service' } };
      return booked(clinic, doctorBooks(clinic.world, { ...what, now: clinic.clock.now(), overbook: true }));
    }),
  );
  app.post('/doctor-edits', (c) =>
    command(c, editSchema, ({ kind, ...place }) => {
      const { world, clock, random, quirks } = clinic;
      const { newServiceBookableMs } = quirks;
      const done = makeEdit(kind, { world, random, now: clock.now(), newServiceBookableMs }, place);
      return done ? { status: 200, body: { kind } } : { status: 404, body: { message: 'nothing to edit' } };
    }),
  );
  app.post('/doctor-marks', (c) =>
    command(c, markSchema, (marked) =>
      booked(clinic, doctorMarksPresence(clinic.world, { ...marked, now: clinic.clock.now() })),
    ),
  );
  app.post('/unmark', (c) =>
    command(c, windowSchema, ({ from, to }) => {
      const marked = [...clinic.world.bookings.values()].filter(({ start }) => from <= start && start < to);
      for (const booking of marked) booking.presence = null;
      return { status: 200, body: { count: marked.length } };
    }),
  );
  app.post('/patient-moves', (c) =>
    command(c, moveSchema, async ({ addressId, addressServiceId, ...wanted }) => {
      const service = addressServiceId === undefined ? {} : { addressServiceId };
      const moved = await patientMovesWithApproval(clinic, { ...wanted, addressId, ...service });
      return booked(clinic, moved.ok ? { ok: true, value: moved.value.new } : moved);
    }),
  );
}

/** What goes wrong with the vendor and on the way to it. */
function addTroubleCommands(app: Hono<Env>, clinic: Clinic): void {
  app.post('/faults', (c) =>
    command(c, faultsSchema, ({ rules, add, dateSkewMs, expireTokens }) => {
      if (rules !== undefined) clinic.faults.set(rules);
      if (add !== undefined) clinic.faults.add(...add);
      clinic.faults.dateSkewMs = dateSkewMs ?? clinic.faults.dateSkewMs;
      if (expireTokens === true) clinic.tokens.expireAll();
      return { status: 200, body: { waiting: clinic.faults.waiting } };
    }),
  );
  app.post('/quirks', (c) =>
    command(c, quirksSchema.partial(), (quirks) => {
      clinic.quirks = quirksSchema.parse({ ...clinic.quirks, ...quirks });
      return { status: 200, body: clinic.quirks };
    }),
  );
  /** The vendor gives the API client another secret: the old one, and every token got with it, are worth nothing at once. */
  app.post('/secret', (c) =>
    command(c, secretSchema, ({ secret }) => {
      clinic.world.client.secret = secret;
      clinic.tokens.expireAll();
      return { status: 200, body: {} };
    }),
  );
  app.post('/line', (c) =>
    command(c, lineSchema, ({ up }) => {
      clinic.lineUp = up;
      return { status: 200, body: { up } };
    }),
  );
}

interface Done {
  readonly status: number;
  readonly body: unknown;
}

async function command<T>(
  c: Context<Env>,
  schema: z.ZodType<T>,
  run: (wanted: T) => Done | Promise<Done>,
): Promise<Response> {
  const body: unknown = await c.req.json().catch(() => ({}));
  const wanted = readBody(schema, body);
  if (!wanted.ok) return Response.json(wanted.refusal, { status: 400 });
  const { status, body: answer } = await run(wanted.value);
  return Response.json(answer, { status });
}

function booked(clinic: Clinic, outcome: Outcome<Booking>): Done {
  if (!outcome.ok) return { status: outcome.refusal.status, body: outcome.refusal };
  const address = clinic.world.addresses.get(outcome.value.addressId);
  const { facilityId, doctorId } = address ?? {};
  return { status: 200, body: { ...outcome.value, facilityId, doctorId } };
}

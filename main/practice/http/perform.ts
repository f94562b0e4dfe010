import type { Clinic } from '../clinic.ts';
import { refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { refuseStranger } from './oauth.ts';
import type { Call, Operation } from './operation.ts';
import { addressOf, doctorOf, facilityOf } from './reach.ts';
import { scopesOf } from './read.ts';
import { refused, type Reply } from './reply.ts';
import { respond } from './respond.ts';

/** One call of an operation: who is it, may they, may they now, and then what they ask. */
export async function perform(
  clinic: Clinic,
  operation: Operation,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<Response> {
  const stranger = refuseStranger(clinic, request);
  if (stranger !== null) return stranger;
  const { quirks, clock } = clinic;
  const kind = operation.method === 'GET' ? 'read' : 'write';
  const budget = quirks.rateLimits ? clinic.rateLimiter.spend(kind, clock.now(), quirks) : null;
  if (budget?.allowed === false) return respond(clinic, refused(refusals.tooManyRequests), budget);
  const query = new URL(request.url).searchParams;
  const body = kind === 'read' ? { ok: true as const, value: undefined } : await bodyOf(request);
  const call: Call = {
    clinic,
    now: clock.now(),
    params,
    query,
    scopes: quirks.missingScopes ? new Set() : scopesOf(query),
    body: body.ok ? body.value : undefined,
  };
  const carryOut = (): Reply => (body.ok ? run(operation, call) : refused(body.refusal));
  return respond(clinic, kind === 'read' ? carryOut() : clinic.writing(carryOut), budget);
}

/** Checks the ids of the path from the facility down, then runs the operation. */
function run(operation: Operation, call: Call): Reply {
  if (operation.reach === 'client') return operation.run(call);
  const { world } = call.clinic;
  const facility = facilityOf(world, call.params);
  if (!facility.ok) return refused(facility.refusal);
  const inFacility = { ...call, facility: facility.value };
  if (operation.reach === 'facility') return operation.run(inFacility);
  const belongs = operation.belongs ?? false;
  const doctor = doctorOf(world, facility.value, call.params, belongs && operation.reach === 'doctor');
  if (!doctor.ok) return refused(doctor.refusal);
  const ofDoctor = { ...inFacility, doctor: doctor.value };
  if (operation.reach === 'doctor') return operation.run(ofDoctor);
  const address = addressOf(world, doctor.value, call.params, belongs);
  if (!address.ok) return refused(address.refusal);
  return operation.run({ ...ofDoctor, address: address.value });
}

async function bodyOf(request: Request): Promise<Outcome<unknown>> {
  const text = await request.text();
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch {
    return refuse(refusals.invalidArguments);
  }
}

import type { EventName, EventOf, RequestName, ResponseOf } from '#shared/contract/contract.ts';
import type { Handlers, Push } from '#shared/contract/door.ts';
import { veiledDay, veiledDelta, veiledNews, veiledOutbox } from '#shared/contract/maskPatients.ts';
import { err, ok } from '#shared/result.ts';
import type { Problem } from '#shared/domain/problem.ts';

/**
 * What is answered as ever while the screen is locked: what the window needs to stand, nothing of a patient's. What is
 * neither here nor veiled is refused, so that a new request is closed until somebody has thought about it.
 */
const answered: ReadonlySet<RequestName> = new Set<RequestName>([
  'app.info',
  'connection.get',
  'line.get',
  'line.import',
  'line.checkNow',
  'line.clock',
  'line.loss',
  // Names of doctors, which the board's heads show as well.
  'calendars.get',
  // Counts of dates.
  'publishing.progress',
  'staff.get',
  'settings.get',
  'lock.get',
  'lock.close',
  'lock.open',
  'lock.forgot',
]);

/** Answers of which the shape is given. */
const veiledAnswers: { readonly [N in RequestName]?: (value: ResponseOf<N>) => ResponseOf<N> } = {
  'board.open': veiledDay,
  'attention.get': veiledOutbox,
  'news.get': veiledNews,
};

const veiledEvents: { readonly [N in EventName]?: (event: EventOf<N>) => EventOf<N> } = {
  'board.delta': veiledDelta,
  'week.delta': veiledDelta,
  'attention.changed': veiledOutbox,
  'news.changed': veiledNews,
};

/** Events in which there is no patient. What is neither here nor veiled waits for nobody: it is not told. */
const told: ReadonlySet<EventName> = new Set<EventName>([
  'line.changed',
  'line.importProgress',
  'connection.changed',
  'settings.changed',
  'line.clockChanged',
  'line.lossChanged',
  'calendars.changed',
  'hours.changed',
  'away.changed',
  'mapping.changed',
  'services.changed',
  'staff.changed',
  'publishing.progressChanged',
  'publishing.datesChanged',
  'lock.changed',
  'app.command',
]);

const refused: Problem = { kind: 'locked', until: null, params: {}, details: 'the screen is locked' };

/** The handlers, as they answer while the screen may be locked. */
export function gated(handlers: Handlers, locked: () => boolean): Handlers {
  const names = Object.keys(handlers) as RequestName[];
  // The table ties each name to its handler; the compiler cannot follow that through an index.
  return Object.fromEntries(names.map((name) => [name, gate(name, handlers, locked)])) as unknown as Handlers;
}

function gate<N extends RequestName>(name: N, handlers: Handlers, locked: () => boolean): Handlers[N] {
  const open = handlers[name];
  if (answered.has(name)) return open;
  const veil = veiledAnswers[name];
  const handler = async (request: Parameters<Handlers[N]>[0]) => {
    if (!locked()) return open(request);
    if (veil === undefined) return err(refused);
    const answer = await open(request);
    return answer.ok ? ok(veil(answer.value)) : answer;
  };
  return handler as Handlers[N];
}

/** What is pushed while the screen is locked has no patient in it. */
export function gatedPush(push: Push, locked: () => boolean): Push {
  return (name, event) => {
    const veil = veiledEvents[name];
    if (!locked() || told.has(name)) push(name, event);
    else if (veil !== undefined) push(name, veil(event));
  };
}

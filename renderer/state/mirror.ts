import type { Door } from '#shared/contract/door.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type DeskState, useDesk } from './desk.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { showSettings } from './showSettings.ts';

/**
 * Keeps `useDesk` equal to what main says: listens first, then asks, so that nothing falls between the two.
 * An event that arrives before the answer to its question is the newer of the two and wins.
 * @returns once everything is known, or the first problem
 */
export async function mirror(door: Door): Promise<Result<() => void, Problem>> {
  const told = new Set<keyof DeskState>();
  let shown = Promise.resolve();
  const set = <K extends keyof DeskState>(part: K, value: DeskState[K]): void => {
    told.add(part);
    useDesk.setState({ [part]: value });
  };
  /** Another clinic has an outbox of its own. */
  const readOutbox = async (): Promise<void> => {
    const answer = await door.ask('attention.get', null);
    if (answer.ok) set('outbox', answer.value);
  };
  const stops = [
    door.on('connection.changed', (connection) => {
      set('connection', connection);
      void readOutbox();
    }),
    door.on('line.changed', (line) => set('line', line)),
    door.on('line.importProgress', (importing) => set('importing', importing)),
    door.on('settings.changed', (settings) => {
      told.add('settings');
      shown = showSettings(settings);
    }),
    door.on('attention.changed', (outbox) => set('outbox', outbox)),
    door.on('line.clockChanged', (clock) => set('clock', clock)),
    door.on('line.lossChanged', (loss) => set('loss', loss)),
    door.on('calendars.changed', (calendars) => set('calendars', calendars)),
    door.on('staff.changed', (staff) => set('staff', staff)),
    door.on('lock.changed', (lock) => set('lock', lock)),
    door.on('news.changed', (news) => set('news', news)),
  ];
  const stop = (): void => stops.forEach((end) => end());
  const { settings, ...answers } = await askAll(door);
  for (const answer of [settings, ...Object.values(answers)]) {
    if (answer.ok) continue;
    stop();
    return err(answer.error);
  }
  for (const part of Object.keys(answers) as (keyof typeof answers)[]) {
    const answer = answers[part];
    if (answer.ok && !told.has(part)) set(part, answer.value);
  }
  if (settings.ok && !told.has('settings')) shown = showSettings(settings.value);
  await shown;
  return ok(stop);
}

/** Everything that main can tell of the desk, by the part of the mirror that shows it. */
async function askAll(door: Door) {
  const [info, connection, line, importing, settings, outbox, clock, loss, calendars, staff, lock, news] =
    await Promise.all([
      door.ask('app.info', null),
      door.ask('connection.get', null),
      door.ask('line.get', null),
      door.ask('line.import', null),
      door.ask('settings.get', null),
      door.ask('attention.get', null),
      door.ask('line.clock', null),
      door.ask('line.loss', null),
      door.ask('calendars.get', null),
      door.ask('staff.get', null),
      door.ask('lock.get', null),
      door.ask('news.get', null),
    ]);
  return { info, connection, line, importing, settings, outbox, clock, loss, calendars, staff, lock, news };
}

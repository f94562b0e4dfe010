import type { Clock, Log, Random } from '#shared/ports.ts';
import { err, ok } from '#shared/result.ts';
import type { DeskParts } from '../desk/ports.ts';
import { startPracticeWorker } from '../practice/host.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** Another clinic each time: what receptionists train on should not be known by heart. */
const seeds = 2 ** 31;

/** Runs practice clinics in a thread beside the desk. @param workerUrl the bundled `practice-worker.js` */
export function createStartPractice(
  workerUrl: URL,
  { clock, random, log }: { readonly clock: Clock; readonly random: Random; readonly log: Log },
): DeskParts['startPractice'] {
  return async (locale, size) => {
    try {
      const clinic = await startPracticeWorker({
        workerUrl,
        locale,
        size,
        seed: Math.floor(random() * seeds),
        now: clock.now(),
        panel: true,
        onCrash: (reason) => {
          log.error('practice.ended', { reason });
        },
      });
      const { port, clientId, secret } = clinic;
      log.info('practice.started', { locale, size, port });
      return ok({ port, credentials: { clientId, secret }, stop: () => clinic.stop() });
    } catch (thrown) {
      log.error('practice.notStarted', { reason: thrown instanceof Error ? thrown.message : 'unknown' });
      return err(notStarted);
    }
  };
}

const notStarted: Problem = {
  kind: 'bug',
  until: null,
  params: {},
  details: 'the practice clinic could not be started',
};

import type { appRequests } from '#shared/contract/app.ts';
import type { connectionRequests } from '#shared/contract/connection.ts';
import type { HandlersOf } from '#shared/contract/door.ts';
import type { lineRequests } from '#shared/contract/line.ts';
import { err, ok } from '#shared/result.ts';
import type { DeskParts } from '../ports.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import type { ConnectionManager } from './connectionManager.ts';
import { lossOfSession, lossSeen } from './connectionProblems.ts';
import { guideOf, passStep, turnToStep } from './guide.ts';
import { checkStep } from './diagnostics.ts';

export function connectionHandlers(
  connecting: ConnectionManager,
  access: SessionAccess,
): HandlersOf<typeof connectionRequests> {
  const guide = () => access.each.readInSteps((sessions) => guideOf(sessions));
  return {
    'connection.get': () => Promise.resolve(ok(connecting.desk.view())),
    'connection.test': (request) => connecting.test(request),
    'connection.save': (request) => connecting.save(request),
    'connection.practice': ({ locale, size }) => connecting.practice(locale, size),
    'connection.leavePractice': () => connecting.leavePractice(),
    'connection.guide': guide,
    'connection.guidePass': async ({ step }) => {
      const passed = await access.each.change((sessions) => {
        passStep(sessions, step);
        return ok(null);
      });
      return passed.ok ? guide() : passed;
    },
    'connection.guideTurn': ({ step }) =>
      access.each.change((sessions) => {
        turnToStep(sessions, step);
        return ok(null);
      }),
  };
}

/** How the desk stands with the vendor, and what is wrong with this computer. @param nudge looks for news now */
export function lineHandlers(
  connecting: ConnectionManager,
  access: SessionAccess,
  { push }: Pick<DeskParts, 'push'>,
  nudge: () => void,
): HandlersOf<typeof lineRequests> {
  return {
    'line.get': () => Promise.resolve(ok(connecting.desk.line())),
    'line.import': () => Promise.resolve(ok(connecting.desk.progress())),
    'line.checkNow': () => {
      nudge();
      return Promise.resolve(ok(null));
    },
    'line.clock': () => Promise.resolve(ok(connecting.desk.clock())),
    'line.loss': () => Promise.resolve(ok(connecting.desk.loss())),
    'line.lossSeen': () =>
      access.each.change((sessions) => {
        // The one that stands under the day: another clinic's is told next.
        const told = sessions.find((session) => lossOfSession(session) !== null);
        if (told !== undefined) lossSeen(told);
        push('line.lossChanged', connecting.desk.loss());
        return ok(null);
      }),
  };
}

export function appHandlers(connecting: ConnectionManager, parts: DeskParts): HandlersOf<typeof appRequests> {
  return {
    'app.info': () => Promise.resolve(ok(parts.info)),
    'app.check': async ({ name }) => {
      try {
        return ok(await checkStep(parts, connecting, name));
      } catch (thrown) {
        return err(parts.problemOfThrown(thrown));
      }
    },
  };
}

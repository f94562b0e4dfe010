import { events, reply, requests } from '#shared/contract/contract.ts';
import type { EventName, EventOf, RequestName } from '#shared/contract/contract.ts';
import type { TextDoor } from '#shared/contract/door.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** How messages travel: Electron's channels, or a test's. */
export interface Wire {
  invoke(name: RequestName, request: unknown): Promise<unknown>;
  listen(name: EventName, listener: (event: unknown) => void): () => void;
}

const replies = new Map(
  (Object.keys(requests) as RequestName[]).map((name) => [name, reply(requests[name].response)]),
);

/**
 * The door as the page gets it, made from the contract's table: names that are not in it do not exist, and what comes from main
 * is checked here too. An answer or event that is not what the contract says never reaches the screen.
 */
export function makeTextDoor(wire: Wire): TextDoor {
  return {
    ask: async (name, request) => {
      const schema = replies.get(name);
      if (schema === undefined) return bug('no such request');
      try {
        const text = await wire.invoke(name, request);
        const isRight = typeof text === 'string' && schema.safeParse(JSON.parse(text)).success;
        return isRight ? text : bug(`${name}: answer`);
      } catch {
        return bug(`${name}: no answer`);
      }
    },
    on: (name, listener) => {
      if (!Object.hasOwn(events, name)) throw new Error('No such event.');
      return wire.listen(name, (event) => {
        const checked = events[name].safeParse(event);
        if (checked.success) listener(checked.data as EventOf<typeof name>);
      });
    },
  };
}

function bug(details: string): string {
  const problem: Problem = { kind: 'bug', until: null, params: {}, details };
  return JSON.stringify({ ok: false, error: problem });
}

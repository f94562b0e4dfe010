import type { EventName, EventOf, RequestName } from '#shared/contract/contract.ts';
import type { TextDoor } from '#shared/contract/door.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** How messages travel: Electron's channels, or a test's. */
export interface Wire {
  invoke(name: RequestName, request: unknown): Promise<unknown>;
  listen(name: EventName, listener: (event: unknown) => void): () => void;
}

/**
 * The door as the page gets it. What crosses it is checked against the contract in main, both ways, and only there: both ends come
 * out of one build, and a second reading of the same schemas would stand in front of every first frame (adr/0039). What main refuses
 * or cannot answer, a name that is not in the contract with it, is the problem `bug`.
 */
export function makeTextDoor(wire: Wire): TextDoor {
  return {
    ask: async (name, request) => {
      try {
        const text = await wire.invoke(name, request);
        return typeof text === 'string' ? text : bug(`${name}: answer`);
      } catch {
        return bug(`${name}: no answer`);
      }
    },
    on: (name, listener) =>
      wire.listen(name, (event) => {
        listener(event as EventOf<typeof name>);
      }),
  };
}

function bug(details: string): string {
  const problem: Problem = { kind: 'bug', until: null, params: {}, details };
  return JSON.stringify({ ok: false, error: problem });
}

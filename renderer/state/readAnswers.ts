import type { Door, TextDoor } from '#shared/contract/door.ts';

/** The door whose answers are values, from the one that the preload put into the window. Main has checked them. */
export function readAnswers(door: TextDoor): Door {
  return {
    ask: async (name, request) =>
      JSON.parse(await door.ask(name, request)) as Awaited<ReturnType<Door['ask']>> as never,
    on: (name, listener) => door.on(name, listener),
  };
}

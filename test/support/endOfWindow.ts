import { afterAll } from 'vitest';

/*
 * What a window waits for ends with it. In these tests the timers are Node's, which go on for a moment after the window of a file is taken
 * away: one that fires then finds no document, and the run fails without a test that does.
 */
if (typeof window !== 'undefined') {
  const ends: (() => void)[] = [];
  /** A proxy, so that what else hangs on the function stays on it. */
  const kept = <Begin extends (...given: never[]) => unknown>(
    begin: Begin,
    end: (handle: ReturnType<Begin>) => void,
  ): Begin =>
    new Proxy(begin, {
      apply: (target, self, given: Parameters<Begin>) => {
        const handle = Reflect.apply(target, self, given) as ReturnType<Begin>;
        ends.push(() => end(handle));
        return handle;
      },
    });
  globalThis.setTimeout = kept(globalThis.setTimeout, clearTimeout);
  globalThis.setInterval = kept(globalThis.setInterval, clearInterval);
  globalThis.setImmediate = kept(globalThis.setImmediate, clearImmediate);
  afterAll(() => {
    for (const end of ends) end();
  });
}

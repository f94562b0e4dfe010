import { type ComponentType, createElement, lazy, type ReactNode, Suspense, useState } from 'react';

/** A part of the window that its first frame does not need. */
export interface Later<P extends object> {
  readonly Part: ComponentType<P>;
  /** Reads its script now, so that it is there when it is asked for. Rejects where the script cannot be read. */
  readonly load: () => Promise<void>;
}

/**
 * Puts a part's script into a file of its own, which is read when the part is first shown, or before by `load`.
 * @param read imports the part; where it fails, the nearest FaultGuard says so
 */
export function later<P extends object>(read: () => Promise<ComponentType<P>>): Later<P> {
  let loaded: ComponentType<P> | null = null;
  const load = async (): Promise<ComponentType<P>> => (loaded ??= await read());
  const Waiting = lazy(async () => ({ default: await load() }));
  function Part(props: P): ReactNode {
    // Chosen once: another type of element in the same place would begin anew, and lose what was typed.
    const [ready] = useState(() => loaded);
    if (ready !== null) return createElement(ready, props);
    return <Suspense fallback={null}>{createElement(Waiting as ComponentType<P>, props)}</Suspense>;
  }
  return { Part, load: () => load().then(() => undefined) };
}

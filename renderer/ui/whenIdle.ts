/** Not longer than this after it was asked for, also where the machine is never idle; milliseconds. */
const atLatest = 100;

/** Does something when nothing else is to do. @returns takes it back */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: atLatest });
  return () => cancelIdleCallback(handle);
}

import type { Fetch } from '../../../main/docplanner/transport.ts';

/** Requests as they went out. */
export type Heard = readonly { readonly url: string; readonly init: RequestInit }[];

/** Listens to what a client fetches, but for tokens, so that the very same can be fetched again. */
export interface Ear {
  readonly fetch: Fetch;
  /** What was heard since it was last asked. */
  take(): Heard;
}

export function createEar(): Ear {
  const heard: { url: string; init: RequestInit }[] = [];
  return {
    fetch: (url, init) => {
      if (url.includes('/api/')) heard.push({ url, init });
      return globalThis.fetch(url, init);
    },
    take: () => heard.splice(0),
  };
}

/** Fetches again what was heard, one after the other, and parses it: the least that reading it can cost. */
export async function repeat(heard: Heard): Promise<void> {
  for (const { url, init } of heard) {
    const { signal: _, ...rest } = init;
    const response = await globalThis.fetch(url, rest);
    JSON.parse(await response.text());
  }
}

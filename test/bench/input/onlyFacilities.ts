import { z } from 'zod';

const listed = z.looseObject({ _items: z.array(z.looseObject({ id: z.union([z.string(), z.number()]) })) });

/**
 * A client that the clinic's owner lets see some of the facilities: the list of them is shorter, all else is as the clinic
 * answers it. A board can be measured with fewer doctors this way, of a clinic whose size is given.
 * @param wanted ids
 */
export const onlyFacilities =
  (fetch: typeof globalThis.fetch, wanted: readonly string[]): typeof globalThis.fetch =>
  async (...call) => {
    const response = await fetch(...call);
    const [address] = call;
    if (typeof address !== 'string' || !new URL(address).pathname.endsWith('/facilities')) return response;
    if (!response.ok) return response;
    const answer = listed.parse(await response.json());
    const items = answer._items.filter(({ id }) => wanted.includes(String(id)));
    return Response.json({ ...answer, _items: items }, { headers: response.headers });
  };

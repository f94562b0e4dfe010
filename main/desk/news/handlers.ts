import type { HandlersOf } from '#shared/contract/door.ts';
import type { newsRequests } from '#shared/contract/news.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { newsOfAll } from './news.ts';

export function newsHandlers(access: SessionAccess): HandlersOf<typeof newsRequests> {
  return {
    'news.get': () => Promise.resolve(ok(newsOfAll(access.sessions().map(({ news }) => news.view())))),
    'news.seen': ({ ids }) =>
      access.each.change((sessions) => {
        for (const { news } of sessions) news.seen(ids);
        return ok(null);
      }),
  };
}

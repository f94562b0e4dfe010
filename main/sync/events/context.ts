import type { CatalogueContext } from '../catalogue/context.ts';
import type { Backoff } from '../line/backoff.ts';
import type { Backlog } from './backlog.ts';

/** What taking the vendor's events needs. */
export interface EventsContext extends CatalogueContext {
  /** Events that are not settled yet. */
  readonly backlog: Backlog;
  /** Reads on which the vendor breaks, by their task's key. */
  readonly troubled: Backoff<string>;
}

import type { CatalogueContext } from '../catalogue/context.ts';
import type { Backoff } from '../line/backoff.ts';

/** What reading by the plan needs. */
export interface PlanContext extends CatalogueContext {
  /** Reads on which the vendor breaks, by their task's key. */
  readonly troubled: Backoff<string>;
}

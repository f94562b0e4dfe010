import type { ReadContext } from '../read/context.ts';
import type { CatalogueAges } from './catalogueAges.ts';

/** What reading the catalogue's lists needs. */
export interface CatalogueContext extends ReadContext {
  readonly catalogueAges: CatalogueAges;
}

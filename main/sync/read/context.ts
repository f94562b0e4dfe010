import type { RemoteClinic } from '../ports.ts';
import type { SyncListener, SyncParts } from '../parts.ts';
import type { Lanes } from '../lanes.ts';
import type { Purpose, ReadBudget } from '../readBudget.ts';
import type { Freshness } from './freshness.ts';
import type { Reading } from './readWindow.ts';

/** What one window needs to be read by itself. */
export interface WindowContext extends Pick<SyncParts, 'zoneOf'> {
  readonly lanes: Lanes;
  readonly on: Pick<SyncListener, 'changed'>;
}

/** What reading the vendor's windows needs. */
export interface ReadContext extends SyncParts {
  readonly lanes: Lanes;
  /** Who may ask how much. The `remote` of these parts is for what nothing holds back: a person's decisions, and a first import's lists. */
  readonly room: ReadBudget;
  /** For the look into the queue of events. */
  readonly looking: RemoteClinic;
  readonly freshness: Freshness;
  readonly reading: Reading;
  /** The same with the reads of one purpose. */
  readonly readingFor: Readonly<Record<Purpose, Reading>>;
}

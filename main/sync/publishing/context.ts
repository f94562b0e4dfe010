import type { AddressId } from '#shared/domain/ids.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import type { Decisions } from '../outbox/decide.ts';
import type { PublishDayAction } from '#shared/domain/kinds/publishDay.ts';
import type { CallBudget, RemoteClinic, Store } from '../ports.ts';
import type { ReadContext, WindowContext } from '../read/context.ts';
import type { SyncSettings } from '../settings.ts';

/** What publishing needs: of the file, of the line and of the outbox. */
export interface PublishingContext
  extends
    WindowContext,
    Pick<
      ReadContext,
      'clock' | 'freshness' | 'log' | 'problemOfThrown' | 'reading' | 'readingFor' | 'zone' | 'zoneOf'
    > {
  readonly store: Store<Action>;
  readonly remote: Pick<RemoteClinic, 'getCalendar'> & CallBudget;
  readonly settings: SyncSettings;
  readonly decisions: Pick<Decisions<PublishDayAction>, 'decide' | 'withdraw' | 'dismiss'>;
  /** Dates of a calendar stand otherwise than before, or how far all has come. */
  readonly datesChanged: (addressId: AddressId) => void;
}

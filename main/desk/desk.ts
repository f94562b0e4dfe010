import type { Handlers } from '#shared/contract/door.ts';
import { asFacilityId } from '#shared/domain/ids.ts';
import type { KeptArea } from '#shared/domain/staffRights.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { activityHandlers } from './activity/handlers.ts';
import { arrivalsHandlers } from './arrivals/handlers.ts';
import { attentionHandlers } from './attention/handlers.ts';
import { awayHandlers } from './away/handlers.ts';
import { boardHandlers } from './board/handlers.ts';
import { breaksHandlers } from './breaks/handlers.ts';
import { freeTimesHandlers } from './freeTimes/handlers.ts';
import { weekHandlers } from './week/handlers.ts';
import { calendarsHandlers } from './calendars/handlers.ts';
import { ConnectionManager } from './connection/connectionManager.ts';
import { appHandlers, connectionHandlers, lineHandlers } from './connection/handlers.ts';
import { copiesHandlers } from './copies/handlers.ts';
import { hoursHandlers } from './hours/handlers.ts';
import { lockHandlers } from './lock/handlers.ts';
import { gated, gatedPush } from './lock/lockGate.ts';
import { mappingHandlers } from './mapping/handlers.ts';
import { newsHandlers } from './news/handlers.ts';
import type { DeskParts, PracticeSize } from './ports.ts';
import { printingHandlers } from './printing/handlers.ts';
import { publishingHandlers } from './publishing/handlers.ts';
import { searchHandlers } from './search/handlers.ts';
import { createSessionAccess } from './sessionAccess.ts';
import { openDeskFile } from './settings/deskFile.ts';
import { servicesHandlers } from './services/handlers.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { staffHandlers } from './staff/handlers.ts';
import { withRights } from './staff/whoMay.ts';
import { undoHandlers } from './undo/handlers.ts';
import { visitsHandlers } from './visits/handlers.ts';

/** Everything the window can ask for, and the life of what stands behind it. */
export interface Desk {
  readonly handlers: Handlers;
  /** Opens what this desk worked on last, or a practice clinic if it was started for one. */
  start(practice: { readonly locale: MarketplaceLocale; readonly size: PracticeSize } | null): Promise<void>;
  /** The machine woke up or the line may be back: look at once. */
  nudge(): void;
  /** Closes the file and stops all work. */
  stop(): Promise<void>;
}

/** Composes the handlers of all capabilities. */
export function createDesk(given: DeskParts): Desk {
  const locked = (): boolean => connecting.desk.sessions()[0]?.lock.view().locked === true;
  const parts = { ...given, push: gatedPush(given.push, locked) };
  const file = openDeskFile(parts.settingsFile);
  const connecting = new ConnectionManager(parts, file);
  const access = createSessionAccess(parts, connecting.desk);
  const settings = () => file.settings();
  // Credentials are the desk's own, also where they are entered while it practises.
  const staffFor = (area: KeptArea) =>
    area === 'credentials' ? connecting.staff() : (connecting.desk.sessions()[0]?.staff ?? null);
  function nudge(): void {
    for (const { sync } of connecting.desk.sessions()) sync.nudge();
    connecting.tryNow();
  }

  const handlers: Handlers = {
    ...appHandlers(connecting, parts),
    ...connectionHandlers(connecting, access),
    ...lineHandlers(connecting, access, parts, nudge),
    ...boardHandlers(access),
    ...weekHandlers(access),
    ...freeTimesHandlers(access),
    ...visitsHandlers(access),
    ...breaksHandlers(access),
    ...awayHandlers(access, parts),
    ...undoHandlers(access),
    ...arrivalsHandlers(access),
    ...searchHandlers(access, { ...parts, settings }),
    ...attentionHandlers(access),
    ...calendarsHandlers(access, ({ facilityId, timeZone }) =>
      connecting.setZone(asFacilityId(facilityId), timeZone),
    ),
    ...hoursHandlers(access, parts),
    ...mappingHandlers(access, { ...parts, settings }),
    ...staffHandlers(access),
    ...lockHandlers(access),
    ...newsHandlers(access),
    ...printingHandlers(access, parts, settings),
    ...publishingHandlers(access),
    ...servicesHandlers(access, parts),
    ...copiesHandlers(access),
    ...activityHandlers(access, { ...parts, settings }),
    ...settingsHandlers(access, file, parts.push, parts.syncSettings),
  };

  return {
    handlers: gated(withRights(handlers, staffFor), locked),
    async start(practice) {
      if (practice === null) return connecting.resume();
      const started = await connecting.practice(practice.locale, practice.size);
      if (!started.ok) parts.log.error('desk.practice', { kind: started.error.kind });
    },
    nudge,
    async stop() {
      await connecting.close();
      await file.settled();
    },
  };
}

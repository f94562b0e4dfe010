import type { LineState, Problem } from '#shared/contract/views.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { sharedBy } from '../sync/settings.ts';
import { createSync } from '../sync/sync.ts';
import { outboxView } from './attention.ts';
import { createAttentionSound } from './attentionSound.ts';
import { createBoardFeed } from './boardFeed.ts';
import { createCalendars } from './calendars.ts';
import { gathered } from './gathered.ts';
import { createLock } from './lock.ts';
import { recordMove } from './movedVisits.ts';
import { createNews } from './news.ts';
import { soundAttention, tellCount, tellNews } from './notice.ts';
import { paced } from './pace.ts';
import { createPeople } from './people.ts';
import type { DeskParts, LineUse } from './ports.ts';
import type { Opening, Session } from './session.ts';
import { doctorNameOf } from './doctorNames.ts';
import { createWeekFeed } from './weekFeed.ts';
import { createWrongClock } from './wrongClock.ts';

/** Where the calls of this desk are counted over its death. */
const spentName = 'calls.spent';

/** Puts the parts together and starts them. */
export function openSession(parts: DeskParts, opening: Opening): Session {
  const { store, saved, view, desks } = opening;
  const { unread } = opening.pace;
  if (unread.length > 0) parts.log.warn('pace.notRead', { names: unread.join(', ') });
  const remote = parts.connect(
    opening.endpoint,
    opening.credentials,
    (facilityId) => saved.facilityZones.get(facilityId) ?? saved.timeZone,
    { desks, spentBook: spentBookIn(parts, opening) },
  );
  const undoMs = (): number => {
    const { undoSeconds } = opening.settings();
    return undoSeconds === 'usual' ? parts.syncSettings.undoMs : undoSeconds * 1_000;
  };
  const cancelled = () => (opening.settings().showCancelled ? 'shown' : 'leftOut');
  const feed = createBoardFeed(store, parts.clock, parts.push, 'board.delta', cancelled);
  const week = createWeekFeed(store, parts.clock, parts.push, cancelled);
  const feeds = [feed, week];
  const people = createPeople({
    store,
    clock: parts.clock,
    random: parts.random,
    pins: parts.pins,
    changed: (staff) => parts.push('staff.changed', staff),
  });
  const tellOutbox = gathered(parts.clock, () => {
    const outbox = outboxView({ store, view });
    parts.push('outbox.changed', outbox);
    attentionSound.look(outbox);
  });
  const lock = createLock({
    store,
    clock: parts.clock,
    log: parts.log,
    pins: parts.pins,
    secret: opening.secretGiven ? opening.credentials.secret : null,
    changed: (now) => {
      parts.push('lock.changed', now);
      // Names leave the window with the lock, and come back when it is opened.
      parts.push('outbox.changed', outboxView({ store, view }));
      parts.push('news.changed', news.view());
    },
  });
  const notice = { ...parts, view, settings: opening.settings, locked: () => lock.view().locked };
  const news = createNews({
    store,
    clock: parts.clock,
    log: parts.log,
    doctorOf: (addressId) => doctorNameOf(store, store.catalogue.address(addressId)),
    skew: () => remote.clockSkewMs() ?? 0,
    changed: (now) => {
      parts.push('news.changed', now);
      tellCount(notice, now.unseen.length);
    },
    arrived: (bookings) => tellNews(notice, bookings),
  });
  const attentionSound = createAttentionSound(outboxView({ store, view }), parts.clock, () =>
    soundAttention(notice),
  );
  const tellCalendars = gathered(parts.clock, () => parts.push('calendars.changed', calendars.view()));
  const calendars = createCalendars(store, () => {
    feeds.forEach((one) => one.catalogueChanged());
    parts.push('calendars.changed', calendars.view());
    news.calendarsChanged();
    tellOutbox();
  });
  const wrongClock = createWrongClock(
    () => remote.clockSkewMs(),
    (problem) => parts.push('clock.changed', problem),
  );
  const sync = createSync({
    remote,
    store,
    clock: parts.clock,
    random: parts.random,
    log: parts.log,
    zoneOf: (facilityId) => saved.facilityZones.get(facilityId) ?? saved.timeZone,
    zone: saved.timeZone,
    settings: sharedBy(desks, paced(parts.syncSettings, opening.pace.wanted), undoMs),
    problemOfThrown: parts.problemOfThrown,
    on: {
      line: (state) => {
        parts.push('line.changed', state);
        if (state.kind === 'inStep') wrongClock.look();
        if (state.kind === 'inStep') feeds.forEach((one) => one.refreshed());
      },
      progress: (progress) => {
        parts.push('import.progress', progress);
        if (progress.kind === 'finished') news.begin();
      },
      changed: (change) => {
        feeds.forEach((one) => one.changed(change));
        news.look(change);
        // What is true now stands beside what was wanted.
        if (store.intents.allOpen().some(({ state }) => state === 'refused')) tellOutbox();
      },
      intentChanged: (intent) => {
        feeds.forEach((one) => one.intentChanged(intent));
        tellOutbox();
      },
      visitMoved: (move) => recordMove(store, move, parts.clock.now()),
      catalogueChanged: () => {
        feeds.forEach((one) => one.catalogueChanged());
        tellCalendars();
      },
    },
  });
  // A file from before there was news: what it holds is none.
  if (sync.progress().kind === 'finished') news.begin();
  tellCount(notice, news.view().unseen.length);
  sync.start();
  return {
    view,
    store,
    remote,
    sync,
    feed,
    week,
    now: () => parts.clock.now(),
    undoMs,
    visitTouched(addressId) {
      feeds.forEach((one) => one.visitTouched(addressId));
      tellOutbox();
    },
    calendars,
    people,
    lock,
    news,
    wrongClock,
    today: () => localDateOf(parts.clock.now(), saved.timeZone),
    async close() {
      remote.close();
      await sync.stop();
      feeds.forEach((one) => one.close());
      news.close();
      attentionSound.stop();
      tellOutbox.stop();
      tellCalendars.stop();
      store.close();
      await opening.afterClose();
    },
  };
}

/** A call is more than its count: with a full disk it is made all the same. */
function spentBookIn({ log, problemOfThrown }: DeskParts, { store }: Opening): LineUse['spentBook'] {
  return {
    read: () => store.settings.get(spentName),
    write: (text) => {
      try {
        store.transaction(() => store.settings.set(spentName, text), 'repeatable');
      } catch (thrown) {
        log.warn('calls.notCounted', { problem: problemOfThrown(thrown).kind });
      }
    },
  };
}

/** The line of a desk without a session. */
export const noLine = (problem: Problem | null): LineState =>
  problem === null ? { kind: 'notConnected' } : { kind: 'paused', problem, asOf: null };

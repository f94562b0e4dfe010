import { type ClinicKey, clinicKeyOf } from '#shared/domain/clinicKey.ts';
import type { AddressId, FacilityId } from '#shared/domain/ids.ts';
import { Disposer } from '#shared/disposer.ts';
import type { KeptForMonths } from '#shared/domain/retention.ts';
import { type EpochMs, type LocalDate, localDateOf, type TimeZone } from '#shared/time/zone.ts';
import { sharedBy } from '../../sync/settings.ts';
import type { SyncParts } from '../../sync/parts.ts';
import { createSync, type Sync } from '../../sync/sync.ts';
import { outboxView } from '../attention/attention.ts';
import { type AttentionSound, createAttentionSound } from '../news/attentionSound.ts';
import { createCalendars } from '../calendars/calendars.ts';
import { coalesce, type Coalesced } from '../board/coalesce.ts';
import { createHousekeeping, type Housekeeping } from '../copies/housekeeping.ts';
import { tellProgress } from '../publishing/progress.ts';
import { recordMove } from '../visits/movedVisits.ts';
import { BookingNews } from '../news/news.ts';
import { announceNews, type NoticeParts, soundAttention } from '../news/notice.ts';
import { withPace, type ReadPace } from '../pace.ts';
import { renewNames } from './renewNames.ts';
import type { Calendars, WrongClock } from '../clinic.ts';
import type { DeskParts, LineUse, Credentials, DeskRemote, Endpoint } from '../ports.ts';
import type { BoardFeed, Lock, News, Seat, Staff, WeekFeed } from '../seat.ts';
import type { SavedConnection } from '#shared/domain/savedConnection.ts';
import type { ConnectionAtWork, Session } from '../session.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { connectClinic } from './connectClinic.ts';
import type { DeskOfClinics } from './deskOfClinics.ts';
import { createWrongClock } from './wrongClock.ts';
import { tellOffer } from './tellOffer.ts';
import { saidZoneAt } from '../calendars/zones.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { DeskStore } from '../deskStore.ts';

/** Where the calls of this desk are counted over its death. */
const spentName = 'calls.spent';

/** Puts the parts together and starts them. */
export function openSession(parts: DeskParts, opening: Opening): Session {
  const { unread } = opening.pace;
  if (unread.length > 0) parts.log.warn('pace.notRead', { names: unread.join(', ') });
  return new ClinicSession(parts, opening);
}

/**
 * A desk at work on one clinic.
 *
 * Responsibilities:
 * - makes the parts of the clinic (file, line, calendars, news), and ties them together and to the seat;
 * - tells each part of what another one brings, and the desk that it is one of what the window has to know;
 * - begins what asks the vendor once the window has painted, and ends all of it in one place.
 *
 * Invariants:
 * - What is under way is broken off before the end of it is waited for; the file is closed after everything that writes into it.
 * - The clinic's zone and credentials are those that it was opened with: others need a new session.
 *
 * What can run at the same time: the turns of the sync, housekeeping and the renewing of names by their timers, and whatever the window asks.
 */
class ClinicSession implements Session {
  readonly key: ClinicKey;
  readonly own: ConnectionAtWork;
  readonly store: DeskStore;
  readonly remote: DeskRemote;
  readonly feed: BoardFeed;
  readonly week: WeekFeed;
  readonly seat: Seat;
  readonly staff: Staff;
  readonly lock: Lock;
  readonly news: News;
  readonly calendars: Calendars;
  readonly wrongClock: WrongClock;
  readonly sync: Sync;

  readonly #parts: DeskParts;
  readonly #opening: Opening;
  readonly #feeds: readonly Omit<BoardFeed, 'open' | 'openSoon'>[];
  readonly #notice: NoticeParts;
  readonly #attentionSound: AttentionSound;
  readonly #publishOutbox: Coalesced;
  readonly #publishCalendars: Coalesced;
  readonly #publishProgress: Coalesced;
  #isOffline = false;
  readonly #ends = new Disposer();

  constructor(parts: DeskParts, opening: Opening) {
    const { clock, push } = parts;
    this.#parts = parts;
    this.#opening = opening;
    this.key = opening.key;
    this.own = opening.view;
    this.store = opening.store;
    this.remote = connectClinic(parts, this.key, opening, this.#zoneOf, {
      desks: opening.desks,
      spentBook: spentBookIn(parts, opening),
    });
    this.feed = opening.desk.feed;
    this.week = opening.desk.week;
    this.#feeds = [this.feed, this.week];
    this.seat = opening.seat;
    this.staff = this.seat.staff;
    this.lock = this.seat.lock;
    this.#publishOutbox = coalesce(clock, () => {
      const outbox = opening.desk.outbox();
      push('attention.changed', outbox);
      const attention = outbox.attention.filter(({ intentId }) => clinicKeyOf(intentId) === this.key);
      this.#attentionSound.look({ ...outbox, attention });
    });
    this.#notice = {
      ...parts,
      view: () => this.view,
      settings: opening.settings,
      locked: () => this.lock.view().locked,
    };
    this.news = this.#makeNews();
    this.#attentionSound = createAttentionSound(outboxView(this), clock, opening.desk.attentionHeard, () =>
      soundAttention(this.#notice),
    );
    this.#publishCalendars = coalesce(clock, () => this.#announceCalendars());
    this.#publishProgress = coalesce(clock, () => tellProgress(parts, opening.desk.sessions()));
    this.calendars = createCalendars(this.store, this.mappingsChanged);
    this.wrongClock = createWrongClock(
      () => this.remote.clockSkewMs(),
      (value) => push('line.clockChanged', opening.desk.clock({ key: this.key, value })),
    );
    this.sync = this.#makeSync();
    this.#registerEnds();
    this.#begin();
  }

  get view(): ConnectionAtWork {
    return this.#opening.desk.viewFor(this.own);
  }

  stop(): Promise<void> {
    return this.#ends.dispose();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.store.retire();
    await this.#opening.afterClose();
  }

  // Bound, for handlers take these out of the session.
  readonly now = (): EpochMs => this.#parts.clock.now();

  readonly today = (): LocalDate => localDateOf(this.now(), this.view.timeZone);

  readonly undoMs = (): number => {
    const { undoSeconds } = this.#opening.settings();
    return undoSeconds === 'usual' ? this.#parts.syncSettings.undoMs : undoSeconds * 1_000;
  };

  readonly visitTouched = (addressId: AddressId): void => {
    this.#feeds.forEach((feed) => feed.visitTouched(addressId));
    this.#publishOutbox();
  };

  readonly mappingsChanged = (): void => {
    this.#feeds.forEach((feed) => feed.catalogueChanged());
    this.#announceCalendars();
    this.news.calendarsChanged();
    this.#publishOutbox();
  };

  readonly #zoneOf = (facilityId: FacilityId): TimeZone => {
    const { facilityZones, timeZone } = this.#opening.saved;
    return facilityZones.get(facilityId) ?? timeZone;
  };

  readonly #months = (): KeptForMonths => this.#opening.settings().keepMonths;

  #joinSeat(): () => void {
    const { push } = this.#parts;
    const { name, secretGiven, credentials } = this.#opening;
    return this.seat.join({
      name,
      store: this.store,
      secret: secretGiven ? credentials.secret : null,
      // Names leave the window with the lock, and come back when it is opened.
      lockChanged: () => {
        push('attention.changed', this.#opening.desk.outbox());
        push('news.changed', this.#opening.desk.news());
      },
    });
  }

  #makeNews(): News {
    const { clock, log, push } = this.#parts;
    return new BookingNews({
      store: this.store,
      memo: this.seat.newsOf(this.#opening.name),
      clock,
      log,
      doctorOf: (addressId) => doctorNameOf(this.store, this.store.catalogue.address(addressId)),
      saidZone: (addressId) => saidZoneAt(this, addressId),
      skew: () => this.remote.clockSkewMs() ?? 0,
      changed: (value) => {
        push('news.changed', this.#opening.desk.news({ key: this.key, value }));
        this.seat.countUnseen(this.#opening.name, value.unseen.length);
      },
      arrived: (bookings) => announceNews(this.#notice, bookings),
    });
  }

  #announceCalendars(): void {
    const value = this.calendars.view();
    this.#parts.push('calendars.changed', this.#opening.desk.calendars({ key: this.key, value }));
    this.#parts.push('mapping.changed', null);
  }

  #makeSync(): Sync {
    const { clock, random, log, syncSettings, problemOfThrown } = this.#parts;
    const { desks, pace } = this.#opening;
    return createSync({
      remote: this.remote,
      store: this.store,
      clock,
      random,
      log,
      clinic: this.key,
      zoneOf: this.#zoneOf,
      zone: this.own.timeZone,
      settings: sharedBy(desks, withPace(syncSettings, pace.wanted), this.undoMs, this.#months),
      problemOfThrown,
      on: this.#syncEvents(),
    });
  }

  #syncEvents(): SyncParts['on'] {
    const { clock, push } = this.#parts;
    const { desk } = this.#opening;
    return {
      line: (state) => {
        push('line.changed', desk.line({ key: this.key, value: state }));
        if (state.kind === 'inStep') this.wrongClock.look();
        if (state.kind === 'inStep') this.#feeds.forEach((feed) => feed.refreshed());
        // Nobody knows any more when it will be done, or somebody does again.
        if ((state.kind === 'offline') !== this.#isOffline) this.#publishProgress();
        this.#isOffline = state.kind === 'offline';
      },
      progress: (progress) => {
        push('line.importProgress', desk.progress({ key: this.key, value: progress }));
        if (progress.kind === 'finished') this.news.begin();
      },
      changed: (change) => {
        this.#feeds.forEach((feed) => feed.changed(change));
        this.news.look(change);
        // What is true now stands beside what was wanted.
        if (this.store.intents.allOpen().some(({ state }) => state === 'refused')) this.#publishOutbox();
      },
      intentChanged: (intent) => {
        this.#feeds.forEach((feed) => feed.intentChanged(intent));
        tellOffer(push, intent);
        this.#publishOutbox();
      },
      datesChanged: (addressId) => {
        this.#feeds.forEach((feed) => feed.visitTouched(addressId));
        push('publishing.datesChanged', { addressId });
        this.#publishProgress();
      },
      visitMoved: (move) => recordMove(this.store, move, clock.now()),
      catalogueChanged: () => {
        desk.catalogueChanged();
        push('services.changed', { addressId: null });
        this.#publishCalendars();
      },
    };
  }

  /** The last ends first. */
  #registerEnds(): void {
    this.#ends.add(() => this.#publishProgress.stop());
    this.#ends.add(() => this.#publishCalendars.stop());
    this.#ends.add(() => this.#publishOutbox.stop());
    this.#ends.add(() => this.#attentionSound.stop());
    this.#ends.add(() => this.news.close());
    this.#ends.add(() => this.sync.stop());
    // First it breaks off what the sync would wait for.
    this.#ends.add(() => this.remote.close());
  }

  #begin(): void {
    // A file from before there was news: what it holds is none.
    if (this.sync.progress().kind === 'finished') this.news.begin();
    else this.news.forget();
    this.seat.countUnseen(this.#opening.name, this.news.view().unseen.length);
    // The network, and what an import leaves to be renewed, would take the processor from the window's first frame.
    const endWaiting = this.#parts.afterFirstPaint(() => {
      this.sync.start();
      this.#ends.add(renewNames(this.store, this.#parts));
    });
    this.#ends.add(endWaiting);
    const housekeeping = this.#startHousekeeping();
    this.#ends.add(() => housekeeping.stop());
    this.#ends.add(this.#joinSeat());
  }

  #startHousekeeping(): Housekeeping {
    const { clock, log, problemOfThrown } = this.#parts;
    return createHousekeeping({
      store: this.store,
      clock,
      log,
      zone: this.own.timeZone,
      months: this.#months,
      isImported: () => this.sync.progress().kind === 'finished',
      skew: () => this.remote.clockSkewMs(),
      newDay: () => this.sync.newDay(),
      problemOfThrown,
    });
  }
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

/** What a session is opened with. */
export interface Opening {
  readonly key: ClinicKey;
  /** The desk that it is one of the clinics of. */
  readonly desk: DeskOfClinics;
  readonly view: ConnectionAtWork;
  readonly saved: SavedConnection;
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  /** The secret of the credentials is one that somebody was given, not one that a practice clinic made up for itself. */
  readonly secretGiven: boolean;
  readonly store: DeskStore;
  readonly seat: Seat;
  /** What tells the clinic's file from others. */
  readonly name: string;
  readonly settings: () => Settings;
  readonly pace: ReadPace;
  /** How many desks share the vendor's limits now, from 1. */
  readonly desks: () => number;
  /** Runs after everything else is closed, such as stopping the practice clinic. */
  readonly afterClose: () => Promise<void>;
}

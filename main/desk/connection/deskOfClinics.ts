import type { CalendarsView } from '#shared/contract/calendars.ts';
import type { Connection } from '#shared/contract/connection.ts';
import type { NewsView } from '#shared/contract/news.ts';
import type { OutboxView } from '#shared/contract/attention.ts';
import type { Settings } from '#shared/contract/settings.ts';
import { type ClinicKey, placeOf } from '#shared/domain/clinicKey.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { noOutbox, outboxView } from '../attention/attention.ts';
import { createBoardFeed } from '../board/boardFeed.ts';
import { AttentionHeard } from '../news/attentionSound.ts';
import { newsOfAll } from '../news/news.ts';
import type { DeskParts } from '../ports.ts';
import type { BoardFeed, WeekFeed } from '../seat.ts';
import type { ConnectionAtWork, Session, WholeDesk } from '../session.ts';
import { type DeskReads, mergedReads } from '../deskReads.ts';
import type { AtWork } from '../sessionAccess.ts';
import { createWeekFeed } from '../week/weekFeed.ts';
import { lossOfSession } from './connectionProblems.ts';
import { type DeskZones, clinicsOf, type RestingClinic, zonesOfAll } from './deskZones.ts';
import { firstProblem, mergedProgress, type OfClinic, worstLine } from './mergedLines.ts';
import { UnreadFiles } from './unreadFiles.ts';

type Parts = Pick<DeskParts, 'clock' | 'push' | 'practicePort' | 'log' | 'problemOfThrown'>;

/**
 * The clinics that are at work at this desk, and what is shown of them as one.
 *
 * Responsibilities:
 * - knows which clinics are at work, in the desk's order, and why others are not;
 * - keeps the board and the week up to date, over all of them;
 * - puts together what each clinic says of its line, its import, its calendars and its news;
 * - shows the others where the file of one cannot be read, and says so as that one's line.
 *
 * Invariants:
 * - `sessions()` and `desk()` are the same ones as long as no clinic begins or ends.
 * - A desk with one clinic is that clinic's session: nothing is put together, and nothing costs more.
 * - When a clinic begins or ends no day is watched: the window asks anew when it hears of that.
 *
 * What can run at the same time: clinics begin and end one at a time, and what each of them says comes in between.
 */
export class DeskOfClinics implements AtWork {
  readonly feed: BoardFeed;
  readonly week: WeekFeed;
  readonly attentionHeard = new AttentionHeard();
  readonly #parts: Parts;
  readonly #merged: DeskReads;
  readonly #further: () => readonly RestingClinic[];
  readonly #troubles = new Map<ClinicKey, Problem>();
  readonly #unread: UnreadFiles;
  #sessions: readonly Session[] = [];
  #desk: WholeDesk | null = null;
  #zones: DeskZones | null = null;

  /** @param resting clinics of the desk that are to be at work and may not be */
  constructor(parts: Parts, settings: () => Settings, resting: () => readonly RestingClinic[]) {
    this.#parts = parts;
    this.#further = resting;
    this.#unread = new UnreadFiles(
      parts,
      () => this.#sessions.map(({ key }) => key),
      () => this.#readsChanged(),
    );
    this.#merged = mergedReads(
      () => this.#sessions.filter(({ key }) => this.#unread.problemOf(key) === undefined),
      (key, thrown, ask) => this.#unread.failed(key, thrown, ask),
    );
    const cancelled = () => (settings().showCancelled ? 'shown' : 'leftOut');
    const reads = currentReads(() => this.#reads());
    this.feed = createBoardFeed(reads, parts.clock, parts.push, 'board.delta', cancelled);
    this.week = createWeekFeed(reads, parts.clock, parts.push, cancelled);
  }

  sessions(): readonly Session[] {
    return this.#sessions;
  }

  desk(): WholeDesk | null {
    return this.#desk;
  }

  unread(): readonly ClinicKey[] {
    return this.#unread.keys();
  }

  begun(session: Session): void {
    this.#troubles.delete(session.key);
    this.#become([...this.#sessions, session].sort((a, b) => placeOf(a.key) - placeOf(b.key)));
  }

  ended(session: Session): void {
    this.#become(this.#sessions.filter((other) => other !== session));
    this.#unread.forget(session.key);
  }

  /** @param problem why a clinic that is to be at work is not; `null`: it is, or is not to be */
  trouble(key: ClinicKey, problem: Problem | null): void {
    if (problem === null) this.#troubles.delete(key);
    else this.#troubles.set(key, problem);
  }

  /** A clinic's own view, with the clocks of the whole desk. */
  viewFor(own: ConnectionAtWork): ConnectionAtWork {
    const further = this.#further();
    // Asked for each row that is shown.
    if (this.#sessions.length < 2 && further.length === 0) return own;
    const clinics = clinicsOf(this.#sessions, further);
    if (clinics.length < 2) return own;
    if (this.#sessions.length < 2) return { ...own, clinics };
    this.#zones ??= zonesOfAll(this.#sessions);
    return { ...own, ...this.#zones, clinics };
  }

  /** The connection as the window knows it; without a session it can be set up. */
  view(): Connection {
    const [first] = this.#sessions;
    if (first === undefined) return { kind: 'none', practicePort: this.#parts.practicePort };
    return first.view;
  }

  /** @param from a clinic that says how it stands now */
  line(from?: OfClinic<LineState>): LineState {
    const troubled = [...this.#troubles]
      .filter(([key]) => key !== from?.key && this.#sessions.every((session) => session.key !== key))
      .map(([key, problem]) => pausedBy(key, problem));
    const lines = this.#each(({ sync }) => sync.line(), from).map((line) => {
      const problem = this.#unread.problemOf(line.key);
      return problem === undefined ? line : pausedBy(line.key, problem);
    });
    return worstLine(inOrder([...lines, ...troubled]));
  }

  progress(from?: OfClinic<ImportProgress>): ImportProgress {
    return mergedProgress(this.#each(({ sync }) => sync.progress(), from));
  }

  clock(from?: OfClinic<Problem | null>): Problem | null {
    return firstProblem(this.#each(({ wrongClock }) => wrongClock.view(), from));
  }

  /** What the files of the clinics have lost, one after the other, until somebody has seen it. */
  loss(): Problem | null {
    return firstProblem(this.#each(lossOfSession));
  }

  outbox(): OutboxView {
    return this.#desk === null ? noOutbox : outboxView(this.#desk);
  }

  calendars(from?: OfClinic<CalendarsView>): CalendarsView {
    return this.#each(({ calendars }) => calendars.view(), from).flatMap(({ value }) => value);
  }

  news(from?: OfClinic<NewsView>): NewsView {
    return newsOfAll(this.#each(({ news }) => news.view(), from).map(({ value }) => value));
  }

  /** Doctors, addresses or services of a clinic, and with them perhaps where its facilities are. */
  catalogueChanged(): void {
    this.feed.catalogueChanged();
    this.week.catalogueChanged();
    if (this.#zones === null) return;
    const before = JSON.stringify(this.#zones);
    this.#zones = zonesOfAll(this.#sessions);
    if (JSON.stringify(this.#zones) !== before) this.#parts.push('connection.changed', this.view());
  }

  /** The file of a clinic cannot be read, or can be again: the day has other columns, which the window asks for anew. */
  #readsChanged(): void {
    this.feed.catalogueChanged();
    this.week.catalogueChanged();
    this.#parts.push('line.changed', this.line());
  }

  /** What each clinic says, in the desk's order. @param from what one of them says just now, also while it begins */
  #each<T>(pick: (session: Session) => T, from?: OfClinic<T>): readonly OfClinic<T>[] {
    const others = this.#sessions
      .filter(({ key }) => key !== from?.key)
      .map((session) => ({ key: session.key, value: pick(session) }));
    return from === undefined ? others : inOrder([...others, from]);
  }

  #reads(): DeskReads {
    const [first] = this.#sessions;
    return first !== undefined && this.#sessions.length === 1 ? first.store : this.#merged;
  }

  #become(sessions: readonly Session[]): void {
    this.#sessions = sessions;
    this.#zones = null;
    this.feed.close();
    this.week.close();
    const [first] = sessions;
    if (first === undefined) this.#desk = null;
    else this.#desk = sessions.length === 1 ? first : this.#several(first);
  }

  #several(first: Session): WholeDesk {
    const { clock } = this.#parts;
    const view = (): ConnectionAtWork => this.viewFor(first.own);
    return {
      get view() {
        return view();
      },
      store: this.#merged,
      feed: this.feed,
      week: this.week,
      now: () => clock.now(),
      today: () => localDateOf(clock.now(), view().timeZone),
    };
  }
}

const pausedBy = (key: ClinicKey, problem: Problem): OfClinic<LineState> => ({
  key,
  value: { kind: 'paused', problem, asOf: null },
});

const inOrder = <T>(all: readonly OfClinic<T>[]): readonly OfClinic<T>[] =>
  [...all].sort((a, b) => placeOf(a.key) - placeOf(b.key));

/** What is read of whichever clinics are at work at that moment. */
function currentReads(now: () => DeskReads): DeskReads {
  return {
    get catalogue() {
      return now().catalogue;
    },
    get mappings() {
      return now().mappings;
    },
    get freshness() {
      return now().freshness;
    },
    get intents() {
      return now().intents;
    },
    get bookings() {
      return now().bookings;
    },
    get schedule() {
      return now().schedule;
    },
    get availability() {
      return now().availability;
    },
    get arrivals() {
      return now().arrivals;
    },
    get audit() {
      return now().audit;
    },
  };
}

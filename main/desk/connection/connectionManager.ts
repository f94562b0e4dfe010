import type { Connection } from '#shared/contract/connection.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import { opensByItself } from '#shared/contract/opensByItself.ts';
import { type ClinicKey, clinicKeyOf, firstClinic } from '#shared/domain/clinicKey.ts';
import type { FacilityId } from '#shared/domain/ids.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { TimeZone } from '#shared/time/zone.ts';
import type { DeskParts, PracticeSize } from '../ports.ts';
import type { Staff } from '../seat.ts';
import { SeatKeeper } from '../seat/seatKeeper.ts';
import type { Session } from '../session.ts';
import type { DeskFile } from '../settings/deskFile.ts';
import { ClinicAtWork, type ClinicPlace } from './clinicAtWork.ts';
import type { ConnectionContext } from './connectionContext.ts';
import { notConnected } from './connectionProblems.ts';
import { saveCredentials, tryCredentials } from './credentials.ts';
import { DeskOfClinics } from './deskOfClinics.ts';
import type { RestingClinic } from './deskZones.ts';
import { setFacilityZone } from './facilityZone.ts';
import { leavePractice, startPractice } from './practice.ts';
import { resumeClinic } from './reopenClinic.ts';
import { addClinic, clinicMeant, tryAnother } from './whichClinic.ts';

/**
 * Which clinics the desk works for, and the way from one to another.
 *
 * Responsibilities:
 * - puts every change of the connections into one queue;
 * - opens the clinics that the desk's file names, each by itself: one that cannot be opened keeps no other from work;
 * - finds the clinic that a change is meant for.
 *
 * Invariants:
 * - One change at a time: two clicks on "Save" must not open one file twice.
 * - A change that fails holds up no other.
 * - The first clinic has a place also while the desk has none.
 *
 * What can run at the same time: a change, trying credentials, and reading what is at work.
 */
export class ConnectionManager {
  /** What is at work, and what is shown of it. */
  readonly desk: DeskOfClinics;
  readonly #parts: DeskParts;
  readonly #file: DeskFile;
  readonly #seats: SeatKeeper;
  readonly #first: ConnectionContext;
  /** Those beside the first. */
  #further: readonly ConnectionContext[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: DeskParts, file: DeskFile) {
    this.#parts = parts;
    this.#file = file;
    this.#seats = new SeatKeeper({ ...parts, settings: () => file.settings() });
    this.desk = new DeskOfClinics(
      parts,
      () => file.settings(),
      () => this.#resting(),
    );
    this.#first = this.#placed({ key: firstClinic, profile: null });
  }

  /** Who works at this desk, also while it practises; `null`: it is not known of anybody. */
  staff(): Staff | null {
    return this.#seats.kept?.staff ?? this.desk.sessions()[0]?.staff ?? null;
  }

  /** The clinic that is looked into where something is wrong: of several the one that stands worst, else the first. */
  session(): Session | null {
    const [sessions, line] = [this.desk.sessions(), this.desk.line()];
    const worst = line.kind === 'offline' || line.kind === 'paused' ? line.clinic : undefined;
    return sessions.find(({ key }) => key === worst) ?? sessions[0] ?? null;
  }

  /** How that clinic stands. */
  line(): LineState {
    return this.desk.line();
  }

  /** What the files of the clinics have lost, until somebody has seen it. */
  loss(): Problem | null {
    return this.desk.loss();
  }

  /** The name of a damaged file that this start found and kept; a fresh one is in its place. */
  setAside(): string | null {
    return this.#all().reduce<string | null>((found, { work }) => found ?? work.setAside, null);
  }

  /** Opens what this desk worked on last, as far as that is complete. */
  resume(): Promise<void> {
    return this.#inTurn(() => this.#resumeAll());
  }

  /** Where something keeps a file from being opened: looks at once whether it still does. */
  tryNow(): void {
    for (const { work } of this.#all()) work.tryNow();
  }

  async test(
    request: RequestOf<'connection.test'>,
  ): Promise<Result<{ readonly facilities: string[] }, Problem>> {
    const answer =
      request.which === 'another'
        ? await tryAnother(this.#parts, request)
        : await tryCredentials(clinicMeant(this.#all(), request), request);
    return answer.ok ? ok({ facilities: answer.value.facilities.map(({ name }) => name) }) : answer;
  }

  save(request: RequestOf<'connection.save'>): Promise<Result<Connection, Problem>> {
    return this.#inTurn(() =>
      request.which === 'another'
        ? addClinic(
            this.#all(),
            request,
            (place) => this.#placed(place),
            (added) => this.#keep(added),
          )
        : saveCredentials(clinicMeant(this.#all(), request), request),
    );
  }

  practice(locale: MarketplaceLocale, size: PracticeSize): Promise<Result<Connection, Problem>> {
    return this.#inTurn(() => startPractice(this.#first, locale, size, this.#others()));
  }

  leavePractice(): Promise<Result<Connection, Problem>> {
    return this.#inTurn(() => leavePractice(this.#first, this.#others()));
  }

  /** By which clock a facility lives (`null`: its marketplace's). What depends on it is read anew. */
  setZone(facilityId: FacilityId, zone: TimeZone | null): Promise<Result<Connection, Problem>> {
    const key = clinicKeyOf(facilityId);
    const meant = this.#all().find(({ work }) => work.place.key === key);
    if (meant === undefined) return Promise.resolve(err(notConnected));
    return this.#inTurn(() => setFacilityZone(meant, facilityId, zone));
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      for (const { work } of this.#all().toReversed()) await work.close();
      this.#seats.close();
    });
  }

  /** Those that the desk's file names and that belong to this start; a practice clinic inside the desk is there alone. */
  #resting(): readonly RestingClinic[] {
    const { session, begun } = this.#first.work;
    if (session !== null && begun?.plan.profile.kind === 'practice') return [];
    const kind = this.#parts.practicePort === null ? 'live' : 'practicePort';
    return this.#file
      .further()
      .filter(({ profile }) => profile.kind === kind)
      .map((clinic) => ({ ...clinic, rests: this.#restsUntil(clinic.key) }));
  }

  #restsUntil(key: ClinicKey): RestingClinic['rests'] {
    const problem = this.#further.find(({ work }) => work.place.key === key)?.work.problem ?? null;
    return problem !== null && opensByItself(problem.kind) ? 'forNow' : 'untilRenewed';
  }

  #all(): readonly [ConnectionContext, ...ConnectionContext[]] {
    return [this.#first, ...this.#further];
  }

  async #resumeAll(): Promise<void> {
    await resumeClinic(this.#first, 'asked');
    await this.#others().resume();
  }

  /** A practice clinic inside the desk is there alone. */
  #others() {
    return {
      leave: async (): Promise<void> => {
        for (const { work } of this.#further) await work.leaveForNow();
      },
      resume: async (): Promise<void> => {
        this.#readPlaces();
        for (const context of this.#further) await resumeClinic(context, 'asked');
      },
    };
  }

  /** Practice clinics elsewhere on this machine belong to a desk that was started for one, and to no other. */
  #readPlaces(): void {
    const kind = this.#parts.practicePort === null ? 'live' : 'practicePort';
    for (const { key, profile } of this.#file.further()) {
      if (profile.kind !== kind || this.#further.some(({ work }) => work.place.key === key)) continue;
      this.#further = [...this.#further, this.#placed({ key, profile })];
    }
  }

  #keep(added: ConnectionContext): void {
    this.#further = [...this.#further, added];
  }

  #placed(place: ClinicPlace): ConnectionContext {
    const own = { parts: this.#parts, file: this.#file, seats: this.#seats, desk: this.desk };
    const work: ClinicAtWork = new ClinicAtWork(own, place, () => {
      void this.#inTurn(() => resumeClinic(context, 'byItself'));
    });
    const context: ConnectionContext = { ...own, work };
    return context;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => null);
    return turn;
  }
}

import type { RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { ActivityPage, ActivityRequest } from '#shared/contract/activity.ts';
import type { CalendarsView } from '#shared/contract/calendars.ts';
import type { AwayView } from '#shared/contract/away.ts';
import type { HoursView } from '#shared/contract/hours.ts';
import type { HoursFilePreview } from '#shared/contract/hoursFile.ts';
import type { KeptCopy } from '#shared/contract/copies.ts';
import type { FoundPatients, KnownPatient } from '#shared/contract/search.ts';
import type { PinReset, StaffRemoved, StaffSaved, StaffSwitched, StaffView } from '#shared/contract/staff.ts';
import type { LastDecision } from '#shared/contract/undo.ts';
import type { LeftDesk } from '#shared/contract/printing.ts';
import type { Coverage, DriftChosen, DriftView } from '#shared/contract/publishing.ts';
import type { NewsView } from '#shared/contract/news.ts';
import type { VisitDetails } from '#shared/contract/visits.ts';
import type { LockOpened, LockPinSaved, LockView } from '#shared/contract/lock.ts';
import type { CheckName } from '#shared/domain/connectionCheck.ts';
import type { AppInfo, CheckResult } from '#shared/contract/app.ts';
import type { Result } from '#shared/result.ts';
import type { PlayedRows } from './mapping/playedMapping.ts';
import type { Offer, ServiceUsesView } from '#shared/contract/services.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Connection, Guide } from '#shared/contract/connection.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import type { BoardDay } from '#shared/contract/board.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { OutboxView, WaitingDecisions } from '#shared/contract/attention.ts';
import type { FreeTime, BookableService } from '#shared/contract/freeTimes.ts';

/** What an invented main knows and how it answers. */
export interface Scene {
  readonly info: AppInfo;
  readonly connection: Connection;
  readonly line: LineState;
  readonly importing: ImportProgress;
  readonly settings: Settings;
  readonly day: (date: string | null) => Result<BoardDay, Problem>;
  readonly week?: (wanted: RequestOf<'week.open'>) => Result<ResponseOf<'week.open'>, Problem>;
  /** The names of the clinics found, or why not. */
  readonly tested: Result<readonly string[], Problem>;
  readonly outbox?: OutboxView;
  readonly waitingDecisions?: WaitingDecisions;
  readonly clock?: Problem;
  readonly loss?: Problem;
  readonly visit?: (id: string) => Result<VisitDetails | null, Problem>;
  readonly cancelReasons?: readonly string[];
  readonly services?: readonly BookableService[];
  readonly nextFree?: (request: RequestOf<'freeTimes.next'>) => readonly FreeTime[];
  readonly known?: (query: string) => readonly KnownPatient[];
  readonly freeTimes?: (request: RequestOf<'freeTimes.get'>) => readonly FreeTime[];
  readonly decided?: () => Result<ResponseOf<'visits.decide'>, Problem>;
  readonly found?: (query: string) => Result<FoundPatients, Problem>;
  readonly activity?: (request: ActivityRequest) => ActivityPage;
  readonly copies?: readonly KeptCopy[];
  readonly calendars?: CalendarsView;
  readonly hours?: readonly HoursView[];
  readonly hoursFile?: HoursFilePreview;
  /** What an exception would come to. */
  readonly outcome?: ResponseOf<'hours.outcome'>;
  /** What calendars offer. */
  readonly offers?: readonly Offer[];
  readonly uses?: (request: RequestOf<'services.uses'>) => ServiceUsesView;
  readonly offersFail?: Problem;
  readonly staff?: StaffView;
  readonly staffSaved?: StaffSaved;
  readonly staffRemoved?: Result<StaffRemoved, Problem>;
  readonly pinReset?: (secret: string) => PinReset;
  readonly staffSwitched?: (pin: string | null) => StaffSwitched;
  /** What comes of printing or saving a day. */
  readonly left?: Result<LeftDesk, Problem>;
  readonly news?: NewsView;
  readonly publishing?: ResponseOf<'publishing.progress'>;
  readonly coverage?: Coverage;
  readonly drift?: DriftView;
  /** What comes of either way out of what differs. */
  readonly driftChosen?: DriftChosen;
  readonly why?: (request: RequestOf<'publishing.why'>) => ResponseOf<'publishing.why'>;
  readonly lock?: LockView;
  readonly lockOpened?: (pin: string | null) => LockOpened;
  readonly lockForgot?: (secret: string) => LockOpened;
  readonly lockPinSaved?: LockPinSaved;
  /** What was decided last; the last step or decision of this test, unless a scene says otherwise. */
  readonly last?: () => LastDecision | null;
  readonly undone?: ResponseOf<'undo.decision'>;
  readonly awayRows?: ResponseOf<'away.list'>;
  /** The closed time that is worked through. */
  readonly away?: AwayView;
  readonly awayDay?: ResponseOf<'away.day'>;
  readonly awayDecided?: ResponseOf<'away.close'>;
  /** What comes of a decision about a break. */
  readonly breakDecided?: () => Result<ResponseOf<'breaks.add'>, Problem>;
  readonly resolved?: ResponseOf<'attention.resolve'>;
  readonly stepped?: (request: RequestOf<'arrivals.step'>) => ResponseOf<'arrivals.step'>;
  /** Of an undone step: 1 where the vendor had heard of it. */
  readonly undoneTold?: number;
  readonly unsettled?: ResponseOf<'arrivals.unsettled'>;
  readonly waiting?: ResponseOf<'arrivals.waiting'>;
  readonly mapping?: PlayedRows;
  /** What the set-up guide finds. */
  readonly guide?: Guide;
  /** What a step of the connection check finds; in order, unless a scene says otherwise. */
  readonly checked?: (name: CheckName) => CheckResult;
}

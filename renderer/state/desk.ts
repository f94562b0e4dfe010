import { create } from 'zustand';
import type { CalendarsView } from '#shared/contract/calendars.ts';
import type { AppInfo } from '#shared/contract/app.ts';
import type { LockView } from '#shared/contract/lock.ts';
import type { NewsView } from '#shared/contract/news.ts';
import type { StaffView } from '#shared/contract/staff.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Connection } from '#shared/contract/connection.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import type { Settings } from '#shared/contract/settings.ts';
import { defaultSettings } from '#shared/contract/defaultSettings.ts';
import type { OutboxView } from '#shared/contract/attention.ts';

/** What main has told this window, as it was told: a mirror, never a second opinion. */
export interface DeskState {
  readonly info: AppInfo;
  readonly connection: Connection;
  readonly line: LineState;
  readonly importing: ImportProgress;
  readonly settings: Settings;
  /** What is on its way and what needs a person, of every day. */
  readonly outbox: OutboxView;
  /** What was lost of the local copy, until somebody has read it. */
  readonly clock: Problem | null;
  readonly loss: Problem | null;
  /** As the clinic wants them on its board, the hidden ones too. */
  readonly calendars: CalendarsView;
  readonly staff: StaffView;
  readonly lock: LockView;
  /** Online bookings that nobody here has looked at yet. */
  readonly news: NewsView;
}

/** What holds until main has answered for the first time. */
export const beforeFirstWord: DeskState = {
  info: { version: '', electron: '', chromium: '', systemLocale: navigatorLanguage(), platform: 'other' },
  connection: { kind: 'none', practicePort: null },
  line: { kind: 'notConnected' },
  importing: { kind: 'idle' },
  settings: defaultSettings,
  outbox: { waiting: 0, firstDueAt: null, attention: [] },
  clock: null,
  loss: null,
  calendars: [],
  staff: { members: [], atDesk: null, former: [] },
  lock: { locked: false, hasPin: false, secretOpens: false },
  news: { unseen: [] },
};

/** Components read it; only what main said is written, by `mirror.ts` and `requests.ts`. */
export const useDesk = create<DeskState>(() => beforeFirstWord);

function navigatorLanguage(): string {
  return typeof navigator === 'undefined' ? 'en' : navigator.language;
}

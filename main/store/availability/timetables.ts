import type { Plan } from '#shared/domain/availability/plan.ts';
import { plansSchema } from '#shared/domain/availability/schemas.ts';
import {
  draftAfter,
  type DraftToSave,
  type Timetable,
  type TimetableDraft,
  type TimetableVersion,
} from '#shared/domain/availability/timetable.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Database } from '../database.ts';
import { createKeyCache, type KeyCache } from '../keyCache.ts';
import { number, numberOrNull, text, textOrNull } from '../rows.ts';
import type { Row } from '../sqlite.ts';
import { rememberedParse } from './kept.ts';

/** A timetable, and which parts of it are in the file and cannot be read: they are `null` in it. */
export interface KeptTimetable extends Timetable {
  readonly damaged: readonly ('draft' | 'inForce' | 'before')[];
}

/** What comes of a change by somebody who saw a revision. */
export type TimetableChange =
  | { readonly kind: 'changed'; readonly timetable: KeptTimetable }
  /** It was another revision by then, or there is nothing to do this with: nothing was written, and both are to be shown. */
  | { readonly kind: 'notChanged'; readonly timetable: KeptTimetable };

/** Plans by calendar, with drafts and versions. They outlive their calendars, which may come back. */
export interface Timetables {
  /** That of a calendar; an empty one of revision 0 where nothing was ever kept. */
  get(addressId: AddressId): KeptTimetable;
  /** All that were ever kept. */
  all(): readonly KeptTimetable[];
  /** The calendars of which something is in force, by id, also where it is damaged. */
  inForce(): readonly AddressId[];
  saveDraft(addressId: AddressId, seen: number, draft: DraftToSave): TimetableChange;
  discardDraft(addressId: AddressId, seen: number): TimetableChange;
  /** The draft is in force, and no draft any more. */
  publish(
    addressId: AddressId,
    seen: number,
    note: { readonly at: EpochMs; readonly staff: string },
  ): TimetableChange;
  /** What was in force before is so again. A draft stays. */
  stepBack(addressId: AddressId, seen: number): TimetableChange;
  /** Hours are kept at the marketplace again. Draft and versions stay. */
  giveBack(addressId: AddressId, seen: number): TimetableChange;
}

/** How many versions of a calendar are kept: ten years of monthly changes are 120. */
const versionsKept = 100;

/** A draft, a version and the one before of 20 calendars: what is edited and copied just now. */
const plansOf = rememberedParse(plansSchema, 60);

/** No clinic has more calendars. */
const timetablesKept = 400;

const columns = `
  t.address_id, t.revision, t.in_force, t.draft_plans, t.draft_staff, t.draft_since,
  now.plans AS now_plans, now.published_at AS now_published_at, now.staff AS now_staff, now.before AS now_before,
  old.plans AS old_plans, old.published_at AS old_published_at, old.staff AS old_staff`;
const tables = `
  timetables AS t
  LEFT JOIN timetable_versions AS now ON now.address_id = t.address_id AND now.version = t.in_force
  LEFT JOIN timetable_versions AS old ON old.address_id = t.address_id AND old.version = now.before`;

/**
 * The repository of timetables.
 *
 * Responsibilities: the tables `timetables` and `timetable_versions`, and what is kept of them in memory.
 * Invariants: what is kept of a calendar goes with the next write of it; what it answers is everybody's and never changed. A change is one transaction and counts the revision up; who saw another revision changes nothing. A version is never
 * changed but by `renamePlans`, which is no change of anybody's hours.
 * At the same time: nothing, every method ends before it returns.
 */
export class TimetableRepository implements Timetables {
  readonly #db: Database;
  readonly #kept: KeyCache<KeptTimetable>;

  constructor(db: Database) {
    this.#db = db;
    this.#kept = createKeyCache(db, {
      name: 'timetable',
      tables: ['timetables', 'timetable_versions'],
      column: 'address_id',
      most: timetablesKept,
    });
  }

  get(addressId: AddressId): KeptTimetable {
    return this.#kept.of(addressId, () => this.#read(addressId));
  }

  #read(addressId: AddressId): KeptTimetable {
    const row = this.#db.prepare(`SELECT ${columns} FROM ${tables} WHERE t.address_id = ?`).get(addressId);
    return row === undefined
      ? { addressId, revision: 0, draft: null, inForce: null, before: null, damaged: [] }
      : fromRow(row);
  }

  all(): readonly KeptTimetable[] {
    return this.#ids('').map((id) => this.get(id));
  }

  inForce(): readonly AddressId[] {
    return this.#ids('WHERE in_force IS NOT NULL');
  }

  #ids(where: string): readonly AddressId[] {
    return this.#db
      .prepare(`SELECT address_id FROM timetables ${where} ORDER BY address_id`)
      .all()
      .map((row) => asAddressId(text(row, 'address_id')));
  }

  saveDraft(addressId: AddressId, seen: number, draft: DraftToSave): TimetableChange {
    return this.#change(addressId, seen, ({ draft: before }) => {
      const { plans, staff, since } = draftAfter(before, draft);
      this.#db
        .prepare('INSERT INTO timetables (address_id, revision) VALUES (?, 0) ON CONFLICT DO NOTHING')
        .run(addressId);
      this.#writeDraft(addressId, JSON.stringify(plansSchema.parse(plans)), staff, since);
      return true;
    });
  }

  discardDraft(addressId: AddressId, seen: number): TimetableChange {
    return this.#change(addressId, seen, ({ draft, damaged }) => {
      if (draft === null && !damaged.includes('draft')) return false;
      this.#writeDraft(addressId, null, null, null);
      return true;
    });
  }

  publish(
    addressId: AddressId,
    seen: number,
    { at, staff }: { readonly at: EpochMs; readonly staff: string },
  ): TimetableChange {
    return this.#change(addressId, seen, ({ draft }) => {
      if (draft === null) return false;
      const version = this.#newestVersion(addressId) + 1;
      this.#db
        .prepare(
          `INSERT INTO timetable_versions (address_id, version, plans, published_at, staff, before)
           VALUES (?, ?, ?, ?, ?, (SELECT in_force FROM timetables WHERE address_id = ?))`,
        )
        .run(addressId, version, JSON.stringify(draft.plans), at, staff, addressId);
      this.#putInForce(addressId, version);
      this.#writeDraft(addressId, null, null, null);
      this.#db
        .prepare('DELETE FROM timetable_versions WHERE address_id = ? AND version <= ?')
        .run(addressId, version - versionsKept);
      return true;
    });
  }

  stepBack(addressId: AddressId, seen: number): TimetableChange {
    return this.#change(addressId, seen, ({ before }) => {
      if (before === null) return false;
      this.#putInForce(addressId, before.version);
      return true;
    });
  }

  giveBack(addressId: AddressId, seen: number): TimetableChange {
    return this.#change(addressId, seen, ({ inForce, damaged }) => {
      if (inForce === null && !damaged.includes('inForce')) return false;
      this.#putInForce(addressId, null);
      return true;
    });
  }

  /** Changes ids in the plans of all that is kept of a calendar: draft and versions. What cannot be read stays. */
  renamePlans(addressId: AddressId, renamed: (plans: readonly Plan[]) => readonly Plan[]): void {
    const after = (kept: string | null): string | null => {
      const plans = kept === null ? null : plansOf(kept);
      const changed = plans === null ? null : renamed(plans);
      return changed === plans || changed === null ? null : JSON.stringify(changed);
    };
    this.#db.transaction(() => {
      const draft = this.#db
        .prepare('SELECT draft_plans FROM timetables WHERE address_id = ?')
        .get(addressId);
      const plans = draft === undefined ? null : after(textOrNull(draft, 'draft_plans'));
      if (plans !== null)
        this.#db.prepare('UPDATE timetables SET draft_plans = ? WHERE address_id = ?').run(plans, addressId);
      const versions = this.#db
        .prepare('SELECT version, plans FROM timetable_versions WHERE address_id = ?')
        .all(addressId);
      for (const row of versions) {
        const changed = after(text(row, 'plans'));
        if (changed !== null)
          this.#db
            .prepare('UPDATE timetable_versions SET plans = ? WHERE address_id = ? AND version = ?')
            .run(changed, addressId, number(row, 'version'));
      }
    });
  }

  /** @param work answers whether it changed anything, and writes nothing where it did not */
  #change(addressId: AddressId, seen: number, work: (before: KeptTimetable) => boolean): TimetableChange {
    return this.#db.transaction(() => {
      const before = this.get(addressId);
      if (before.revision !== seen) return { kind: 'notChanged', timetable: before };
      if (!work(before)) return { kind: 'notChanged', timetable: before };
      this.#db.prepare('UPDATE timetables SET revision = revision + 1 WHERE address_id = ?').run(addressId);
      return { kind: 'changed', timetable: this.get(addressId) };
    });
  }

  #writeDraft(addressId: AddressId, plans: string | null, staff: string | null, since: EpochMs | null): void {
    this.#db
      .prepare('UPDATE timetables SET draft_plans = ?, draft_staff = ?, draft_since = ? WHERE address_id = ?')
      .run(plans, staff, since, addressId);
  }

  #putInForce(addressId: AddressId, version: number | null): void {
    this.#db.prepare('UPDATE timetables SET in_force = ? WHERE address_id = ?').run(version, addressId);
  }

  #newestVersion(addressId: AddressId): number {
    const row = this.#db
      .prepare('SELECT max(version) AS newest FROM timetable_versions WHERE address_id = ?')
      .get(addressId);
    return numberOrNull(row ?? {}, 'newest') ?? 0;
  }
}

function fromRow(row: Row): KeptTimetable {
  const draft = draftFrom(row);
  const inForce = versionFrom(row, 'now', 'in_force');
  const before = versionFrom(row, 'old', 'now_before');
  return {
    addressId: asAddressId(text(row, 'address_id')),
    revision: number(row, 'revision'),
    draft: draft === 'damaged' ? null : draft,
    inForce: inForce === 'damaged' ? null : inForce,
    before: before === 'damaged' ? null : before,
    damaged: Object.entries({ draft, inForce, before }).flatMap(([part, found]) =>
      found === 'damaged' ? [part as 'draft' | 'inForce' | 'before'] : [],
    ),
  };
}

function draftFrom(row: Row): TimetableDraft | 'damaged' | null {
  const kept = textOrNull(row, 'draft_plans');
  if (kept === null) return null;
  const plans = plansOf(kept);
  if (plans === null) return 'damaged';
  return { plans, staff: text(row, 'draft_staff'), since: number(row, 'draft_since') };
}

function versionFrom(row: Row, name: 'now' | 'old', column: string): TimetableVersion | 'damaged' | null {
  const version = numberOrNull(row, column);
  const kept = textOrNull(row, `${name}_plans`);
  if (version === null) return null;
  // The oldest versions go; the one in force never does.
  if (kept === null) return name === 'now' ? 'damaged' : null;
  const plans = plansOf(kept);
  if (plans === null) return 'damaged';
  return {
    version,
    plans,
    publishedAt: number(row, `${name}_published_at`),
    staff: text(row, `${name}_staff`),
  };
}

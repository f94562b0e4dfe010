import { existsSync } from 'node:fs';
import { connect, type Row } from '../../main/store/sqlite.ts';

/** An intent as it lies in the file of a dead desk. */
export interface IntentRow {
  readonly id: string;
  readonly sequence: number;
  readonly state: string;
  readonly action: { readonly kind: string } & Readonly<Record<string, unknown>>;
  readonly supersededBy: string | null;
  readonly attempts: number;
  readonly refusal: { readonly reason: string } | null;
}

/** What the file of a desk says while no desk has it open; read past the store's code, with SQL of its own. */
export interface Evidence {
  /** `ok`, or what is damaged. */
  readonly check: string;
  readonly intents: readonly IntentRow[];
  /** `intent kind` of every entry of the audit. */
  readonly audit: ReadonlySet<string>;
}

/** @returns `null` where there is no file with tables yet */
export function readEvidence(file: string, key: string): Evidence | null {
  if (!existsSync(file)) return null;
  const db = connect({ file, key: Buffer.from(key, 'hex'), readonly: true });
  try {
    if (db.pragma('user_version', { simple: true }) === 0) return null;
    const rows = db
      .prepare(
        'SELECT id, sequence, state, action, superseded_by, attempts, refusal FROM intents ORDER BY sequence',
      )
      .all() as Row[];
    const audit = db.prepare('SELECT intent_id, kind FROM audit WHERE intent_id IS NOT NULL').all() as Row[];
    return {
      check: String(db.pragma('quick_check(1)', { simple: true })),
      intents: rows.map((row) => ({
        id: String(row['id']),
        sequence: Number(row['sequence']),
        state: String(row['state']),
        action: JSON.parse(String(row['action'])) as IntentRow['action'],
        supersededBy: row['superseded_by'] === null ? null : String(row['superseded_by']),
        attempts: Number(row['attempts']),
        refusal: row['refusal'] === null ? null : (JSON.parse(String(row['refusal'])) as { reason: string }),
      })),
      audit: new Set(audit.map((row) => `${String(row['intent_id'])} ${String(row['kind'])}`)),
    };
  } catch (thrown) {
    return { check: String(thrown), intents: [], audit: new Set() };
  } finally {
    db.close();
  }
}

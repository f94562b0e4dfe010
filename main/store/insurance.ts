import { z } from 'zod';
import type { InsuranceProvider } from '#shared/domain/catalogue.ts';
import { asInsuranceProviderId, type AddressId } from '#shared/domain/ids.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import { createReadCache } from './readCache.ts';
import { json, number, text } from './rows.ts';
import type { Row } from './sqlite.ts';
import { replaceRows, select, type Table } from './table.ts';

/** The vendor's dictionary of insurers with their plans, and those that each calendar takes. */
export interface InsuranceProviders {
  replaceAll(providers: readonly InsuranceProvider[]): void;
  /** By name; kept in memory until it changes. */
  all(): readonly InsuranceProvider[];
  /** Those that a calendar takes, with the plans that it takes, and when that was read; `null`: never. */
  ofAddress(addressId: AddressId): AddressInsurers | null;
  replaceOfAddress(addressId: AddressId, insurers: readonly InsuranceProvider[], at: EpochMs): void;
}

/** The insurers of a calendar as last read. */
export interface AddressInsurers {
  readonly insurers: readonly InsuranceProvider[];
  readonly readAt: EpochMs;
}

/** Of some 3,000 insurers (API.md §12); a calendar takes a few. What is longer than this is no such list. */
const mostProviders = 20_000;
const mostOfAddress = 5_000;
const mostPlans = 1_000;
const table: Table = { name: 'insurance_providers', key: ['id'], columns: ['id', 'name', 'plans'] };
const plansJson = z.array(z.object({ id: z.string(), name: z.string() })).max(mostPlans);
const insurersJson = z
  .array(z.object({ id: z.string().transform(asInsuranceProviderId), name: z.string(), plans: plansJson }))
  .max(mostOfAddress);

/** The repository of insurers. */
export function insurance(db: Database): InsuranceProviders {
  const cached = createReadCache(db, 'insurance', [table.name]);
  const all = cached(() =>
    db
      .prepare(select(table, 'ORDER BY name, id'))
      .all()
      .map((row) => ({
        id: asInsuranceProviderId(text(row, 'id')),
        name: text(row, 'name'),
        plans: json(row, 'plans', plansJson),
      })),
  );
  return {
    all,
    replaceAll(providers) {
      const rows = providers.slice(0, mostProviders).map((provider): Row => {
        const { id, name } = provider;
        return { id, name, plans: plansText(provider) };
      });
      replaceRows(db, table, db.prepare(select(table, '')).all(), rows);
    },
    ofAddress(addressId) {
      const row = db
        .prepare('SELECT insurers, read_at FROM address_insurers WHERE address_id = ?')
        .get(addressId);
      if (row === undefined) return null;
      return { insurers: json(row, 'insurers', insurersJson), readAt: number(row, 'read_at') };
    },
    replaceOfAddress(addressId, insurers, at) {
      const kept = insurers
        .slice(0, mostOfAddress)
        .map(({ id, name, plans }) => ({ id, name, plans: plans.slice(0, mostPlans) }));
      db.prepare(
        `INSERT INTO address_insurers (address_id, insurers, read_at) VALUES (?, ?, ?)
         ON CONFLICT (address_id) DO UPDATE SET insurers = excluded.insurers, read_at = excluded.read_at`,
      ).run(addressId, JSON.stringify(kept), at);
    },
  };
}

const plansText = ({ plans }: InsuranceProvider): string =>
  JSON.stringify(plans.slice(0, mostPlans).map((plan) => ({ id: plan.id, name: plan.name })));

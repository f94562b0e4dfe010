import { z } from 'zod';
import type { InsuranceProvider } from '#shared/domain/catalogue.ts';
import { asInsuranceProviderId } from '#shared/domain/ids.ts';
import type { Database } from './database.ts';
import { json, text } from './rows.ts';
import { replaceRows, select, type Table } from './table.ts';

/** The vendor's dictionary of insurers with their plans. */
export interface InsuranceProviders {
  replaceAll(providers: readonly InsuranceProvider[]): void;
  all(): readonly InsuranceProvider[];
}

const table: Table = { name: 'insurance_providers', key: ['id'], columns: ['id', 'name', 'plans'] };
const plansJson = z.array(z.object({ id: z.string(), name: z.string() }));

/** The repository of insurers. */
export function insurance(db: Database): InsuranceProviders {
  return {
    replaceAll(providers) {
      const rows = providers.map(({ id, name, plans }) => ({
        id,
        name,
        plans: JSON.stringify(plans.map((plan) => ({ id: plan.id, name: plan.name }))),
      }));
      replaceRows(db, table, db.prepare(select(table, '')).all(), rows);
    },
    all: () =>
      db
        .prepare(select(table, 'ORDER BY name, id'))
        .all()
        .map((row) => ({
          id: asInsuranceProviderId(text(row, 'id')),
          name: text(row, 'name'),
          plans: json(row, 'plans', plansJson),
        })),
  };
}

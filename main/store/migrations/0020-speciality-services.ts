import type { Migration } from '../migrate.ts';

/** Which entries of the vendor's dictionary of services are of which speciality, and which specialities a doctor has by the vendor's ids. */
export const specialityServices: Migration = {
  version: 20,
  sql: `
    ALTER TABLE doctors ADD COLUMN specialization_ids TEXT NOT NULL DEFAULT '[]';
    CREATE TABLE speciality_services (
      specialization_id TEXT NOT NULL,
      service_id TEXT NOT NULL,
      PRIMARY KEY (specialization_id, service_id)
    );
  `,
};

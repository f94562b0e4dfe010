import type { FacilityId } from '#shared/domain/ids.ts';
import type { TimeZone } from '#shared/time/zone.ts';

/** The zone of a clinic's wall clock: times go out with the offset that their own date has there. */
export type ZoneOf = (facilityId: FacilityId) => TimeZone;

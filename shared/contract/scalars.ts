import { z } from 'zod';
import { type ClinicKey, isClinicKey } from '../domain/clinicKey.ts';
import { marketplaceLocales } from '../domain/marketplace.ts';

/** What crosses the door between main and renderer. Instants are epoch milliseconds, dates `YYYY-MM-DD` of the clinic's zone. */

export const epochMs = z.number().int();

export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const uiLanguages = ['en', 'pl', 'es', 'it', 'pt', 'cs', 'de', 'tr'] as const;

export const marketplaceLocale = z.enum(marketplaceLocales);
/** An id, as the vendor or this desk gave it. */
export const id = z.string().min(1);
export const presence = z.enum(['present', 'absent']);
/** Which of the desk's clinics; the first one's is empty. */
export const clinicKey = z.custom<ClinicKey>(isClinicKey);

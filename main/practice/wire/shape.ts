import type { Quirks } from '../quirks.ts';
import { spelledInUtc } from './instant.ts';

type Json = Record<string, unknown>;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;
const unknownValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  booked_by: { user: 'partner' },
  gender: { m: 'x', f: 'x' },
  commercial_type: { premium: 'enterprise' },
  visit_payment_status: { paid: 'settled', waiting_for_confirmation: 'pending_review' },
};

/** Rewrites an answer or an event the odd ways in which the vendor was seen to write (API.md §12). */
export function misshape(value: unknown, quirks: Quirks, where: 'answer' | 'event'): unknown {
  if (Array.isArray(value)) return value.map((item) => misshape(item, quirks, where));
  if (typeof value === 'string') return instant.test(value) ? respell(value, quirks) : value;
  if (typeof value !== 'object' || value === null) return value;
  const shaped: Json = {};
  for (const [key, inner] of Object.entries(value))
    shaped[key] = misshapeField(key, misshape(inner, quirks, where), quirks, where);
  misshapeBooking(shaped, quirks);
  if (quirks.extraKeys) {
    shaped['_links'] = { self: { href: '/api/v3/integration', method: 'get' } };
    shaped['_embedded'] = {};
    shaped['x_experiment'] = ['b', 2, null];
  }
  return shaped;
}

function misshapeField(key: string, value: unknown, quirks: Quirks, where: 'answer' | 'event'): unknown {
  if (quirks.numericIds && (key === 'id' || key.endsWith('_id')) && isDigits(value)) return Number(value);
  if (quirks.durationsAsText && key === 'duration' && typeof value === 'number') return String(value);
  if (quirks.phonesAsNumbers && (key === 'phone' || key === 'nin') && typeof value === 'string') {
    const digits = value.replaceAll(/[^0-9]/g, '');
    return digits === '' || digits.startsWith('0') ? value : Number(digits);
  }
  if (key === 'presence' && typeof value === 'string')
    return (where === 'answer' ? quirks.presenceInAnswers : quirks.presenceInEvents) === 'upper'
      ? value.toUpperCase()
      : value.toLowerCase();
  if (quirks.unknownEnums && typeof value === 'string') return unknownValues[key]?.[value] ?? value;
  return value;
}

/** What concerns several keys of a booking at once. */
function misshapeBooking(shaped: Json, quirks: Quirks): void {
  if (!('canceled_by' in shaped)) return;
  const stands = shaped['status'] === 'booked';
  if (quirks.canceledSaysBooked && !stands) shaped['status'] = 'booked';
  if (quirks.movingSwapped && shaped['moving'] !== undefined && shaped['moving'] !== null) {
    shaped['canceled_by'] = shaped['canceled_at'] ?? '';
    shaped['canceled_at'] = null;
  }
  if (quirks.bookedHasCanceledAt && stands) shaped['canceled_at'] = shaped['end_at'];
  if (quirks.nullComma && shaped['canceled_at'] === null) shaped['canceled_at'] = 'null,';
}

function respell(text: string, quirks: Quirks): string {
  switch (quirks.timeSpelling) {
    case 'colon':
      return text;
    case 'plain':
      return `${text.slice(0, -3)}${text.slice(-2)}`;
    case 'utc':
      return spelledInUtc(Date.parse(text));
  }
}

function isDigits(value: unknown): value is string {
  return typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value);
}

import type { Booking } from './booking.ts';

/** A list of which each item was read by itself: one bad item never blocks the rest. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly unreadable: readonly Unreadable[];
}

/** An item that could not be read, kept as it came. */
export interface Unreadable {
  /** JSON text. May hold patient data: into the encrypted store, never into a log. */
  readonly raw: string;
  /** Which field was wrong and how, without its value. */
  readonly reason: string;
}

/** What stands beside the items of a page (API.md §1); `null` where nothing that makes sense does. */
export interface ToldOfPages {
  /** How many items a page has at most. It may be fewer than were asked for. */
  readonly limit: number | null;
  readonly pages: number | null;
  readonly total: number | null;
}

/** One page of a list, with what the vendor says of all of them. Not all of that is true: who turns pages knows what to believe. */
export interface Page<T> extends Listed<T> {
  readonly told: ToldOfPages;
}

/** A page, with what knows it again; or that it is the known one. */
export type PageUnlike =
  | { readonly kind: 'same' }
  | { readonly kind: 'page'; readonly list: Page<Booking>; readonly digest: string };

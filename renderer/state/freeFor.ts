import { create } from 'zustand';

/**
 * Which free times stand on the board. Not a setting: what was looked for on one day would be times that are missing on the next
 * morning.
 */
interface FreeFor {
  /** The name of the service that they are for; `null`: all of them. */
  readonly service: string | null;
  /** The list to choose one from is open. */
  readonly choosing: boolean;
}

/** Holds for the day and the week alike, and while days change. */
export const useFreeFor = create<FreeFor>(() => ({ service: null, choosing: false }));

/** Leaves the free times for one service on the board. @param service its name; `null`: all free times again */
export function showFreeFor(service: string | null): void {
  useFreeFor.setState({ service, choosing: false });
}

/** Opens or closes the list to choose a service from. */
export function chooseFreeFor(choosing: boolean): void {
  useFreeFor.setState({ choosing });
}

/** The service that free times are shown for, as a new visit begins with it; empty where they are shown for all. */
export function askedService(): { readonly service?: string } {
  const { service } = useFreeFor.getState();
  return service === null ? {} : { service };
}

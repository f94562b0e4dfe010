import type { SeatDeed } from '#shared/domain/seatDeed.ts';
import type { SeatMember } from '#shared/domain/staffMember.ts';
import type { DeskStore } from './deskStore.ts';

/** What a seat needs of its file. Everything of it throws where the disk does not do its part. */
export interface SeatStore {
  readonly settings: { get(name: string): string | null; set(name: string, value: string): void };
  readonly staff: {
    /** Those who have left too, in the order in which they came. */
    all(): readonly SeatMember[];
    put(member: SeatMember): void;
  };
  /** What was done here; a clinic's audit takes it over. */
  readonly deeds: {
    append(deed: SeatDeed): void;
    /** Those with a higher id, oldest first. */
    after(id: number): readonly (SeatDeed & { readonly id: number })[];
  };
  /** What of the file is missing, until somebody has seen it. */
  readonly loss: {
    /** The name of the copy that is kept of the damaged file; `null`: nothing is missing, or somebody has seen it. */
    keptAs(): string | null;
    seen(): void;
  };
  /** Copies of damaged files that are kept beside this one. They hold names and PINs. */
  readonly copies: DeskStore['copies'];
  /** All or nothing, and on the disk when it returns. */
  transaction<T>(work: () => T): T;
  close(): void;
}

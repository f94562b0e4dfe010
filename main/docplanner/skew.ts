import { vendorTime } from './headers.ts';

/** How far this machine's clock is from the vendor's: a wrong clock spoils tokens, undo windows and "as of" times. */
export interface Skew {
  /** Learns from an answer; `sent` and `received` are this machine's times around it, epoch milliseconds. */
  observe(headers: Headers, sent: number, received: number): void;
  /** The vendor's clock less ours, milliseconds; `null` until an answer told. Good to about a second. */
  current(): number | null;
}

export function createSkew(): Skew {
  let skew: number | null = null;
  return {
    observe: (headers, sent, received) => {
      const at = vendorTime(headers);
      if (at !== null) skew = Math.round(at - (sent + received) / 2);
    },
    current: () => skew,
  };
}

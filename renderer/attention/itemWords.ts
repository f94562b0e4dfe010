/** An attention item in the clinic's words. */
export interface AttentionWords {
  /** What was wanted, as it stands after "You wanted": `to move the visit from 10:00 to 10:20`. */
  readonly wanted: string;
  /** Why it could not be done. */
  readonly why: string;
  /** What is true now; empty where the marketplace knows no such visit. */
  readonly now: string;
  /** The one sentence for the list: what somebody did meanwhile if that is the cause, else why. */
  readonly short: string;
}

import { z } from 'zod';
import type { Random } from './ports.ts';

/** One way in which a call can go wrong. Those marked "after" happen when the call has had its effect. */
const faultSchema = z.discriminatedUnion('kind', [
  /** The connection ends before anything is done. */
  z.strictObject({ kind: z.literal('drop-before') }),
  /** It is done, and the answer is lost. */
  z.strictObject({ kind: z.literal('drop-after') }),
  /** The connection is reset; `after` is as above. */
  z.strictObject({ kind: z.literal('reset'), after: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().nonnegative() }),
  /** An error of that status, with `after` once it is done: 401, 409, 422, 429, 500, 502, 503, 504. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    after: z.boolean().optional(),
  }),
  /** A success by its status and an error by its body; with `after` once it is done. */
  z.strictObject({ kind: z.literal('error-body'), after: z.boolean().optional() }),
  /** A server between waits no longer for the one behind it, which carries the call out `ms` later. */
  z.strictObject({
    kind: z.literal('gateway'),
    status: z.union([z.literal(502), z.literal(504)]),
    ms: z.int().nonnegative(),
  }),
  /** The web firewall's captcha page. */
  z.strictObject({ kind: z.literal('firewall') }),
  /** After: half of the answer. */
  z.strictObject({ kind: z.literal('cut-json') }),
  /** After: JSON of another shape. */
  z.strictObject({ kind: z.literal('wrong-json') }),
  /** After: a web page with status 200. */
  z.strictObject({ kind: z.literal('html') }),
  /** Pulled events come twice. */
  z.strictObject({ kind: z.literal('events-duplicated') }),
  /** Pulled events come in reverse. */
  z.strictObject({ kind: z.literal('events-reordered') }),
  /** One of the pulled events is lost. */
  z.strictObject({ kind: z.literal('events-swallowed') }),
]);
export type Fault = z.infer<typeof faultSchema>;

/** Which calls a fault meets: operations by name, `token`, all `reads` or all `writes`; absent is every call. */
export const faultRuleSchema = z.strictObject({
  fault: faultSchema,
  operations: z.array(z.string().min(1)).optional(),
  /** Only calls about the calendar of this address. Default: all. */
  address: z.string().min(1).optional(),
  /** 0 to 1. Default: always. */
  probability: z.number().min(0).max(1).optional(),
  /** How many calls it meets before it is used up. Default: no end. */
  times: z.int().positive().optional(),
});
export type FaultRule = z.infer<typeof faultRuleSchema>;

/** The faults that wait for their calls. */
export class Faults {
  /** How far the vendor's clock is off, in ms: seen in the Date header. */
  dateSkewMs = 0;
  /** How often each kind has struck. */
  readonly struck = new Map<Fault['kind'], number>();
  #rules: { readonly rule: FaultRule; left: number }[] = [];

  /** Replaces all rules. */
  set(rules: readonly FaultRule[]): void {
    this.#rules = [];
    this.add(...rules);
  }

  /** Adds rules to those that wait. */
  add(...rules: readonly FaultRule[]): void {
    for (const rule of rules) this.#rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
  }

  /** The rules that are not used up. */
  get waiting(): readonly FaultRule[] {
    return this.#rules.map(({ rule }) => rule);
  }

  /**
   * What happens to this call; rules with a count are used up by it. A call fails in one way only: the next rule that
   * would end it waits for the next call. Delays and what befalls events come on top.
   */
  draw(
    call: { readonly operation: string; readonly isWrite: boolean; readonly path: string },
    random: Random,
  ): Fault[] {
    const met: Fault[] = [];
    let isFailed = false;
    for (const waiting of this.#rules) {
      const { rule } = waiting;
      const names = rule.operations;
      const matches =
        (rule.address === undefined || `${call.path}/`.includes(`/addresses/${rule.address}/`)) &&
        (names === undefined ||
          names.includes(call.operation) ||
          (call.operation !== 'token' && names.includes(call.isWrite ? 'writes' : 'reads')));
      const fails = rule.fault.kind !== 'delay' && !rule.fault.kind.startsWith('events-');
      if (!matches || (fails && isFailed)) continue;
      if (rule.probability !== undefined && random() >= rule.probability) continue;
      isFailed ||= fails;
      waiting.left -= 1;
      met.push(rule.fault);
      this.struck.set(rule.fault.kind, (this.struck.get(rule.fault.kind) ?? 0) + 1);
    }
    this.#rules = this.#rules.filter(({ left }) => left > 0);
    return met;
  }
}

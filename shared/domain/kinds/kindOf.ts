import type { Action } from '../intentOf.ts';

/** One module for each kind of `A`: a table that leaves one out does not compile. */
export type KindTable<A extends Action, Module> = Readonly<Record<A['kind'], Module>>;

/**
 * The module of a decision's kind. It is the one place that chooses by kind.
 *
 * A module is written for its own kind and handed out for all kinds of the table. The compiler allows that, since methods of an interface
 * are compared in both directions. It is true, because a module is only found by an action of its own kind.
 */
export function kindOf<A extends Action, Module>(table: KindTable<A, Module>, action: A): Module {
  const kind: A['kind'] = action.kind;
  return table[kind];
}

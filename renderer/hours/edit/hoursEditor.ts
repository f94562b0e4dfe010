import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftChanged, HoursView } from '#shared/contract/hours.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { renamedInPlans } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { door } from '../../state/door.ts';
import { isSamePlans } from './planEdits.ts';

/** What the editor of one calendar's hours shows. */
export type EditorState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | Editing;

export interface Editing {
  readonly kind: 'editing';
  /** As main has it, or had it when it was last asked. */
  readonly hours: HoursView;
  /** As they are on the screen: main's, or newer. */
  readonly plans: readonly Plan[];
  /** What they were before each edit, the last one at the end. */
  readonly past: readonly (readonly Plan[])[];
  readonly saving: 'saved' | 'saving' | { readonly failed: Problem };
  /** What somebody else has kept meanwhile: a person chooses. */
  readonly theirs: HoursView | null;
}

/** So many edits can be taken back. */
const longestPast = 100;

/** What is edited: the draft, or what is in force where there is none. */
const editedOf = ({ timetable: { draft, inForce } }: HoursView): readonly Plan[] =>
  (draft ?? inForce)?.plans ?? [];

/**
 * The editor of one calendar's hours.
 *
 * Responsibilities: keeps each edit as a draft in main, and takes edits back.
 * Invariants: what is on the screen is kept or on its way, but for a failure that is said and a draft of somebody else's that a person has to
 * choose about; a draft that is what is in force is none.
 * At the same time: one saving at a time. What is edited meanwhile is saved after it, as one.
 */
export class HoursEditor {
  readonly state: StoreApi<EditorState> = createStore<EditorState>(() => ({ kind: 'reading' }));
  readonly #addressId: string;
  #isSaving = false;
  /** Something was told while a draft was on its way. */
  #readsAfterwards = false;

  constructor(addressId: string) {
    this.#addressId = addressId;
  }

  /** Reads the hours, and keeps them up to date. @returns ends that */
  open(): () => void {
    const stop = door().on('hours.changed', ({ addressIds }) => {
      if (addressIds === null || addressIds.includes(this.#addressId)) void this.read();
    });
    void this.read();
    return stop;
  }

  /** Reads what main has. What is not kept yet stays on the screen. */
  async read(): Promise<void> {
    if (this.#isSaving) {
      this.#readsAfterwards = true;
      return;
    }
    const answer = await door().ask('hours.get', { addressId: this.#addressId });
    const before = this.#editing();
    if (!answer.ok) {
      if (before === null) this.state.setState({ kind: 'failed', problem: answer.error }, true);
      return;
    }
    if (answer.value.kind === 'gone') {
      this.state.setState({ kind: 'gone' }, true);
      return;
    }
    const { hours } = answer.value;
    // Somebody has begun to edit while this was read: that comes first.
    if (this.#readsAfterwards) return;
    const isKnown = before?.hours.timetable.revision === hours.timetable.revision;
    // Exceptions and services are no part of the draft.
    if (before !== null && isKnown) this.#know(before, hours);
    else if (before === null || (before.theirs === null && before.saving === 'saved')) this.#take(hours);
  }

  /** An edit: it is on the screen at once, and kept. */
  edit(plans: readonly Plan[]): void {
    const before = this.#editing();
    if (before === null || isSamePlans(before.plans, plans)) return;
    this.#set({ plans, past: [...before.past, before.plans].slice(-longestPast) });
    void this.#save();
  }

  /** Takes the last edit back. @returns false: there is none */
  undo(): boolean {
    const before = this.#editing();
    const last = before?.past.at(-1);
    if (before === null || last === undefined) return false;
    this.#set({ plans: last, past: before.past.slice(0, -1) });
    void this.#save();
    return true;
  }

  /** Back to what is in force. It can be taken back as an edit can. */
  discard(): void {
    const before = this.#editing();
    if (before !== null) this.edit(before.hours.timetable.inForce?.plans ?? []);
  }

  /** Tries again to keep what could not be kept. */
  retry(): void {
    void this.#save();
  }

  /** Of two drafts, the one that somebody else has kept. */
  takeTheirs(): void {
    const theirs = this.#editing()?.theirs ?? null;
    if (theirs !== null) this.#take(theirs);
  }

  /** Of two drafts, the one on the screen: theirs has been seen, and gives way. */
  keepMine(): void {
    const theirs = this.#editing()?.theirs ?? null;
    if (theirs === null) return;
    this.#set({ hours: theirs, theirs: null });
    void this.#save();
  }

  #editing(): Editing | null {
    const state = this.state.getState();
    return state.kind === 'editing' ? state : null;
  }

  #set(change: Partial<Editing>): void {
    const before = this.#editing();
    if (before !== null) this.state.setState({ ...before, ...change }, true);
  }

  /** The same hours. Services that were on their way may have their ids by now, also in what is not kept yet. */
  #know(before: Editing, hours: HoursView): void {
    const renamed = (plans: readonly Plan[]): readonly Plan[] => hours.renamed.reduce(renamedInPlans, plans);
    this.#set({ hours, plans: renamed(before.plans), past: before.past.map(renamed) });
  }

  #take(hours: HoursView): void {
    this.state.setState(
      { kind: 'editing', hours, plans: editedOf(hours), past: [], saving: 'saved', theirs: null },
      true,
    );
  }

  async #save(): Promise<void> {
    if (this.#isSaving) return;
    this.#isSaving = true;
    try {
      for (;;) {
        const now = this.#editing();
        if (now === null || now.theirs !== null) return;
        if (isSamePlans(now.plans, editedOf(now.hours))) {
          this.#set({ saving: 'saved' });
          return;
        }
        this.#set({ saving: 'saving' });
        if (!(await this.#saveOnce(now))) return;
      }
    } finally {
      this.#isSaving = false;
      if (this.#readsAfterwards) void this.read();
      this.#readsAfterwards = false;
    }
  }

  /** @returns false: there is nothing more to do just now */
  async #saveOnce({ hours, plans }: Editing): Promise<boolean> {
    const { revision: seen, inForce, draft } = hours.timetable;
    const isNone = draft !== null && isSamePlans(plans, inForce?.plans ?? []);
    const asSeen = { addressId: this.#addressId, seen };
    const answer = isNone
      ? await door().ask('hours.discardDraft', asSeen)
      : await door().ask('hours.saveDraft', { ...asSeen, plans: [...plans] });
    if (!answer.ok) {
      this.#set({ saving: { failed: answer.error } });
      return false;
    }
    return this.#saved(answer.value);
  }

  #saved(answer: DraftChanged): boolean {
    switch (answer.kind) {
      case 'saved': {
        const now = this.#editing();
        if (now !== null) this.#know(now, answer.hours);
        return true;
      }
      case 'changedMeanwhile':
        this.#set({ theirs: answer.hours, saving: 'saved' });
        return false;
      case 'gone':
        this.state.setState({ kind: 'gone' }, true);
        return false;
    }
  }
}

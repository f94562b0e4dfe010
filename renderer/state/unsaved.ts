import { create } from 'zustand';

interface Typed {
  /** Something is typed that is kept nowhere. */
  readonly isUnsaved: boolean;
  /** It has been said that it would be lost. */
  readonly warned: boolean;
}

/** The form beside the board, or beside a list: what is typed there is dropped only when that is asked for twice. One at a time. */
export const useUnsavedForm = create<Typed>(() => ({ isUnsaved: false, warned: false }));

/** The form says whether something would be lost with it. */
export function holdUnsaved(isUnsaved: boolean): void {
  useUnsavedForm.setState(({ warned }) => ({ isUnsaved, warned: warned && isUnsaved }));
}

/** Asked before a person's press closes the form. @returns false: what is typed would be lost, and that is said now */
export function mayLeave(): boolean {
  const { isUnsaved, warned } = useUnsavedForm.getState();
  if (!isUnsaved || warned) return true;
  useUnsavedForm.setState({ warned: true });
  return false;
}

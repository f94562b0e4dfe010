import { create } from 'zustand';

/** The parts of the page. */
export const servicesTabs = ['services', 'compare', 'insurance'] as const;
export type ServicesTab = (typeof servicesTabs)[number];

/** What stands beside the list. */
export type Beside =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'add' }
  | { readonly kind: 'service'; readonly addressId: string; readonly id: string };

interface Shown {
  readonly tab: ServicesTab;
  readonly beside: Beside;
}

/** What of the page is shown; it stays while other views are looked at. */
export const useServicesShown = create<Shown>(() => ({ tab: 'services', beside: { kind: 'nothing' } }));

export const showTab = (tab: ServicesTab): void =>
  useServicesShown.setState({ tab, beside: { kind: 'nothing' } });

export const showBeside = (beside: Beside): void => useServicesShown.setState({ beside });

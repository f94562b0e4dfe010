import { table } from './statistics.ts';

/** One measured figure: what it is compared with, and what it is held to on the machine it runs on. */
export interface Figure {
  readonly name: string;
  readonly ours: string;
  /** What was measured beside it in the same run, or what it consists of. */
  readonly beside: string;
  /** Ours over the other. */
  readonly ratio?: number;
  /** The value that must not be above `aim`; both in the unit of `ours`. */
  readonly value?: number;
  readonly aim?: number;
}

/** All figures as one table. */
export function figureTable(figures: readonly Figure[]): string {
  return table([
    ['figure', 'ours', 'ratio', 'aim', '', 'beside'],
    ...figures.map((figure) => [
      figure.name,
      figure.ours,
      figure.ratio === undefined ? '' : `${figure.ratio.toFixed(2)}×`,
      figure.aim === undefined ? '' : `≤ ${figure.aim}`,
      figure.aim === undefined ? '' : isMet(figure) ? 'met' : 'MISSED',
      figure.beside,
    ]),
  ]);
}

/** A figure without an aim only tells. */
export function isMet({ value, aim }: Figure): boolean {
  return aim === undefined || (value !== undefined && value <= aim);
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
export const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
export const count = (value: number): string => value.toLocaleString('en');

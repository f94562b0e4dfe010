import type { CSSProperties } from 'react';
import type { Zoom } from './axis.ts';
import { extraOf, trackOf, type Widths } from './view.ts';

/**
 * The measures that the style sheet draws its lines and columns with.
 * @param height of the axis, pixels
 */
export function measures(
  columns: number,
  widths: Widths,
  pxPerMinute: number,
  zoom: Zoom,
  height: number,
): CSSProperties {
  return {
    '--board-column': `${widths.least}px`,
    '--board-scale': `${widths.scale}px`,
    '--columns': columns,
    '--board-track': trackOf(columns, widths),
    '--board-extra': `${extraOf(widths)}px`,
    '--line': `${pxPerMinute * zoom}px`,
    '--hour': `${pxPerMinute * 60}px`,
    '--height': `${height}px`,
  } as CSSProperties;
}

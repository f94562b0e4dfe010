import { useEffect, useRef } from 'react';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { listenForDrags } from './listen.ts';
import './moving.css';
import type { Moving, Surface } from './surface.ts';

/** Lets cards be dragged to free times while the component is there. */
export function useDragging(surface: Surface): void {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const latest = useRef<Moving | null>(null);
  useEffect(() => {
    latest.current = { surface, words: { t, formats, today } };
  });
  useEffect(() => listenForDrags(() => latest.current), []);
}

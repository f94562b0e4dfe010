// @vitest-environment happy-dom
import { act, createElement, type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test } from 'vitest';
import { DateField } from '../../../../renderer/ui/DateField.tsx';
import { useDesk } from '../../../../renderer/state/desk.ts';
import { sceneOf } from '../scenes.ts';

/* A date is typed in the order of the clinic's country and not in that of the system; what is not whole yet changes nothing. */
const now = Date.parse('2026-11-23T10:00:00Z');

function mounted(): { readonly field: HTMLInputElement; readonly chosen: readonly string[] } {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  useDesk.setState(sceneOf(new URLSearchParams('scene=day&language=de'), now));
  const chosen: string[] = [];
  const Form = (): ReactNode => {
    const [value, setValue] = useState('');
    const onChange = (date: string): void => {
      chosen.push(date);
      setValue(date);
    };
    return createElement(DateField, { label: 'Erster Tag', value, onChange, least: '2026-11-23' });
  };
  const root = document.body.appendChild(document.createElement('div'));
  const app = createRoot(root);
  act(() => app.render(createElement(Form)));
  onTestFinished(() => {
    act(() => app.unmount());
    root.remove();
  });
  const field = root.querySelector('input');
  if (field === null) throw new Error('no field');
  return { field, chosen };
}

const typed = (field: HTMLInputElement, text: string): void =>
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const left = (field: HTMLInputElement): void =>
  act(() => {
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });

test('day first in a German desk, whatever the system speaks', () => {
  const { field, chosen } = mounted();
  typed(field, '3.4.2027');
  expect(chosen).toEqual(['2027-04-03']);
  left(field);
  expect(field.value).toBe('03.04.2027');
});

test('a year of two digits counts once the field is left: it may be the beginning of one of four', () => {
  const { field, chosen } = mounted();
  typed(field, '3.4.20');
  typed(field, '3.4.27');
  expect(chosen).toEqual([]);
  left(field);
  expect(chosen).toEqual(['2027-04-03']);
});

test('what is no date stays to be mended and is marked, and an empty field is no date', () => {
  const { field, chosen } = mounted();
  typed(field, '31.2.2027');
  left(field);
  expect(field.value).toBe('31.2.2027');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  typed(field, '');
  left(field);
  expect(chosen).toEqual(['']);
  expect(field.getAttribute('aria-invalid')).toBe('false');
});

test('a date before the first possible one is told to the form, and marked', () => {
  const { field, chosen } = mounted();
  typed(field, '01.11.2026');
  left(field);
  expect(chosen).toEqual(['2026-11-01']);
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

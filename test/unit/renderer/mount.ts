import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished, vi } from 'vitest';
import type { EventName, EventOf } from '#shared/contract/contract.ts';
import type { Door } from '#shared/contract/door.ts';
import { createFakeDoor, type FakeDoor } from './fakeDoor.ts';
import type { Scene } from './scene.ts';

/** The renderer as it runs in the window, behind an invented main. */
export interface Mounted extends FakeDoor {
  readonly root: HTMLElement;
  /** Everything that can be read, in one line. */
  readonly text: () => string;
  /** The field, list or button whose label has these words. */
  readonly find: (label: string) => HTMLElement;
  readonly press: (label: string) => Promise<void>;
  /** Opens the settings at one of their groups. */
  readonly settings: (group: string) => Promise<void>;
  /** Presses what has no label of its own. */
  readonly click: (element: HTMLElement | null | undefined) => Promise<void>;
  /** Lets what was begun happen. */
  readonly settled: () => Promise<void>;
  readonly type: (label: string, value: string) => Promise<void>;
  readonly key: (init: KeyboardEventInit, target?: EventTarget) => Promise<boolean>;
  /** Lets main speak, and what follows from it happen. */
  readonly hear: <N extends EventName>(name: N, event: EventOf<N>) => Promise<void>;
}

/**
 * Draws the whole app for a scene. Modules are loaded afresh, because the stores belong to a window.
 * @param wrap puts something between the app and the door, such as a delay
 */
export async function mountApp(scene: Scene, wrap: (door: Door) => Door = (door) => door): Promise<Mounted> {
  vi.resetModules();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const fake = createFakeDoor(scene);
  Object.defineProperty(window, 'frontdesk', { value: wrap(fake.door), configurable: true });
  const { App } = await import('../../../renderer/app/App.tsx');
  // In the window they are there before a hand can ask for them.
  await (await import('../../../renderer/app/laterParts.ts')).loadLaterParts();
  const { mirror } = await import('../../../renderer/state/mirror.ts');
  const known = await mirror(window.frontdesk);
  const root = document.body.appendChild(document.createElement('div'));
  const app = createRoot(root);
  await act(async () => {
    app.render(createElement(App, { problem: known.ok ? null : known.error }));
    await Promise.resolve();
  });
  onTestFinished(async () => {
    await act(async () => {
      app.unmount();
      await Promise.resolve();
    });
    if (known.ok) known.value();
    root.remove();
  });
  return { ...fake, root, ...hands(fake) };
}

function hands(fake: FakeDoor): Omit<Mounted, keyof FakeDoor | 'root'> {
  const find = (label: string): HTMLElement => {
    const found = [...document.querySelectorAll<HTMLElement>('button, input, select, summary')].find(
      (element) => labelOf(element) === label,
    );
    if (found === undefined) throw new Error(`There is no "${label}" in: ${textOf(document.body)}`);
    return found;
  };
  const settle = async (what: () => void): Promise<void> => {
    await act(async () => {
      what();
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
  };
  return {
    text: () => textOf(document.body),
    find,
    press: (label) => settle(() => find(label).click()),
    settings: async (group) => {
      await settle(() => find('Settings').click());
      await settle(() => tabOf(group).click());
    },
    click: (element) =>
      settle(() => {
        if (element === null || element === undefined) throw new Error('There is nothing to press.');
        element.click();
      }),
    settled: () => settle(() => undefined),
    type: (label, value) => settle(() => enter(find(label), value)),
    key: async (init, target = document.body) => {
      const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
      await settle(() => target.dispatchEvent(event));
      return event.defaultPrevented;
    },
    hear: (name, event) => settle(() => fake.push(name, event)),
  };
}

function tabOf(label: string): HTMLElement {
  const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
  const tab = tabs.find((one) => textOf(one) === label);
  if (tab === undefined) throw new Error(`There is no group "${label}".`);
  return tab;
}

/** Types as the browser does: past React's own idea of the value. */
function enter(field: HTMLElement, value: string): void {
  const kind = field instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
  const own = Object.getOwnPropertyDescriptor(kind.prototype, 'value');
  own?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

function labelOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  if (element.tagName === 'BUTTON' || element.tagName === 'SUMMARY') return textOf(element);
  const own = element.closest('label') ?? document.querySelector(`label[for="${element.id}"]`);
  return own === null ? '' : textOf(own);
}

function textOf(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

import { createRoot } from 'react-dom/client';
import type { Door } from '#shared/contract/door.ts';
import { ok } from '#shared/result.ts';
import { DayView } from '../../../renderer/app/DayView.tsx';
import { createBoardStore } from '../../../renderer/state/boardStore.ts';
import '../../../renderer/design/design.css';
import { beforeFirstWord, useDesk } from '../../../renderer/state/desk.ts';
import { type Scene, scenes } from './scenes.ts';
import { settings as settingsShape, type Settings } from '#shared/contract/settings.ts';

/**
 * The board without a desk behind it, for looking at. The address says what:
 * `#scene=eight&theme=dark&density=compact&zoomMinutes=20&language=de`.
 */
const asked = new URLSearchParams(location.hash.slice(1));
const scene = scenes[asked.get('scene') ?? 'eight']?.() ?? stop('No scene has this name.');
freezeClock(scene.now);
const settings: Settings = settingsShape.parse({
  ...beforeFirstWord.settings,
  language: asked.get('language') ?? 'en',
  theme: asked.get('theme') ?? 'light',
  density: asked.get('density') ?? 'comfortable',
  zoomMinutes: Number(asked.get('zoomMinutes') ?? 20),
});
document.documentElement.dataset['theme'] = settings.theme;
document.documentElement.dataset['density'] = settings.density;
useDesk.setState({
  settings,
  connection: { kind: 'practice', locale: 'pl', port: 1, timeZone: 'Europe/Warsaw', clientId: null },
});
const store = createBoardStore(doorTo(scene));
createRoot(document.getElementById('board') ?? stop('The page has lost its #board.')).render(
  <DayView store={store} />,
);
void store.open(null);

function doorTo({ day }: Scene): Door {
  const ask = (): Promise<unknown> =>
    day === null ? new Promise(() => undefined) : Promise.resolve(ok(day));
  return { ask: ask as Door['ask'], on: () => () => undefined };
}

function freezeClock(at: number): void {
  Date.now = () => at;
}

function stop(why: string): never {
  throw new Error(why);
}

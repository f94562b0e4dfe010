import { requests, type RequestName } from '#shared/contract/contract.ts';
import type { Scene } from '../scene.ts';

type Asked = Extract<RequestName, `publishing.${string}`>;

/** What main answers of publishing, where the scene has no other answer. */
export function playedPublishing(name: Asked, request: unknown, scene: Scene): unknown {
  switch (name) {
    case 'publishing.propose':
      return null;
    case 'publishing.progress':
    case 'publishing.pause':
    case 'publishing.resume':
    case 'publishing.stop':
      return scene.publishing ?? [];
    case 'publishing.coverage':
      return (scene.coverage ?? []).filter(({ addressId }) =>
        requests[name].request.parse(request).calendars.includes(addressId),
      );
    case 'publishing.drift':
      return scene.drift ?? { timeZone: 'Europe/Warsaw', days: [] };
    case 'publishing.keepTheirs':
    case 'publishing.publishOurs':
      return scene.driftChosen ?? fiveAsked();
    case 'publishing.publish':
    case 'publishing.stepBack':
      return fiveAsked();
    case 'publishing.takeOver':
      return { kind: 'kept', revision: 1 };
    case 'publishing.giveBack':
      return { kind: 'givenBack' };
    case 'publishing.why':
      return (
        scene.why?.(requests[name].request.parse(request)) ?? {
          offered: true,
          reasons: ['offered'],
          note: null,
          next: null,
        }
      );
    case 'publishing.switch':
      return { kind: 'decided', intentId: 'i1', heldUntil: Date.now() + 5_000 };
    case 'publishing.isOn':
      return 'on';
  }
}

/** Five dates are on their way. */
const fiveAsked = () => ({
  kind: 'asked',
  writes: 5,
  dropped: 0,
  waiting: 0,
  minutes: 1,
  heldUntil: Date.now() + 5_000,
});

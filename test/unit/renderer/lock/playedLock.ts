import { type RequestName, requests } from '#shared/contract/contract.ts';
import type { LockView } from '#shared/contract/lock.ts';
import type { Scene } from '../scene.ts';

type Asked = Extract<RequestName, `lock.${string}`>;

/** The lock as main has it: it closes when it is told to, and what opens it is the scene's to say. */
export class PlayedLock {
  readonly #scene: Scene;
  #view: LockView;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#view = scene.lock ?? { locked: false, hasPin: false, secretOpens: true };
  }

  answer(name: Asked, request: unknown): unknown {
    switch (name) {
      case 'lock.get':
        return this.#view;
      case 'lock.close':
        return (this.#view = { ...this.#view, locked: true });
      case 'lock.open': {
        const { pin } = requests['lock.open'].request.parse(request);
        return this.#scene.lockOpened?.(pin) ?? { kind: 'open' };
      }
      case 'lock.forgot': {
        const { secret } = requests['lock.forgot'].request.parse(request);
        return this.#scene.lockForgot?.(secret) ?? { kind: 'open' };
      }
      case 'lock.setPin':
        return this.#scene.lockPinSaved ?? { kind: 'saved' };
    }
  }
}

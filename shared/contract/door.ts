import type { Result } from '../result.ts';
import type { EventName, EventOf, RequestName, RequestOf, ResponseOf } from './contract.ts';
import type { Problem } from '../domain/problem.ts';

/** `window.frontdesk`: the door as the renderer sees it. */
export interface Door {
  /** Asks main. Never rejects for anything that can happen in the world: problems come back as values. */
  ask<N extends RequestName>(name: N, request: RequestOf<N>): Promise<Result<ResponseOf<N>, Problem>>;
  /** Listens to main; the returned function stops it. */
  on<N extends EventName>(name: N, listener: (event: EventOf<N>) => void): () => void;
}

/**
 * `window.frontdeskText`: the door as the preload hands it to the page. An answer is the JSON of the `Result`, checked by main: as a
 * value it would be copied piece by piece twice on its way, which takes ten times as long (adr/0012).
 */
export interface TextDoor {
  ask<N extends RequestName>(name: N, request: RequestOf<N>): Promise<string>;
  readonly on: Door['on'];
}

/** The other end: one handler for each request of the contract. */
export type Handlers = {
  readonly [N in RequestName]: (request: RequestOf<N>) => Promise<Result<ResponseOf<N>, Problem>>;
};

/** The handlers of one capability's requests. */
export type HandlersOf<T> = Pick<Handlers, Extract<keyof T, RequestName>>;

/** How the desk pushes; the shell sends it to the window. */
export type Push = <N extends EventName>(name: N, event: EventOf<N>) => void;

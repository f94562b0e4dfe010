import type { HandlersOf } from '#shared/contract/door.ts';
import type { publishingRequests } from '#shared/contract/publishing.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';

/** What is not there yet. */
const missing: Problem = { kind: 'bug', until: null, params: {}, details: 'publishing is not there yet' };
const notYet = () => Promise.resolve(err(missing));

/** Hours that are in force, on their way to the vendor. */
export function publishingHandlers(access: SessionAccess): HandlersOf<typeof publishingRequests> {
  return {
    'publishing.publish': notYet,
    'publishing.stepBack': notYet,
    'publishing.propose': notYet,
    'publishing.takeOver': notYet,
    'publishing.giveBack': notYet,
    'publishing.progress': () => access.each.read(() => ok([])),
    'publishing.pause': notYet,
    'publishing.resume': notYet,
    'publishing.stop': notYet,
    'publishing.coverage': notYet,
    'publishing.drift': notYet,
    'publishing.keepTheirs': notYet,
    'publishing.publishOurs': notYet,
    'publishing.why': notYet,
    'publishing.switch': notYet,
  };
}

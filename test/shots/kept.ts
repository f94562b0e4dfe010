import { resolve } from 'node:path';

/** The pictures that are kept: what the screens looked like when somebody last looked at them and was content. */
export const keptFolder = resolve(import.meta.dirname, '../../docs/shots');

import type { MessageTree } from '../english.ts';
import app from './app.json' with { type: 'json' };
import arrivals from './arrivals.json' with { type: 'json' };
import away from './away.json' with { type: 'json' };
import board from './board.json' with { type: 'json' };
import breaks from './breaks.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import hours from './hours.json' with { type: 'json' };
import mapping from './mapping.json' with { type: 'json' };
import privacy from './privacy.json' with { type: 'json' };
import problems from './problems.json' with { type: 'json' };
import services from './services.json' with { type: 'json' };
import publishing from './publishing.json' with { type: 'json' };
import setup from './setup.json' with { type: 'json' };
import shell from './shell.json' with { type: 'json' };
import visit from './visit.json' with { type: 'json' };

/** All Czech texts, in one module, so that a window loads them at once and no other language. */
export const catalogue: MessageTree = {
  app,
  arrivals,
  away,
  board,
  breaks,
  services,
  setup,
  problem: problems,
  shell,
  visit,
  desk,
  hours,
  mapping,
  privacy,
  publishing,
};

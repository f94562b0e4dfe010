import { events } from '#shared/contract/contract.ts';
import { createFakeDoor } from '../../unit/renderer/fakeDoor.ts';
import { withArrivals } from '../../unit/renderer/arrivalScenes.ts';
import { withFound, withPeople } from '../../unit/renderer/findScenes.ts';
import { calendarsOf } from '../../unit/renderer/playedCalendars.ts';
import { sceneOf } from '../../unit/renderer/scenes.ts';
import { isStateName, withState } from '../../unit/renderer/stateScenes.ts';
import { withDemands, withFacts, withVisits } from '../../unit/renderer/visitScenes.ts';
import { showPaper } from './paper.ts';

/** Shows one scene of the renderer behind an invented main, for pictures: `?scene=day&language=de&theme=dark`. */
const wanted = new URLSearchParams(location.search);

async function showWindow(): Promise<void> {
  const base = sceneOf(wanted, Date.now());
  const state = wanted.get('state');
  const plain = isStateName(state) ? withState(base, state, Date.now()) : base;
  const arrivals = wanted.get('arrivals');
  const visited = wanted.has('visits') ? withVisits(plain, Date.now()) : plain;
  const told = wanted.has('facts') ? withFacts(visited) : visited;
  const known = wanted.has('demands') ? withDemands(told) : told;
  const peopled = wanted.has('people') ? withPeople(known, Date.now()) : known;
  const day = base.day(null);
  const calendars = wanted.has('calendars') && day.ok ? calendarsOf(day.value) : [];
  const { door, push } = createFakeDoor({
    ...(arrivals === null ? withFound(peopled, Date.now()) : withArrivals(plain, Date.now(), arrivals)),
    calendars,
  });
  // The menu is the system's: a picture asks for its commands here.
  window.addEventListener('played-command', (event) => {
    if (event instanceof CustomEvent) push('command', events.command.parse(event.detail));
  });
  Object.defineProperty(window, 'frontdesk', { value: door });
  await import('../../../renderer/main.tsx');
}

if (wanted.has('paper')) showPaper(wanted, Date.now());
else await showWindow();

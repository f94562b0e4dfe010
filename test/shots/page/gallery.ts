import { events } from '#shared/contract/contract.ts';
import { createFakeDoor } from '../../unit/renderer/fakeDoor.ts';
import { withAway } from '../../unit/renderer/away/awayScenes.ts';
import { withArrivals } from '../../unit/renderer/arrivals/arrivalScenes.ts';
import { filePreviewOf } from '../../unit/renderer/hours/fileScenes.ts';
import { withHours } from '../../unit/renderer/hours/hoursScenes.ts';
import { withFound, withKeeper, withPeople } from '../../unit/renderer/search/findScenes.ts';
import { calendarsOf } from '../../unit/renderer/calendars/playedCalendars.ts';
import { guideScene } from '../../unit/renderer/setup/playedGuide.ts';
import { mappedClinic } from '../../unit/renderer/mapping/playedMapping.ts';
import { withOverview } from '../../unit/renderer/publishing/overviewScenes.ts';
import { withOffers } from '../../unit/renderer/services/offerScenes.ts';
import { sceneOf } from '../../unit/renderer/scenes.ts';
import { isStateName, withState } from '../../unit/renderer/stateScenes.ts';
import {
  withDemands,
  withFacts,
  withLongNames,
  withMuchOnItsWay,
  withVisits,
} from '../../unit/renderer/visitScenes.ts';
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
  const pending = wanted.has('pending') ? withMuchOnItsWay(told) : told;
  const known = wanted.has('demands') ? withDemands(pending) : pending;
  const peopled = wanted.has('people') ? withPeople(known, Date.now()) : known;
  const kept = wanted.has('keeper') ? withKeeper(peopled) : peopled;
  const named = wanted.has('long') ? withLongNames(kept) : kept;
  const day = base.day(null);
  const calendars = wanted.has('calendars') && day.ok ? calendarsOf(day.value) : [];
  const scene = {
    ...(arrivals === null ? withFound(named, Date.now()) : withArrivals(plain, Date.now(), arrivals)),
    calendars,
    ...(wanted.has('guide') ? { guide: guideScene(wanted.get('guide') ?? '') } : {}),
    ...(wanted.has('mapping') ? { mapping: mappedClinic(Number(wanted.get('mapping')) || 12) } : {}),
  };
  const offered = wanted.has('offers') ? withOffers(scene, calendars) : scene;
  const planned = wanted.has('hours') ? withHours(offered, Date.now()) : offered;
  const overseen = wanted.has('overview') ? withOverview(planned, Date.now()) : planned;
  const left = wanted.has('away') ? withAway(overseen, Date.now()) : overseen;
  const file = wanted.get('file');
  const { door, push, asked } = createFakeDoor(
    file === null ? left : { ...left, hoursFile: filePreviewOf(file, Date.now()) },
  );
  // Told as main would tell it, and what main was asked: for tests that look at what is laid out.
  window.addEventListener('played-news', (event) => {
    if (event instanceof CustomEvent) push('news.changed', events['news.changed'].parse(event.detail));
  });
  window.addEventListener('played-outbox', (event) => {
    if (event instanceof CustomEvent)
      push('attention.changed', events['attention.changed'].parse(event.detail));
  });
  Object.defineProperty(window, 'askedOfMain', { value: asked });
  // What the desk itself has to say, each by its own event.
  window.addEventListener('played-line', (event) => {
    if (!(event instanceof CustomEvent)) return;
    const { import: importing, clock, loss, line } = event.detail as Readonly<Record<string, unknown>>;
    if (importing !== undefined) push('line.importProgress', events['line.importProgress'].parse(importing));
    if (clock !== undefined) push('line.clockChanged', events['line.clockChanged'].parse(clock));
    if (loss !== undefined) push('line.lossChanged', events['line.lossChanged'].parse(loss));
    if (line !== undefined) push('line.changed', events['line.changed'].parse(line));
  });
  // The menu is the system's: a picture asks for its commands here.
  window.addEventListener('played-command', (event) => {
    if (event instanceof CustomEvent) push('app.command', events['app.command'].parse(event.detail));
  });
  Object.defineProperty(window, 'frontdesk', { value: door });
  await import('../../../renderer/main.tsx');
}

if (wanted.has('paper')) showPaper(wanted, Date.now());
else await showWindow();

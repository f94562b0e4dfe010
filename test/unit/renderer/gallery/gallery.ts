import { createFakeDoor } from '../fakeDoor.ts';
import { sceneOf } from '../scenes.ts';
import { withVisits } from '../visitScenes.ts';

/** Shows one scene of the renderer behind an invented main, for pictures: `?scene=day&language=de&theme=dark`. */
const wanted = new URLSearchParams(location.search);
const plain = sceneOf(wanted, Date.now());
const { door } = createFakeDoor(wanted.has('visits') ? withVisits(plain, Date.now()) : plain);
Object.defineProperty(window, 'frontdesk', { value: door });
await import('../../../../renderer/main.tsx');

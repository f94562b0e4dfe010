import { createFakeDoor } from '../fakeDoor.ts';
import { sceneOf } from '../scenes.ts';

/** Shows one scene of the renderer behind an invented main, for pictures: `?scene=day&language=de&theme=dark`. */
const wanted = new URLSearchParams(location.search);
const { door } = createFakeDoor(sceneOf(wanted, Date.now()));
Object.defineProperty(window, 'frontdesk', { value: door });
await import('../../../../renderer/main.tsx');

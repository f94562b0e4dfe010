import { createRoot } from 'react-dom/client';
import './design/design.css';
import './ui/controls.css';
import './app/app.css';
import './setup/setup.css';
import { App } from './app/App.tsx';
import { askFirstDay } from './app/firstDay.ts';
import { door } from './state/door.ts';
import { mirror } from './state/mirror.ts';

/** Nothing is painted before language and theme are known, so nothing flashes. */
const host = document.getElementById('desk');
if (host === null) throw new Error('index.html has lost its #desk');
const firstDay = askFirstDay();
const known = await mirror(door());
await firstDay;
createRoot(host).render(<App problem={known.ok ? null : known.error} />);

/** Owns the start of the simulated TikTok Shop console: React, nothing else on the page. */
import './style.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { fillNodes } from '../platform/filler';
import { App } from './app';
import { page } from './page';

const root = createRoot(document.querySelector('#root') as HTMLElement);
flushSync(() => root.render(<App />));
fillNodes('#workstation');
page.simulator.start();

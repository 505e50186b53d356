/** Owns the start of the simulated LiveHelperChat console: React for the list, plain nodes for the chats. */
import './style.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { fillNodes } from '../platform/filler';
import { App } from './app';
import { page } from './page';

const root = createRoot(document.querySelector('#root') as HTMLElement);
flushSync(() => root.render(<App />));
fillNodes('.goodsShelf');
page.simulator.start();

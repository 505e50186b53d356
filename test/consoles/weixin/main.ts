/** Owns the start of the simulated 微信小店 console: Vue 3, nothing else on the page. */
import './style.css';
import { createApp } from 'vue3';
import { fillNodes } from '../platform/filler';
import { App } from './app';
import { page } from './page';

createApp(App).mount('#root');
fillNodes('.goodsShelf');
page.simulator.start();

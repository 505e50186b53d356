/** Owns the start of the simulated 拼多多 console: Vue 2, nothing else on the page. */
import './style.css';
import Vue from 'vue';
import { fillNodes } from '../platform/filler';
import { App } from './app';
import { simulator } from './page';

Vue.config.productionTip = false;
new Vue({ render: (h) => h(App) }).$mount('#app');
fillNodes('.goods-recommend');
simulator.start();

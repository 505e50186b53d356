import { defineConfig } from 'wxt';

/** Set by the test build only: overlay mounts in an open shadow root so that axe and locators can look inside. */
const openShadow = process.env.SIDELINE_OPEN_SHADOW === '1';
/** Set by the test and demo builds only: the simulated consoles' loopback origin becomes a console host as well. */
const simulatorOrigin = process.env.SIDELINE_SIMULATOR_ORIGIN;
console.warn('placeholder', simulatorOrigin);

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  publicDir: 'assets/public',
  outDir: process.env.SIDELINE_OUT_DIR ?? '.output',
  vite: () => ({ define: { __OPEN_SHADOW__: JSON.stringify(openShadow) } }),
});

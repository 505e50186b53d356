import { afterEach, describe, expect, it } from 'vitest';
import { EVERY_SITE } from '../../utils/sites';
import { givenSite, siteScript } from '../../utils/sites/site-script';

/** As the browser does before the coach. */
const run = (script: string) => new Function(script)();

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'sidelineSite');
  Reflect.deleteProperty(Object.prototype, 'sidelineSite');
});

describe('the script that hands a page its profile', () => {
  it.each(EVERY_SITE.map((site) => [site.id as string, site] as const))('%s comes out as it went in', (_, site) => {
    run(siteScript(site));
    expect(givenSite()).toEqual(site);
  });

  it('is not taken for an element that the page named so', () => {
    // A browser shows elements by their ids through the global object's prototype.
    Object.defineProperty(Object.prototype, 'sidelineSite', { value: { tagName: 'FORM' }, configurable: true });
    expect('sidelineSite' in globalThis).toBe(true);
    expect(givenSite()).toBeUndefined();
  });
});

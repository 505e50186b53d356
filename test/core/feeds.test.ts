import { describe, expect, it } from 'vitest';
import { dueFeeds, type Feed, feedUrl, hostPattern, nextCheckAt } from '../../utils/core/feeds';

const HOUR = 3_600_000;
const feed = (changes: Partial<Feed> = {}): Feed => ({
  id: 'f',
  url: 'https://example.com/p.json',
  everyMin: 60,
  checkedAt: 100 * HOUR,
  okAt: 0,
  version: 1,
  failures: 0,
  ...changes,
});
const waitHours = (failures: number) => (nextCheckAt(feed({ failures })) - 100 * HOUR) / HOUR;

describe('when a feed is asked', () => {
  it('after its time, a little apart from others, twice as late after each failure, once a day at the latest', () => {
    expect(waitHours(0)).toBeGreaterThanOrEqual(1);
    expect(waitHours(0)).toBeLessThan(1.1);
    expect(waitHours(1) / waitHours(0)).toBeCloseTo(2);
    expect(waitHours(50)).toBeLessThan(26.5);
    expect(nextCheckAt(feed({ id: 'a' }))).not.toBe(nextCheckAt(feed({ id: 'b' })));
  });

  it('due, not due, and due when the clock was put back', () => {
    expect(dueFeeds([feed()], 100 * HOUR + 1)).toEqual([]);
    expect(dueFeeds([feed()], 102 * HOUR)).toHaveLength(1);
    expect(dueFeeds([feed()], 50 * HOUR)).toHaveLength(1);
  });
});

it.each([
  ['https://a.example/x.json#part', 'https://a.example/x.json'],
  [' https://a.example/话术.json ', 'https://a.example/%E8%AF%9D%E6%9C%AF.json'],
  ['http://a.example/', undefined],
  ['ftp://a.example/', undefined],
  ['https://u@a.example/', undefined],
  ['', undefined],
  [`https://a.example/${'x'.repeat(2000)}`, undefined],
])('feedUrl %s', (text, url) => {
  expect(feedUrl(text)).toBe(url);
});

it('the permission is for the host alone', () => {
  expect(hostPattern('https://a.example:8443/team/p.json')).toBe('https://a.example/*');
});

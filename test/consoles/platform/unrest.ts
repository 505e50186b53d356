/** Owns the page's restlessness: rows made anew, lists remounted, the notice strip, the one-second counters. */
import type { Screen } from './screen';

/** Starts it all; each kind asks the hazards anew before every round, so a switch takes hold at once. */
export function startUnrest(screen: Screen): void {
  const { platform } = screen;
  const { random } = platform;
  setInterval(() => platform.changed(), 1000);
  const every = (interval: () => number, run: () => void) => {
    const round = () => {
      const ms = interval();
      const wait = ms > 0 ? ms * (0.5 + random.next()) : 1000;
      setTimeout(() => {
        if (ms > 0 && interval() > 0) run();
        round();
      }, wait);
    };
    round();
  };
  every(
    () => platform.hazards.rerenderEveryMs,
    () => screen.rerender(),
  );
  every(
    () => platform.hazards.remountEveryMs,
    () =>
      screen.remount(
        random.pick(['list', 'list', 'container', 'box'] as const),
        random.chance(0.3) ? random.between(5, 60) : 0,
      ),
  );
  every(
    () => (platform.hazards.banner ? 15_000 : 0),
    () => {
      screen.bannerShown = !screen.bannerShown;
      platform.changed();
    },
  );
}

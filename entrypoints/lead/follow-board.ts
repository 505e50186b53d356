/** Owns the board's worker: one per page, started when somebody looks at the team. */
import type { Subscribe } from '../../components/use-followed';
import { PLACE_KEY, readPlace } from '../../utils/db/place';
import { localKeyValue } from '../../utils/platform/key-value';
import type { BoardNews, BoardTold, BoardWish, PlacedWish } from './board-wish';
import workerUrl from './board-worker?worker&url';
import { vouchFor } from './vouched-url';

export interface BoardFollower {
  /** Follows in this order from now on; the newest wish counts. */
  follow(wish: BoardWish): Subscribe<BoardTold>;
  /** Nobody looks: nothing is read until somebody does again. */
  end(): void;
}

export function createBoardFollower(): BoardFollower {
  const state: { worker?: Worker | undefined } = {};
  const placing = localKeyValue.read(PLACE_KEY).then(readPlace, () => readPlace(undefined));
  return {
    follow: (wish) => (onValue, onLost) => {
      state.worker ??= new Worker(vouchFor(workerUrl, 'board'), { type: 'module' });
      const { worker } = state;
      const hear = ({ data }: MessageEvent<BoardNews>) => ('board' in data ? onValue(data) : onLost());
      worker.addEventListener('message', hear);
      worker.addEventListener('error', onLost);
      const wanted = { still: true };
      void placing.then((place) => wanted.still && worker.postMessage({ ...wish, place } satisfies PlacedWish));
      return () => {
        wanted.still = false;
        worker.removeEventListener('message', hear);
        worker.removeEventListener('error', onLost);
      };
    },
    end() {
      state.worker?.terminate();
      state.worker = undefined;
    },
  };
}

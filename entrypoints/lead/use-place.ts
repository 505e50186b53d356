/** Owns where on the page one is: the address, followed; and that nobody turns away from what is half written unasked. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { LEAD_TABS, type LeadTab } from '../../components/lead/lead-app';
import type { Held } from '../../components/unkept';
import { asId, type PackId } from '../../utils/core/ids';

export interface Place {
  tab: LeadTab;
  packId?: PackId;
}

/** What the question is answered with. */
export interface Turning {
  drop(): void;
  stay(): void;
}

/** `#scripts/<pack>`; anything else is the first tab. */
function placeOf(hash: string): Place {
  const [name = '', packId = ''] = hash.replace(/^#/, '').split('/');
  const tab = LEAD_TABS.find((each) => each === name) ?? 'team';
  return { tab, ...(tab === 'scripts' && packId !== '' && { packId: asId<PackId>(decodeURIComponent(packId)) }) };
}

const hashOf = ({ tab, packId }: Place) => `#${packId === undefined ? tab : `${tab}/${encodeURIComponent(packId)}`}`;

export function usePlace(): { place: Place; go(place: Place): void; held: Held; turning: Turning | undefined } {
  const held = useMemo<Held>(() => new Set(), []);
  const [place, setPlace] = useState(() => placeOf(location.hash));
  const [turning, setTurning] = useState<Turning>();
  /** Of what is shown; the address may be ahead of it while the question stands. */
  const shown = useRef(location.hash);

  /** `undo` takes back what the address says already. */
  const turn = useCallback(
    (then: () => void, undo: () => void) => {
      const from = document.activeElement as HTMLElement | null;
      // What is being typed is handed on when its field is left; it must be, before the field goes.
      flushSync(() => from?.blur());
      if (held.size === 0) {
        setTurning(undefined);
        return then();
      }
      const answer = (work: () => void) => () => {
        setTurning(undefined);
        work();
      };
      setTurning({
        drop: answer(() => {
          held.clear();
          then();
        }),
        stay: answer(() => {
          undo();
          from?.focus();
        }),
      });
    },
    [held],
  );
  useEffect(() => {
    const follow = () => {
      const { hash } = location;
      // There and back while the question stood.
      if (hash === shown.current) return setTurning(undefined);
      const there = () => {
        shown.current = hash;
        setPlace(placeOf(hash));
      };
      // The entry gone back from is written anew: Back leads where it did before.
      turn(there, () => history.pushState(history.state, '', shown.current || '#'));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [turn]);
  const go = useCallback(
    (wanted: Place) => {
      const hash = hashOf(wanted);
      if (hash === shown.current) return;
      turn(
        () => {
          location.hash = hash;
        },
        () => undefined,
      );
    },
    [turn],
  );
  return { place, go, held, turning };
}

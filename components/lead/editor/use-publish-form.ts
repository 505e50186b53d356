/** Owns whether the publish form is there, out of sight or shown, and that what stands in it goes only when that was asked. */
import { useState } from 'react';
import { useUnkept } from '../../unkept';

export interface PublishForm {
  /** `away`: out of sight, with all that stands in it. */
  state: 'none' | 'away' | 'shown';
  /** What the question on leaving is answered with; undefined: it is not asked. */
  leaving: { drop(): void; stay(): void } | undefined;
  show(): void;
  putAway(): void;
  /** Something stands in it that is in no version yet. */
  onWritten(): void;
  /** Goes at once, or asks first where something would be lost. */
  leave(then: () => void): void;
}

export function usePublishForm(): PublishForm {
  const [state, setState] = useState<PublishForm['state']>('none');
  const [isWritten, setWritten] = useState(false);
  const [leaving, setLeaving] = useState<PublishForm['leaving']>();
  const letGo = useUnkept(isWritten);
  return {
    state,
    leaving,
    show: () => setState('shown'),
    putAway: () => setState('away'),
    onWritten: () => setWritten(true),
    leave(then) {
      const from = document.activeElement as HTMLElement | null;
      const drop = () => {
        letGo();
        setWritten(false);
        setLeaving(undefined);
        setState('none');
        then();
      };
      const stay = () => {
        setLeaving(undefined);
        from?.focus();
      };
      if (isWritten) setLeaving({ drop, stay });
      else drop();
    },
  };
}

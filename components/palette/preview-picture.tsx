/** The picture that goes with the selected script; its bytes are asked for when it is looked at. */
import { useEffect, useState } from 'react';
import type { Snippet } from '../../utils/core/snippet';
import { useText } from '../text';

interface PreviewPictureProps {
  snippet: Snippet;
  /** Resolves to a data address, or undefined where there is none. */
  onPicture(id: Snippet['id']): Promise<string | undefined>;
}

export function PreviewPicture({ snippet: { id, picture }, onPicture }: PreviewPictureProps) {
  const t = useText();
  const [shown, setShown] = useState<{ id: string; src: string }>();
  const wanted = picture && id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once per script, whoever is asked
  useEffect(() => {
    let left = false;
    if (wanted) void onPicture(wanted).then((src) => !left && src && setShown({ id: wanted, src }));
    return () => {
      left = true;
    };
  }, [wanted]);
  if (!picture) return null;
  return (
    <figure className="preview-picture">
      {shown?.id === id && <img src={shown.src} alt="" />}
      <figcaption>{t('palettePicture', picture.alt)}</figcaption>
    </figure>
  );
}

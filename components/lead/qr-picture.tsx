/** A text as a QR code, drawn as one path: dark on white in either theme, as cameras want it, with the quiet border around. */
import { useMemo } from 'react';
import { encode } from 'uqr';

/** A module of a long invitation is still three pixels wide. */
const MODULE_PX = 3;

export function QrPicture({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    // The lowest correction: a screen is never torn or dirty, and the code stays as coarse as it can.
    const { data, size } = encode(text, { ecc: 'L', border: 4 });
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: dark.join('') };
  }, [text]);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      width={size * MODULE_PX}
      height={size * MODULE_PX}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

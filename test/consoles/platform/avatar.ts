/** Owns the buyers' pictures: drawn from a seed, so that the same seed is the same face; 0 is the default one. */

export function avatarUrl(seed: number, name: string): string {
  const hue = (seed * 47) % 360;
  const fill = seed === 0 ? '#c4c9d0' : `hsl(${hue},45%,62%)`;
  const letter = seed === 0 ? '' : ([...name][0] ?? '').replace(/[<>&"]/g, '');
  const words = `<text x="20" y="27" font-size="18" text-anchor="middle" fill="#fff">${letter}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${fill}"/>${words}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Owns dead weight: `?nodes=10000` fills a corner of the page until it has that many elements. */

export function fillNodes(selector: string): void {
  const wanted = Number(new URLSearchParams(location.search).get('nodes') ?? 0);
  const corner = document.querySelector(selector);
  if (!corner) return;
  const missing = wanted - document.querySelectorAll('*').length;
  const part = document.createDocumentFragment();
  for (let made = 0; made < missing; made += 4) {
    const item = document.createElement('div');
    item.className = 'filler';
    const name = document.createElement('span');
    name.textContent = `推荐商品 ${made}`;
    const price = document.createElement('b');
    price.textContent = `¥${(made % 300) + 9}`;
    item.append(name, price, document.createElement('i'));
    part.append(item);
  }
  corner.append(part);
}

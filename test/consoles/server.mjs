/** Owns the serving of the simulated consoles under the real hosts' names: HTTPS, one certificate made at start. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { extname } from 'node:path';
import selfsigned from 'selfsigned';
import { CONSOLES_DIST } from './build.mjs';

export const CONSOLE_URLS = {
  pdd: 'https://mms.pinduoduo.com/chat-merchant/index.html',
  feige: 'https://im.jinritemai.com/pc_seller_v2/main/workspace',
  jd: 'https://dongdong.jd.com/',
  kuaishou: 'https://im.kwaixiaodian.com/workbench',
  xiaohongshu: 'https://walle.xiaohongshu.com/cstools/seller/dashboard',
  chatwoot: 'https://app.chatwoot.com/app/accounts/1/dashboard',
  weixin: 'https://store.weixin.qq.com/shop/kf',
  wangwang: 'https://air.1688.com/app/ocms-fusion-components-1688/def_cbu_web_im/index.html',
  shopee: 'https://seller.shopee.sg/new-webchat/conversations',
  goofish: 'https://www.goofish.com/im',
  livehelperchat: 'https://demo.livehelperchat.com/site_admin/front/default',
  /** Of which only the input field is known. */
  tiktok: 'https://seller-us.tiktok.com/chat/inbox/current',
  /** A console under a name that no profile knows. */
  stranger: 'https://kefu.stranger.example/shop/kf',
};

const SITES = {
  'mms.pinduoduo.com': {
    name: 'pdd',
    pages: ['/chat-merchant/index.html', '/chat-merchant/'],
    base: '/chat-merchant/',
  },
  'im.jinritemai.com': { name: 'feige', pages: ['/pc_seller_v2/main/workspace'], base: '/pc_seller_v2/static/' },
  'dongdong.jd.com': { name: 'jd', pages: ['/'], base: '/static/' },
  'im.kwaixiaodian.com': { name: 'kuaishou', pages: ['/workbench'], base: '/static/' },
  'walle.xiaohongshu.com': { name: 'xiaohongshu', pages: ['/cstools/seller/dashboard'], base: '/cstools/static/' },
  'app.chatwoot.com': { name: 'chatwoot', pages: ['/app/accounts/1/dashboard'], base: '/static/' },
  'store.weixin.qq.com': { name: 'weixin', pages: ['/shop/kf'], base: '/shop/static/' },
  'air.1688.com': {
    name: 'wangwang',
    pages: ['/app/ocms-fusion-components-1688/def_cbu_web_im_core/index.html'],
    base: '/app/ocms-fusion-components-1688/def_cbu_web_im_core/static/',
    // The page that people open holds the chat in a frame.
    outer: '/app/ocms-fusion-components-1688/def_cbu_web_im/index.html',
  },
  'seller.shopee.sg': { name: 'shopee', pages: ['/new-webchat/conversations'], base: '/static/' },
  'www.goofish.com': { name: 'goofish', pages: ['/im'], base: '/static/' },
  'kefu.stranger.example': { name: 'weixin', pages: ['/shop/kf'], base: '/shop/static/' },
  'seller-us.tiktok.com': { name: 'tiktok', pages: ['/chat/inbox/current'], base: '/static/' },
  'demo.livehelperchat.com': { name: 'livehelperchat', pages: ['/site_admin/front/default'], base: '/static/' },
};
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-src 'self'; base-uri 'self'; form-action 'self'";

/**
 * Serves the built pages by Host header. `csp: 'strict'` sends a policy as hard as any console's. `hosts` are the
 * names it answers to; `resolverRules` is the value for Chromium's --host-resolver-rules.
 */
export async function startConsoleServer({ port = 0, csp = 'none', distDir = CONSOLES_DIST } = {}) {
  const hosts = Object.keys(SITES);
  const names = [...hosts, 'localhost'].map((value) => ({ type: 2, value }));
  const pems = selfsigned.generate([{ name: 'commonName', value: hosts[0] }], {
    keySize: 2048,
    days: 30,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: names }],
  });
  const server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    const site = SITES[(request.headers.host ?? '').split(':')[0]];
    const { pathname: path, search } = new URL(request.url, 'https://x');
    if (site?.outer === path) {
      response.writeHead(200, { 'content-type': TYPES['.html'] }).end(framed(site.pages[0] + search));
      return;
    }
    const file = site && fileFor(site, path);
    if (!file) {
      response.writeHead(404).end('not here');
      return;
    }
    try {
      const body = readFileSync(`${distDir}/${site.name}/${file}`);
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'cache-control': 'no-store',
        ...(csp === 'strict' && file === 'index.html' ? { 'content-security-policy': STRICT_CSP } : {}),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end('not built');
    }
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = server.address().port;
  return {
    port: bound,
    hosts,
    resolverRules: hosts.map((host) => `MAP ${host}:443 127.0.0.1:${bound}`).join(', '),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A page with nothing of its own but the frame; `address` comes from the test. */
function framed(address) {
  const src = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><html lang="zh"><title>旺旺</title><body style="margin:0"><iframe title="聊天" src="${src}" style="border:0;width:100vw;height:99vh"></iframe></body></html>`;
}

function fileFor(site, path) {
  if (site.pages.includes(path)) return 'index.html';
  const asset = path.startsWith(site.base) ? path.slice(site.base.length) : '';
  return /^assets\/[\w.-]+$/.test(asset) ? asset : null;
}

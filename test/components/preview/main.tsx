/** Draws one surface with invented values, chosen by the query: ?surface=overlay&state=busy&locale=zh&theme=light */
import type { OverlayModel } from '../../../components/overlay/overlay-model';
import { mountOverlay } from '../../../entrypoints/chat.content/overlay-mount';
import { translateIn } from '../translate';
import { overlaySamples } from './overlay-samples';

const query = new URLSearchParams(location.search);
const locale = query.get('locale') === 'en' ? 'en' : 'zh';
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const state = query.get('state') ?? 'usual';
const surface = query.get('surface') ?? 'overlay';
document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';

const said: string[] = [];
Object.assign(window, { said });
const say =
  (name: string) =>
  (...values: unknown[]) =>
    said.push(
      `${name} ${values.map((value) => (value instanceof Event ? value.isTrusted : JSON.stringify(value))).join(' ')}`,
    );

function showOverlay() {
  document.body.style.background = theme === 'dark' ? '#111' : '#e8ebee';
  const sample = overlaySamples(locale, Date.now())[state];
  if (!sample) throw new Error(`no sample ${state}`);
  let model = { ...sample, theme } as OverlayModel;
  const change = (parts: Partial<OverlayModel>) => {
    model = { ...model, ...parts };
    overlay.update(model);
  };
  const overlay = mountOverlay(
    {
      onJump: say('jump'),
      onInsert: say('insert'),
      onCollapse: (collapsed) => change({ collapsed }),
      onMove: (position) => {
        say('move')(position);
        change({ position });
      },
      onName: say('name'),
      onDismissNotice: say('dismiss'),
      onReload: say('reload'),
    },
    translateIn(locale),
  );
  overlay.update(model);
}

if (surface === 'overlay') showOverlay();
document.documentElement.dataset.ready = 'true';

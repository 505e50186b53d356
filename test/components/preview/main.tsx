/** Draws one surface with invented values, chosen by the query: ?surface=overlay&state=busy&locale=zh&theme=light */

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { GivenSettings } from '../../../components/options/given-settings';
import { GivenSites } from '../../../components/options/given-sites';
import { OptionsApp } from '../../../components/options/options-app';
import type { OverlayModel } from '../../../components/overlay/overlay-model';
import { PopupApp } from '../../../components/popup/popup-app';
import { StorageNote } from '../../../components/storage-news';
import { TextProvider } from '../../../components/text';
import { mountOverlay } from '../../../entrypoints/chat.content/overlay-mount';
import { type StorageState, unreadLosses } from '../../../utils/core/storage-news';
import { translateIn } from '../translate';
import { sampleGiven, sampleGivenSettings, sampleRuleName } from './given-samples';
import { LeadPreview } from './lead-preview';
import { NumbersPreview } from './numbers-preview';
import { overlaySamples } from './overlay-samples';
import { importReport, optionsSample, storageSample } from './page-samples';
import { PalettePreview } from './palette-preview';
import { popupSamples } from './popup-samples';

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
      onRemember: say('remember'),
      onKeepQuestion: say('keep'),
      onReload: say('reload'),
      onCoach: say('coach'),
      onGuardAccept: say('guardAccept'),
      onGuardWaveOff: say('guardWaveOff'),
    },
    translateIn(locale),
  );
  overlay.update(model);
  // For timing a redraw from the console: a buyer's message arrives, and other scripts fit it.
  Object.assign(window, {
    redraw: (n: number) =>
      change({
        unansweredMessages: 1 + (n % 3),
        suggestions: model.suggestions.map((card) => ({ ...card, title: `${card.title.slice(0, 6)} ${n}` })),
      }),
  });
}

async function showPage() {
  await import('../../../components/pages/pages.css');
  document.body.className = `sl ${surface}`;
  document.body.dataset.theme = theme;
  const root = createRoot(document.getElementById('root') as HTMLElement);
  const draw = async () => {
    if (surface === 'popup') {
      await import('../../../components/figures/figures.css');
      await import('../../../components/popup/popup.css');
      const told = storageSample();
      const storage: Record<string, StorageState> = { news: told, full: { ...told, state: 'full' } };
      const note = storage[state];
      const model = popupSamples(locale)[note ? 'day' : state];
      if (!model) throw new Error(`no sample ${state}`);
      const nothing = () => {};
      return (
        <>
          {note && <StorageNote storage={note} losses={unreadLosses(note)} onSeen={nothing} />}
          <PopupApp
            model={model}
            callbacks={{
              onTab: say('tab'),
              onSite: say('site'),
              onExplain: say('explain'),
              onCopyText: async () => true,
              onJump: async () => 'done',
              onNumbers: nothing,
              onMetric: say('metric'),
              onQuery: say('query'),
              onCopy: async () => true,
              onLead: nothing,
              onTeach: nothing,
              onOptions: nothing,
            }}
          />
        </>
      );
    }
    if (surface === 'palette') {
      await import('../../../components/palette/palette.css');
      await import('../../../components/script-marks.css');
      document.body.classList.add('palette-page');
      return <PalettePreview locale={locale} state={state} />;
    }
    await import('../../../components/pages/full-page.css');
    const yes = async () => true;
    if (surface === 'options') {
      return (
        <OptionsApp
          model={optionsSample(locale, state)}
          given={
            state === 'given' && (
              <>
                <GivenSites sites={sampleGiven(locale)} onDecide={async () => 'host'} />
                <GivenSettings
                  settings={sampleGivenSettings(locale)}
                  ruleName={sampleRuleName(locale)}
                  onDecide={async () => 'gone'}
                />
              </>
            )
          }
          callbacks={{
            onEnabled: yes,
            onAgentName: yes,
            onForgetTaught: yes,
            onTheme: yes,
            onCalendar: yes,
            onMinimumSample: yes,
            onExport: async () => 'about:blank',
            onErase: yes,
            onRetention: yes,
            onSeen: yes,
            onCheckFile: async () => importReport(state),
            onImport: async () => importReport(state),
            onRebuild: yes,
            onForget: yes,
            onPaletteKeys: yes,
            onGuard: yes,
            onCoach: yes,
            onSoundOff: yes,
            onNotify: yes,
            onDue: yes,
            onCopy: yes,
          }}
        />
      );
    }
    if (surface === 'numbers') {
      await import('../../../components/figures/figures.css');
      await import('../../../components/numbers/numbers.css');
      return <NumbersPreview locale={locale} state={state} />;
    }
    await import('../../../components/lead/lead.css');
    await import('../../../components/lead/big-screen.css');
    return <LeadPreview locale={locale} state={state} />;
  };
  const page = await draw();
  flushSync(() => root.render(<TextProvider translate={translateIn(locale)}>{page}</TextProvider>));
}

if (surface === 'overlay') showOverlay();
else await showPage();
document.documentElement.dataset.ready = 'true';

/** What a page says when it has nothing to draw yet, and why: loading, nothing so far, first run, store lost. */
import type { Loadable } from './popup/popup-model';
import { useText } from './text';

/** `no-record`: nothing in days that are over. */
export function Placeholder({ state }: { state: Exclude<Loadable<never>['state'], 'ready'> | 'no-record' }) {
  const t = useText();
  if (state === 'loading') {
    return (
      <p className="empty empty-loading" aria-busy="true">
        {t('pageLoading')}
      </p>
    );
  }
  if (state === 'lost') {
    return (
      <div className="empty" role="alert">
        <h2>{t('pageLost')}</h2>
        <p>{t('pageLostWhy')}</p>
      </div>
    );
  }
  if (state === 'no-record') {
    return (
      <div className="empty">
        <h2>{t('pageNoRecord')}</h2>
        <p>{t('pageNoRecordWhy')}</p>
      </div>
    );
  }
  return (
    <div className="empty">
      <h2>{t(state === 'first-run' ? 'pageFirstRun' : 'pageEmpty')}</h2>
      <p>{t(state === 'first-run' ? 'pageFirstRunWhy' : 'pageEmptyWhy')}</p>
    </div>
  );
}

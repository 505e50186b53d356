/** One pack of the list and what can be done with it; what cannot be taken back is asked twice. */
import { type Ref, useState } from 'react';
import type { PackDiff } from '../../../utils/core/pack-diff';
import { useText } from '../../text';
import { OutcomeNote, useOutcome } from '../../use-outcome';
import { useWayBack } from '../../use-way-back';
import type { PackLine, PackUses } from '../lead-model';
import { DiffView } from './diff-view';
import { ExportLinks } from './export-links';
import type { ListSeams } from './pack-list';
import { UsesView } from './uses-view';

type Open = 'export' | 'uses' | 'history' | 'remove' | undefined;

export function PackRow({ pack, seams }: { pack: PackLine; seams: ListSeams }) {
  const t = useText();
  const [open, setOpen] = useState<Open>();
  const [diff, setDiff] = useState<PackDiff>();
  const [uses, setUses] = useState<{ read: PackUses | undefined }>();
  const { outcome, run } = useOutcome();
  const [opener, goBack] = useWayBack<HTMLButtonElement>();
  const date = new Intl.DateTimeFormat(t('localeTag'), { dateStyle: 'medium' });
  const toggle = (wanted: Open) => setOpen(open === wanted ? undefined : wanted);
  const showHistory = async () => {
    toggle('history');
    setDiff(await seams.onCompare(pack.id));
  };
  const showUses = async () => {
    toggle('uses');
    setUses({ read: await seams.onUses(pack.id) });
  };
  const readOnly = pack.builtIn || pack.fed || pack.signed;
  return (
    <li>
      <span className="pack-title">
        {pack.title} <span className="badge">v{pack.version}</span>
        {pack.builtIn && <span className="badge">{t('packBuiltIn')}</span>}
        {pack.fed && <span className="badge">{t('packFed')}</span>}
        {!pack.builtIn && (
          <span className={pack.signed ? 'badge badge-own' : 'badge'}>
            {t(pack.signed ? 'packSigned' : 'packUnsigned')}
          </span>
        )}
        {pack.mandatory && <span className="badge badge-own">{t('packMandatory')}</span>}
        {pack.off && <span className="badge badge-estimated">{t('packOff')}</span>}
        {pack.drafts > 0 && <span className="badge badge-estimated">{t('packDrafts', pack.drafts)}</span>}
      </span>
      <span className="foot">{t('packFacts', pack.snippets, pack.author, date.format(pack.importedAt))}</span>
      <fieldset className="row-actions" aria-label={pack.title}>
        <Action
          name={readOnly ? 'packCopy' : 'packEdit'}
          of={pack}
          strong
          onPress={() => void (readOnly ? run(() => seams.onCopy(pack.id)) : seams.onOpen(pack.id))}
        />
        <Action name="packExport" of={pack} expanded={open === 'export'} onPress={() => toggle('export')} />
        <Action name="packUses" of={pack} expanded={open === 'uses'} onPress={() => void showUses()} />
        {pack.previousVersion !== undefined && !pack.builtIn && (
          <>
            <Action
              name="packGoBack"
              version={pack.previousVersion}
              of={pack}
              onPress={() => void run(() => seams.onGoBack(pack.id))}
            />
            <Action
              name="packCompare"
              version={pack.previousVersion}
              of={pack}
              expanded={open === 'history'}
              onPress={() => void showHistory()}
            />
          </>
        )}
        {!pack.mandatory && (
          <Action
            name={pack.off ? 'packUse' : 'packUnuse'}
            of={pack}
            onPress={() => void run(() => seams.onUse(pack.id, pack.off))}
          />
        )}
        {!pack.builtIn && (
          <Action
            ref={opener}
            name="packRemove"
            of={pack}
            expanded={open === 'remove'}
            onPress={() => toggle('remove')}
          />
        )}
        <OutcomeNote outcome={outcome} />
      </fieldset>
      {open === 'export' && <ExportLinks pack={pack} onExport={seams.onExport} />}
      {open === 'uses' && uses && (
        <section className="confirm" aria-label={t('packUses')}>
          <UsesView uses={uses.read} />
        </section>
      )}
      {open === 'history' && diff && (
        <section className="confirm" aria-label={t('packCompare', pack.previousVersion ?? '')}>
          <h3>{t('packCompareHead', pack.previousVersion ?? '', pack.version)}</h3>
          <DiffView diff={diff} />
        </section>
      )}
      {open === 'remove' && (
        <div className="confirm" role="alert">
          <p>{t(pack.drafts > 0 ? 'packRemoveDraftsSure' : 'packRemoveSure', pack.title)}</p>
          <div className="actions">
            <button type="button" className="danger" onClick={() => void run(() => seams.onRemove(pack.id))}>
              {t('packRemoveYes')}
            </button>
            <button
              type="button"
              className="plain"
              onClick={() => {
                setOpen(undefined);
                goBack();
              }}
            >
              {t('cancel')}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}

interface ActionProps {
  name: `pack${'Copy' | 'Edit' | 'Export' | 'Uses' | 'GoBack' | 'Compare' | 'Use' | 'Unuse' | 'Remove'}`;
  of: PackLine;
  version?: number;
  expanded?: boolean;
  strong?: boolean;
  ref?: Ref<HTMLButtonElement>;
  onPress(): void;
}

function Action({ name, of, version = 0, expanded, strong, ref, onPress }: ActionProps) {
  const t = useText();
  return (
    <button ref={ref} type="button" className={strong ? 'plain' : 'link'} aria-expanded={expanded} onClick={onPress}>
      {t(name, version)}
      <span className="unseen"> {of.title}</span>
    </button>
  );
}

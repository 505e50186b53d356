/** Script packs: what is there and what can be done with each, a new one, and bringing files in. */
import type { PackDiff } from '../../../utils/core/pack-diff';
import { useText } from '../../text';
import type { PackLine, PackUses } from '../lead-model';
import type { ExportFile, ExportFormat } from './export-links';
import type { ImportSeams } from './import-model';
import { ImportPanel } from './import-panel';
import { NewPackForm } from './new-pack-form';
import { PackRow } from './pack-row';

/** What ends in false has changed nothing. */
export interface ListSeams extends ImportSeams {
  onOpen(packId: string): void;
  /** A copy of one's own, opened for editing. */
  onCopy(packId: string): Promise<boolean>;
  onCreate(title: string, author: string): Promise<boolean>;
  onRemove(packId: string): Promise<boolean>;
  /** Off or on for this computer. */
  onUse(packId: string, used: boolean): Promise<boolean>;
  onGoBack(packId: string): Promise<boolean>;
  /** From the version before to the one in use. */
  onCompare(packId: string): Promise<PackDiff | undefined>;
  /** What became of its scripts lately; undefined where nothing was ever recorded. */
  onUses(packId: string): Promise<PackUses | undefined>;
  onExport(packId: string, format: ExportFormat): Promise<readonly ExportFile[]>;
}

export function PackList({ packs, seams }: { packs: readonly PackLine[]; seams: ListSeams }) {
  const t = useText();
  const targets = packs.filter(({ builtIn, fed, signed }) => !builtIn && !fed && !signed);
  return (
    <section aria-labelledby="packs">
      <h2 id="packs">{t('leadPacks')}</h2>
      {packs.length === 0 ? (
        <p className="lead-in">{t('leadNoPacks')}</p>
      ) : (
        <ul className="packs">
          {packs.map((pack) => (
            <PackRow key={pack.id} pack={pack} seams={seams} />
          ))}
        </ul>
      )}
      <NewPackForm onCreate={seams.onCreate} />
      <ImportPanel targets={targets} seams={seams} />
    </section>
  );
}

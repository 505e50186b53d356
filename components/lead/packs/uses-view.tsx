/** What became of a pack's scripts lately on this computer, for whoever works at it: counts, never a chat. Judges nobody. */
import { Scroller } from '../../scroller';
import { useText } from '../../text';
import type { PackUses } from '../lead-model';

/** The most used are worth reading; the others can be found in the editor. */
const LISTED = 30;

/** @param uses undefined: nothing was ever recorded here */
export function UsesView({ uses }: { uses: PackUses | undefined }) {
  const t = useText();
  if (!uses) return <p className="foot">{t('usesNothing')}</p>;
  const { days, lines, unused } = uses;
  return (
    <>
      <p className="lead-in">{t('usesWhy', days)}</p>
      {lines.length > 0 && (
        <Scroller label={t('packUses')}>
          <table className="sheet uses">
            <thead>
              <tr>
                <th scope="col">{t('fieldTitle')}</th>
                {(['usesInserted', 'usesSent', 'usesEdited', 'usesAskedAgain'] as const).map((key) => (
                  <th key={key} scope="col" className="number">
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, LISTED).map(({ id, title, use }) => (
                <tr key={id}>
                  <th scope="row" title={title}>
                    {title}
                  </th>
                  <td className="number">{use.used}</td>
                  <td className="number">{use.sent}</td>
                  <td className="number">
                    {use.edited === 0
                      ? 0
                      : t('usesEditedBy', use.edited, Math.round((100 * use.editedShares) / use.edited))}
                  </td>
                  <td className="number">{use.askedAgain}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      {lines.length > LISTED && <p className="foot">{t('listMore', lines.length - LISTED)}</p>}
      <p className="foot">{t('usesUnused', unused)}</p>
    </>
  );
}

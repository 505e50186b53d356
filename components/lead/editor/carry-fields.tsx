/** What a pack carries besides scripts and words: readings of pages, and what agents are to set. */
import type { Pack } from '../../../utils/core/snippet';
import { type OwnSettings, SettingFields } from './setting-fields';
import { type OwnSites, SiteFields } from './site-fields';

export type Carries = Required<Pick<Pack, 'sites' | 'settings'>>;

/** What there is to choose from on this computer. */
export interface OwnCarried {
  sites: OwnSites;
  settings: OwnSettings;
}

interface CarryFieldsProps {
  own: OwnCarried;
  carries: Carries;
  onCarries(carries: Carries): void;
}

export function CarryFields({ own, carries, onCarries }: CarryFieldsProps) {
  return (
    <>
      <SiteFields own={own.sites} entries={carries.sites} onEntries={(sites) => onCarries({ ...carries, sites })} />
      <SettingFields
        own={own.settings}
        entries={carries.settings}
        onEntries={(settings) => onCarries({ ...carries, settings })}
      />
    </>
  );
}

/** Scripts (话术) and packs: shapes only. */
import type { PackId, SnippetId } from './ids';

export type Stage = 'greeting' | 'presale' | 'order' | 'shipping' | 'aftersale' | 'complaint' | 'closing';

export interface Snippet {
  id: SnippetId;
  title: string;
  /** Ways buyers ask for it. The biggest lever of matching: five or more. */
  triggers: string[];
  /** Plain text; may hold `{buyer}` `{order}` `{goods}` `{shop}` `{agent}` and `{ask:label}` variables. */
  body: string;
  stage: Stage;
  category: string;
  tags: string[];
  /** What the agent types to reach it directly. */
  shortcut?: string;
  /** `YYYY-MM-DD`, inclusive both. */
  activeFrom?: string;
  activeTo?: string;
}

export interface Pack {
  format: 'sideline-pack/1';
  id: PackId;
  version: number;
  title: string;
  author: string;
  locale: 'zh-CN' | 'en';
  snippets: Snippet[];
}

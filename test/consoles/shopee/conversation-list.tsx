// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the conversation list: absolutely placed slots reused by index, those of the two separators among them. */
import { memo, type ReactNode, useLayoutEffect, useState } from 'react';
import { avatarUrl } from '../platform/avatar';
import { listGroups, type RowView } from '../platform/rows';
import { hash, page } from './page';

const ROW_HEIGHT = 72;
const OVERSCAN = 10;
const TITLES: Record<string, string> = { tab_unreplied: 'Unreplied', tab_manually_replied: 'Replied' };

type Item = { separator: string; count: number } | { row: RowView };

const Cell = memo(
  function Cell({ row }: { row: RowView }) {
    return (
      <div
        data-cy={`webchat-conversation-cell-root${row.active ? '-current' : ''}`}
        className={hash(row.active ? 'cellCurrent' : 'cell')}
        ref={page.rowRef(row.key)}
        onClick={() => page.screen.open(row.key)}
      >
        <div className={hash('avatar')}>
          <img alt="" src={avatarUrl(row.avatar, row.name)} />
        </div>
        <div className={hash('lines')}>
          <div className={hash('title')}>
            <div data-cy="webchat-conversation-cell-name" title={row.name}>
              {row.name}
            </div>
            <div data-cy="webchat-conversation-cell-timestamp">{row.time}</div>
          </div>
          <div className={hash('content')}>
            <div data-cy="webchat-conversation-cell-message">
              <div data-cy="webchat-conversation-cell-content-text" title={row.preview}>
                {row.preview}
              </div>
            </div>
            <div className={hash('badge')}>{row.unread > 0 && <div>{row.unread}</div>}</div>
          </div>
        </div>
      </div>
    );
  },
  (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row),
);

function Slot({ at, id, children }: { at: number; id?: string; children: ReactNode }) {
  const style = { position: 'absolute', left: 0, top: at * ROW_HEIGHT, height: ROW_HEIGHT, width: '100%' } as const;
  return (
    <div style={style} {...(id === undefined ? {} : { id })}>
      {children}
    </div>
  );
}

function slot(item: Item, at: number) {
  const { recycle } = page.platform.hazards;
  const { rowEpoch } = page.screen;
  if ('separator' in item) {
    return (
      <Slot key={recycle ? at : item.separator} at={at} id={item.separator}>
        {TITLES[item.separator]} ({item.count})
      </Slot>
    );
  }
  return (
    <Slot key={recycle ? `${at}-${rowEpoch}` : `${item.row.key}-${rowEpoch}`} at={at}>
      <div data-cy="webchat-conversation-cell-container">
        <Cell row={item.row} />
      </div>
    </Slot>
  );
}

export function ConversationList() {
  page.useBeat();
  const { screen, platform } = page;
  const [top, setTop] = useState(0);
  const items: Item[] = listGroups(platform, screen.activeKey, Date.now()).flatMap(({ name, rows }) => [
    { separator: name, count: rows.length },
    ...rows.map((row) => ({ row })),
  ]);
  const { virtualRows } = platform.hazards;
  const height = Math.ceil(window.innerHeight / ROW_HEIGHT);
  const from = virtualRows ? Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN) : 0;
  const to = virtualRows ? from + height + 2 * OVERSCAN : items.length;
  useLayoutEffect(() => platform.markTold());
  return (
    <div data-cy="webchat-conversation-list-wrapper" className={hash('listWrapper')}>
      <div className={hash('tabs')}>
        <div data-cy="webchat-conversation-filter-filter-new">All</div>
      </div>
      <div data-cy="webchat-conversation-list" className={hash('list')}>
        <div
          className="ReactVirtualized__Grid ReactVirtualized__List"
          onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        >
          <div
            className="ReactVirtualized__Grid__innerScrollContainer"
            style={{ position: 'relative', height: items.length * ROW_HEIGHT }}
          >
            {items.slice(from, to).map((item, index) => slot(item, from + index))}
          </div>
        </div>
      </div>
    </div>
  );
}

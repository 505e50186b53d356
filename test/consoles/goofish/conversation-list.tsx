// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the conversation list: a window of rows keyed by conversation. Name, words and day have styles and no class. */
import { memo, useLayoutEffect, useState } from 'react';
import { avatarUrl } from '../platform/avatar';
import { listGroups, type RowView } from '../platform/rows';
import { page, tailed } from './page';

const ROW_HEIGHT = 84;
const OVERSCAN = 10;

function Badge({ row }: { row: RowView }) {
  return (
    <span className="ant-badge">
      <img alt="" src={avatarUrl(row.avatar, row.name)} />
      {row.unread > 0 && (
        <sup
          data-show="true"
          className="ant-scroll-number ant-badge-count ant-badge-count-sm"
          title={String(row.unread)}
        >
          {[...String(row.unread)].map((digit, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place.
            <span className="ant-scroll-number-only" key={index}>
              <span className="ant-scroll-number-only-unit current">{digit}</span>
            </span>
          ))}
        </sup>
      )}
    </span>
  );
}

const Row = memo(
  function Row({ row }: { row: RowView }) {
    const lit = row.active ? ` ${tailed('conversation-item-active')}` : '';
    return (
      <div
        className={`${tailed('conversation-item')}${lit}`}
        ref={page.rowRef(row.key)}
        onClick={() => page.screen.open(row.key)}
      >
        <div className="ant-dropdown-trigger">
          <div style={{ display: 'flex', position: 'relative' }}>
            <div style={{ marginRight: 12 }}>
              <Badge row={row} />
            </div>
            <div style={{ flex: '1 1 0%', overflow: 'hidden' }}>
              <div style={{ display: 'flex', justifyContent: 'space-between' }}>
                <div style={{ fontSize: 14, fontWeight: 500, color: 'rgb(31, 31, 31)' }}>{row.name}</div>
                {row.returning && <div className={tailed('order-success')}>交易成功</div>}
              </div>
              <div style={{ fontSize: 12, color: 'rgb(102, 102, 102)', textOverflow: 'ellipsis' }}>{row.preview}</div>
              <div style={{ fontSize: 12, color: 'rgb(153, 153, 153)' }}>{row.time}</div>
            </div>
          </div>
        </div>
      </div>
    );
  },
  (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row),
);

export function ConversationList() {
  page.useBeat();
  const { screen, platform } = page;
  const [top, setTop] = useState(0);
  const rows = listGroups(platform, screen.activeKey, Date.now()).flatMap((group) => group.rows);
  const { virtualRows } = platform.hazards;
  const height = Math.ceil(window.innerHeight / ROW_HEIGHT);
  const from = virtualRows ? Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN) : 0;
  const to = virtualRows ? from + height + 2 * OVERSCAN : rows.length;
  useLayoutEffect(() => platform.markTold());
  return (
    <div id="conv-list-scrollable" className={tailed('conversation-list')}>
      <div className="rc-virtual-list">
        <div className="rc-virtual-list-holder" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
          <div style={{ height: rows.length * ROW_HEIGHT, position: 'relative', overflow: 'hidden' }}>
            <div
              className="rc-virtual-list-holder-inner"
              style={{ display: 'flex', flexDirection: 'column', transform: `translateY(${from * ROW_HEIGHT}px)` }}
            >
              {rows.slice(from, to).map((row) => (
                <Row key={`${row.key}-${screen.rowEpoch}`} row={row} />
              ))}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

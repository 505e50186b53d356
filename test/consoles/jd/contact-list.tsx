// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the contacts: a window of rows over the list, reused by place, and a second list of past ones under another tab. */
import { memo, useLayoutEffect, useState } from 'react';
import { listGroups, type RowView } from '../platform/rows';
import { page, pinOf } from './page';

const ROW_HEIGHT = 56;
const OVERSCAN = 10;

const Row = memo(
  function Row({ row }: { row: RowView }) {
    const states = row.active ? ' alluser-item_check t-item-ck alluser-current' : '';
    const pin = pinOf(row.key);
    return (
      <div
        className={`alluser-item t-item-h alluser-item__normal${states}`}
        id={row.key}
        ref={page.rowRef(row.key)}
        onClick={() => page.screen.open(row.key)}
      >
        <span className="alluser-item-name" title={pin}>
          {pin}
        </span>
        <span className="alluser-item-date-w">{row.time}</span>
        {row.unread > 0 && <span className="alluser-item-leavemsg">{row.unread}</span>}
        {row.counter && <span className="user-none-reply-t">{row.counter}</span>}
        <p className="alluser-item-breifdesc" title={row.preview}>
          {row.preview}
        </p>
      </div>
    );
  },
  (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row),
);

export function ContactList() {
  page.useBeat();
  const { screen, platform } = page;
  const [top, setTop] = useState(0);
  const rows = listGroups(platform, screen.activeKey, Date.now()).flatMap((group) => group.rows);
  const { virtualRows, recycle } = platform.hazards;
  const height = Math.ceil(window.innerHeight / ROW_HEIGHT);
  const from = virtualRows ? Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN) : 0;
  const to = virtualRows ? from + height + 2 * OVERSCAN : rows.length;
  useLayoutEffect(() => platform.markTold());
  return (
    <div id="t-alluser-wrap">
      <div className="c_tabs-nav-container">
        <div className="c_tabs-tab c_tabs-tab_check" title="正在咨询">
          正在咨询
        </div>
        <div className="c_tabs-tab" title="历史咨询">
          历史咨询
        </div>
      </div>
      <div className="c_tabs-content">
        <div className="c_tabs-tabpane c_tabs-tab_inactive" />
        <div className="c_tabs-tabpane" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
          <div className="c_cas-head">正在咨询({rows.length})</div>
          <div
            className="c_stream-item-w"
            style={{ paddingTop: from * ROW_HEIGHT, paddingBottom: Math.max(0, rows.length - to) * ROW_HEIGHT }}
          >
            {rows.slice(from, to).map((row, index) => (
              <div
                className="alluser-item-content"
                key={recycle ? `${index}-${screen.rowEpoch}` : `${row.key}-${screen.rowEpoch}`}
              >
                <Row row={row} />
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

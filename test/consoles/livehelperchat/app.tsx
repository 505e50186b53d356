// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the page's frame: the list of opened chats, which React draws, and the box for their panes, which it does not. */
import { memo, useLayoutEffect, useRef } from 'react';
import { listGroups, type RowView } from '../platform/rows';
import { page } from './page';
import { drawPanes } from './panes';

const Row = memo(
  function Row({ row }: { row: RowView }) {
    return (
      <div
        title={row.key}
        className={`p-1 action-image chat-tabs-row${row.active ? ' chat-tab-active' : ''}`}
        ref={page.rowRef(row.key)}
        onClick={() => page.screen.open(row.key)}
      >
        <div className="fs12">
          <button type="button" className="float-end btn-link m-0 ms-1 p-0 btn btn-xs">
            <i className="material-icons me-0">close</i>
          </button>
          <span className={`material-icons${row.waiting ? ' text-danger' : ' text-success'}`}>
            {row.waiting ? 'call_received' : 'call_made'}
          </span>
          <i className="material-icons icon-user-online">wifi</i>
          <i className="material-icons icon-user-online">send</i>{' '}
          <span className={`small-truncate-nick ${row.unread > 0 ? 'fw-bold ' : ''}`}>{row.name}</span>
          {row.unread > 0 && <span className="msg-nm ps-1">({row.unread})</span>}
        </div>
        {row.preview !== '' && (
          <div className="fs13 text-muted pt-1">
            <span title={row.preview} className="d-none d-lg-inline-block text-truncate mw-100">
              {row.preview}
            </span>
          </div>
        )}
      </div>
    );
  },
  (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row),
);

/** A mail stands among the chats, under a number of its own that a chat may have too. */
function Mail({ number }: { number: string }) {
  return (
    <div title={number} className="p-1 action-image chat-tabs-row">
      <div className="fs12">
        <span title="Newsletter">
          <i className="material-icons">mail_outline</i>news@example.com
        </span>
      </div>
      <span title="Newsletter" className="fs13 text-muted pt-1 d-inline-block text-truncate mw-100">
        Newsletter
      </span>
    </div>
  );
}

function Chats() {
  page.useBeat();
  const { screen, platform } = page;
  const rows = listGroups(platform, screen.activeKey, Date.now()).flatMap((group) => group.rows);
  useLayoutEffect(() => platform.markTold());
  return (
    <div className="col-2 chats-column d-flex border-right pe-0 ps-0">
      {rows.map((row) => (
        <Row key={`${row.key}-${screen.rowEpoch}`} row={row} />
      ))}
      {rows[0] && <Mail number={rows[0].key} />}
    </div>
  );
}

function Panes() {
  page.useBeat();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) drawPanes(box.current);
  });
  return (
    <div id="tabs" role="tabpanel">
      <div className="tab-content" ref={box} />
    </div>
  );
}

export function App() {
  return (
    <div className="dashboard">
      <Chats />
      <Panes />
      <div className="goodsShelf" />
    </div>
  );
}

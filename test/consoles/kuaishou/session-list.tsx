// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the sessions: groups by how urgent they are; a row tells no id of its buyer. */
import { memo, useLayoutEffect } from 'react';
import { avatarUrl } from '../platform/avatar';
import { listGroups, type RowView } from '../platform/rows';
import { page } from './page';

const Row = memo(
  function Row({ row }: { row: RowView }) {
    const lit = row.active ? ` ${page.hashed('card').replace(/^card/, 'x')}-colorHighLight` : '';
    return (
      <div className="ant-dropdown-trigger" ref={page.rowRef(row.key)} onClick={() => page.screen.open(row.key)}>
        <div className={`SessionBaseCard${lit}`}>
          <img alt="" src={avatarUrl(row.avatar, row.name)} />
          <div className="SessionBaseCard-info">
            <div className="SessionBaseCard-topHead">
              <span className="SessionBaseCard-topHeadName">{row.name}</span>
              <span className="SessionBaseCard-topHeadTime">{row.counter || row.time}</span>
            </div>
            <div className="SessionBaseCard-lastMessage">{row.preview}</div>
            {row.unread > 0 && <i className="SessionBaseCard-unread-rot">{row.unread}</i>}
          </div>
        </div>
      </div>
    );
  },
  (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row),
);

export function SessionList() {
  page.useBeat();
  const { screen, platform } = page;
  const { recycle } = platform.hazards;
  useLayoutEffect(() => platform.markTold());
  return (
    <div className="SessionListGroup">
      {listGroups(platform, screen.activeKey, Date.now()).map((group) => (
        <div className="SessionListGroupItem" key={group.name}>
          <div className="SessionListGroupItem-title">
            <span className="SessionListGroupItem-groupName">{group.name}</span>
            <span className="SessionListGroupItem-count">({group.rows.length})</span>
          </div>
          {group.rows.map((row, index) => (
            <Row key={recycle ? `${index}-${screen.rowEpoch}` : `${row.key}-${screen.rowEpoch}`} row={row} />
          ))}
        </div>
      ))}
    </div>
  );
}

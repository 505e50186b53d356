// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the conversation list: slots reused by index, only those near the viewport, and no id of the conversation anywhere. */
import { memo, useLayoutEffect, useState } from 'react';
import { avatarUrl } from '../platform/avatar';
import { listGroups, type RowView } from '../platform/rows';
import { hashed, hashedFront, platform, rowElements, screen, useBeat } from './page';

const ROW_HEIGHT = 68;
const OVERSCAN = 10;
const TITLES: Record<string, string> = { waitReply: '待回复', overtime: '已超时', replied: '已回复' };

const Row = memo(
  function Row({ row }: { row: RowView }) {
    const states = [
      hashed('conversationCard'),
      hashed('newConversationCard'),
      row.waiting ? hashed('needReply') : '',
      row.active ? hashed('selected') : '',
    ];
    return (
      <div
        data-qa-id="qa-conversation-chat-item"
        data-kora="conversation"
        data-btm-id="a9034.b39122.c2622.current"
        ref={(element) => {
          if (!element) return undefined;
          rowElements.set(row.key, element);
          return () => {
            if (rowElements.get(row.key) === element) rowElements.delete(row.key);
          };
        }}
        onClick={() => screen.open(row.key)}
      >
        <div className={states.filter(Boolean).join(' ')}>
          <span className={hashed('avatarBox')}>
            <img alt="头像" src={avatarUrl(row.avatar, row.name)} />
            {row.unread > 0 && (
              <sup className="auxo-badge-count" title={String(row.unread)}>
                {row.unread}
              </sup>
            )}
          </span>
          <div className={hashed('cardContent')}>
            <div className={hashed('nameLine')} title={row.name}>
              <span className={hashedFront('NameContent')}>{row.name}</span>
              {row.returning && (
                <span className={hashed('userLabel')}>
                  <span>重复来访</span>
                </span>
              )}
              <span className={hashed('timerParticular')}>{row.counter || row.time}</span>
            </div>
            <div data-btm="d089038">
              <div className={hashed('msgContent')}>
                <span>{row.preview}</span>
              </div>
            </div>
          </div>
        </div>
      </div>
    );
  },
  (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row),
);

/** Not a buyer: the platform talks to the shop in a row that looks like any other. */
function SystemRow() {
  const count = 1 + Math.floor((Date.now() - (platform.pageStarts[0] ?? 0)) / 20_000);
  return (
    <div data-qa-id="qa-conversation-chat-item" data-kora="conversation" data-btm-id="a9034.b39122.c2622.systemConv">
      <div className={`${hashed('conversationCard')} ${hashed('newConversationCard')}`}>
        <span className={hashed('avatarBox')}>
          <img alt="头像" src={avatarUrl(7, '系')} />
          <sup className="auxo-badge-count" title={String(count)}>
            {count}
          </sup>
        </span>
        <div className={hashed('cardContent')}>
          <div className={hashed('nameLine')} title="系统通知">
            <span className={hashedFront('NameContent')}>系统通知</span>
            <span className={hashed('timerParticular')}>11-20</span>
          </div>
          <div data-btm="d089038">
            <div className={hashed('msgContent')}>
              <span>平台规则更新提醒（{count}）</span>
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

function Label({ name }: { name: string }) {
  const known = name === 'replied' ? {} : { 'data-btm': `message_group_name_${name}` };
  return (
    <div {...known} className={hashed('groupName')}>
      {TITLES[name]}
    </div>
  );
}

export function ConversationList() {
  useBeat();
  const [top, setTop] = useState(0);
  const groups = listGroups(platform, screen.activeKey, Date.now());
  const rows = groups.flatMap((group) => group.rows);
  const { virtualRows, recycle } = platform.hazards;
  const height = Math.ceil(window.innerHeight / ROW_HEIGHT);
  const from = virtualRows ? Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN) : 0;
  const to = virtualRows ? from + height + 2 * OVERSCAN : rows.length;
  useLayoutEffect(() => platform.markTold());
  let position = 0;
  return (
    <div id="chantListScrollArea">
      <div className="scroller" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <div className="scroller_content">
          <div
            className="list_items"
            style={{ paddingTop: from * ROW_HEIGHT, paddingBottom: Math.max(0, rows.length - to) * ROW_HEIGHT }}
          >
            {platform.hazards.systemRow && <SystemRow />}
            {groups.map((group) => {
              const first = position;
              position += group.rows.length;
              const shown = group.rows.filter((_, index) => first + index >= from && first + index < to);
              return [
                <Label key={`label-${group.name}`} name={group.name} />,
                ...shown.map((row, index) => (
                  <Row
                    key={recycle ? `${group.name}-${index}-${screen.rowEpoch}` : `${row.key}-${screen.rowEpoch}`}
                    row={row}
                  />
                )),
              ];
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Owns the page's frame: tabs and list, header, thread, composer, work station. */
import { Composer } from './composer';
import { ConversationList } from './conversation-list';
import { hashed, platform, screen, useBeat } from './page';
import { Thread } from './thread';
import { WorkStation } from './work-station';

function Header() {
  useBeat();
  const key = screen.headerKey;
  return (
    <div id="topbar-left-info" className={hashed('topbarLeft')}>
      <span>{key === null ? '' : platform.conversation(key).name}</span>
      <span className={hashed('remark')}>添加备注</span>
    </div>
  );
}

export function App() {
  return (
    <div className={hashed('workspace')}>
      <div className={hashed('kpiBar')}>
        <b>飞鸽客服</b>
        <span>飞鸽平均响应时长 36秒</span>
        <span>今日接待人数 48</span>
        <span className={hashed('agentName')}>主账号 · 在线</span>
      </div>
      <div className={hashed('columns')}>
        <div className={hashed('leftPane')}>
          <div className={hashed('tabs')}>
            <div data-qa-id="qa-active-chat-tab" id="rc-tabs-0-tab-current">
              当前会话
            </div>
            <div data-qa-id="qa-last-chat-tab" id="rc-tabs-0-tab-history">
              最近联系
            </div>
          </div>
          <ConversationList />
        </div>
        <div id="workspace-chat">
          <div className={hashed('topbar')}>
            <Header />
            <span data-qa-id="qa-transfer-conversation">转接</span>
          </div>
          <Thread />
          <Composer />
        </div>
        <WorkStation />
      </div>
    </div>
  );
}

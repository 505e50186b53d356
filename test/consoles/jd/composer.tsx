// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the composer: an editable element whose lines the page keeps as its own state; that state is what is sent. */
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { textOf } from '../kit/editable';
import { page } from './page';

export function Composer() {
  page.useBeat();
  const { screen } = page;
  const field = useRef<HTMLDivElement>(null);
  const { composerText } = screen;
  useLayoutEffect(() => {
    const element = field.current;
    if (element && textOf(element) !== composerText) element.textContent = composerText;
  });
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    screen.send();
  };
  return (
    <div className="chat-editor">
      <div className="chat-toolbar">表情 图片 快捷短语</div>
      {screen.bannerShown && <div className="chat-notice">请勿引导顾客站外交易</div>}
      <div
        className="EditorContent"
        contentEditable="true"
        suppressContentEditableWarning
        ref={field}
        onInput={(event) => screen.typed(textOf(event.currentTarget))}
        onKeyDown={keyed}
      />
      <div className="SendButtonGroup">
        <div className="send-button" onClick={() => screen.send()}>
          发送
        </div>
      </div>
    </div>
  );
}

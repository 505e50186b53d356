// biome-ignore-all lint/a11y: the markup is the real page's, faults included.
/** Owns the composer: a Quill editor; its model is what is sent, whatever stands in the field. */
import Quill from 'quill1';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { editor, page } from './page';

const textIn = (quill: Quill) => quill.getText().replace(/\n$/, '');

export function Composer() {
  page.useBeat();
  const { screen } = page;
  const box = useRef<HTMLDivElement>(null);
  const { composerText } = screen;
  useEffect(() => {
    if (!box.current) return;
    const enter = { key: 13, shiftKey: false, handler: () => void page.screen.send() };
    const quill = new Quill(box.current, { modules: { toolbar: false, keyboard: { bindings: { enter } } } });
    quill.on('text-change', (_delta, _old, source) => {
      if (source === 'user') page.screen.typed(textIn(quill));
    });
    editor.quill = quill;
  }, []);
  useLayoutEffect(() => {
    const { quill } = editor;
    if (quill && textIn(quill) !== composerText) quill.setText(composerText, 'silent');
  });
  return (
    <div className="SendBox">
      {screen.bannerShown && <div className="SendBox-notice">请勿引导消费者站外交易</div>}
      <div className="SendBox-Editor">
        <div id="esim-editor5678" ref={box} />
      </div>
      <div className="SendBox-buttonRight">
        <button type="button" className="ant-btn ant-btn-primary" onClick={() => screen.send()}>
          发送 Enter
        </button>
      </div>
    </div>
  );
}

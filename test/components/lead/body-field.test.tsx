// @vitest-environment jsdom
/** The wording of a script: where a variable goes in, and what is there to be written over. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { BodyField } from '../../../components/lead/editor/body-field';
import { TextProvider } from '../../../components/text';
import { translateIn } from '../translate';

function Field() {
  const [body, setBody] = useState('您好，今天发出');
  return <BodyField id="body" body={body} flaws={null} flawsId="flaws" onChange={setBody} />;
}

function show() {
  render(
    <TextProvider translate={translateIn('zh')}>
      <Field />
    </TextProvider>,
  );
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: '话术内容' });
}

const insert = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
afterEach(cleanup);

it('puts a variable at the end where nobody has been in the field, and leaves the caret behind it', () => {
  const body = show();
  insert('订单号');
  expect(body.value).toBe('您好，今天发出{order}');
  expect(document.activeElement).toBe(body);
  expect([body.selectionStart, body.selectionEnd]).toEqual([14, 14]);
  insert('时间');
  expect(body.value).toBe('您好，今天发出{order}{time}');
});

it('puts it where the caret stands, over what is selected; a label of ones own is there to be written over', () => {
  const body = show();
  body.setSelectionRange(3, 5);
  fireEvent.select(body);
  insert('让客服填…');
  expect(body.value).toBe('您好，{ask:请填写}发出');
  expect(body.value.slice(body.selectionStart, body.selectionEnd)).toBe('请填写');
});

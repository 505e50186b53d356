/** What is taken out of a line before it goes to a lead, and what stays so that the line still says something. */
import { describe, expect, it } from 'vitest';
import { redact } from '../../utils/core/redact';

describe('what could say whose case it is', () => {
  it.each([
    ['电话13800001111要求今天退款', '电话＊＊要求今天退款'],
    ['电话 138 0000 1111', '电话 ＊＊'],
    ['电话１３８００００１１１１', '电话＊＊'],
    ['单号 SF1234567890123 三天没动', '单号 ＊＊ 三天没动'],
    ['订单250101-123456789012345', '订单＊＊'],
    ['看 https://example.com/a?b=1 这个', '看 ＊＊ 这个'],
    ['邮箱 wang.x@example.com', '邮箱 ＊＊'],
    ['收件人：欧阳小雨 说没收到', '收件人:＊＊ 说没收到'],
    ['寄到桐城市柳林路18号3栋', '寄到桐城市柳林路＊＊'],
  ])('%s', (said, left) => {
    const got = redact(said);
    for (const word of ['138', '１３８', 'SF1', '250101', 'example', '欧阳', '18号']) expect(got).not.toContain(word);
    if (!said.includes('柳林')) expect(got).toBe(left);
  });

  it.each(['超过24小时没回', '今天退款 35.5 元', '3 个买家都在问发票', '说要打12315投诉'])('leaves %s alone', (said) =>
    expect(redact(said)).toBe(said),
  );

  it('makes one line of several', () => {
    expect(redact(' 一行\n二行\t三 ')).toBe('一行 二行 三');
  });
});

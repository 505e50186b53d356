/** A question that a script did not know: kept with one tap in the console, offered from then on, taken into a pack by the lead. */
import { describe, expect, it } from 'vitest';
import { asId } from '../../utils/core/ids';
import { makePack, makeSnippet } from '../library/sample-pack';
import { openConsole, simulate } from './harness/consoles';
import { useLane } from './harness/lane';

/** Longer than cards must have stood before they take a click. */
const CARDS_STEADY_MS = 300;
const QUESTION = '可以放机子里洗吗';

describe('a question kept for a script', () => {
  const lane = useLane();

  it('is kept by a tap, answered the next time, and reaches the draft', async () => {
    const { coach } = lane;
    const script = makeSnippet('wash', {
      title: '洗涤说明',
      triggers: ['怎么洗', '可以机洗吗', '能机洗吗', '手洗还是机洗', '洗涤方法'],
      body: '建议冷水手洗，机洗请放洗衣袋。',
    });
    const text = JSON.stringify(makePack([script], { title: '自家话术' }));
    expect(await coach.ask('library/import', { text, dryRun: false })).toMatchObject({ ok: true });
    const page = await openConsole(coach.context, lane.consoles, 'pdd', { seed: 4, conversations: 2, long: 10 });
    const ask = (words: string) =>
      simulate(
        page,
        async (simulator, said) => {
          simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false });
          const key = simulator.newConversation();
          await simulator.openAndSettle(key);
          simulator.buyerSays(key, said);
        },
        words,
      );
    await ask(`${QUESTION}？`);
    const panel = page.locator('sideline-overlay');
    const card = panel.locator('.card', { hasText: '洗涤说明' });
    await card.waitFor();
    await page.waitForTimeout(CARDS_STEADY_MS);
    await card.click();
    const offer = panel.getByRole('button', { name: `下次也用它答：「${QUESTION}？」` });
    await offer.click();
    await panel.getByText('记住了').waitFor();
    await expect
      .poll(async () => (await coach.ask('library/read', {})).snippets?.find(({ id }) => id === 'wash')?.triggers)
      .toContain(`${QUESTION}？`);
    await ask(`在吗 ${QUESTION}`);
    await panel.locator('.card-sure', { hasText: '洗涤说明' }).waitFor();

    // What was kept must be there again after a reload, however often the buyer says it.
    await page.reload();
    await page.waitForFunction(() => window.simulator !== undefined);
    await ask(QUESTION);
    await simulate(
      page,
      (simulator, said) => simulator.buyerSays(simulator.showing().active as string, said),
      QUESTION,
    );
    await panel.locator('.card-sure', { hasText: '洗涤说明' }).waitFor();

    const lead = await coach.openSurface('lead');
    await lead.getByRole('tab', { name: '话术' }).click();
    await lead.getByRole('button', { name: /^加进草稿/ }).click();
    await lead.getByText('已加进草稿').waitFor();
    await lead.getByRole('button', { name: '编辑 自家话术' }).click();
    await lead.getByText('草稿已保存，1 条没发布').waitFor();
    await lead.close();
    await page.close();
  });

  it('an own reply becomes a proposal in two taps, and the lead begins a script with it', async () => {
    const { coach } = lane;
    const text = JSON.stringify(makePack([makeSnippet('own')], { id: asId('own'), title: '自家另一包' }));
    expect(await coach.ask('library/import', { text, dryRun: false })).toMatchObject({ ok: true });
    const page = await openConsole(coach.context, lane.consoles, 'pdd', { seed: 5, conversations: 2, long: 10 });
    const panel = page.locator('sideline-overlay');
    const [key] = await simulate(
      page,
      async (simulator) => {
        simulator.setHazards({ remountEveryMs: 0, rerenderEveryMs: 0, banner: false });
        const made = simulator.newConversation();
        await simulator.openAndSettle(made);
        simulator.buyerSays(made, '鹦鹉背得出唐诗么');
        return [made];
      },
      undefined,
    );
    await panel.getByText('没有合适的话术').waitFor();
    await simulate(
      page,
      (simulator, to) => simulator.agentReplies(to, '背得出两首，一首咏鹅一首静夜思'),
      key as string,
    );
    await panel.getByRole('button', { name: '把我刚才的回复做成话术' }).click();
    await panel.getByText('会存下这句，主管能看到：背得出两首，一首咏鹅一首静夜思').waitFor();
    await panel.getByRole('button', { name: '存下' }).click();
    await panel.getByText('记下了').waitFor();
    await page.close();

    const lead = await coach.openSurface('lead');
    await lead.getByRole('tab', { name: '话术' }).click();
    await lead.getByText('客服这样答：背得出两首，一首咏鹅一首静夜思').waitFor();
    await lead.getByRole('button', { name: /^写一条/ }).click();
    await lead.getByText(/草稿已保存，\d+ 条没发布/).waitFor();
    await lead.getByRole('row', { name: /鹦鹉背得出唐诗么/ }).click();
    expect(await lead.getByRole('textbox', { name: '话术内容' }).inputValue()).toBe('背得出两首，一首咏鹅一首静夜思');
    await lead.close();
  });
});

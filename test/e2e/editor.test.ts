/** The pack editor over thousands of scripts: real keys, a reload in the middle of a word, and out to the consoles. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openConsole, simulate, waitForPanel } from './harness/consoles';
import { useLane } from './harness/lane';
import { BIG_TITLE, importMany, manyScripts } from './harness/many-scripts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Enough for two parts; how quick ten thousand are is the library bench's to say. */
const COUNT = 3000;

async function serious(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html })))",
  )) as { id: string; impact: string; html: string }[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, html }) => `${id} ${html}`);
}

describe('the pack editor', () => {
  const lane = useLane();

  it('opens thousands of scripts, loses nothing on a reload, and publishes to open consoles', async () => {
    const { coach } = lane;
    await importMany(coach, manyScripts(COUNT));
    const chat = await openConsole(coach.context, lane.consoles, 'pdd', { seed: 9, conversations: 3, long: 10 });
    await waitForPanel(chat);

    const page = await coach.openSurface('lead');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('dialog', (dialog) => void dialog.accept());
    await page.bringToFront();
    await page.getByRole('tab', { name: '话术' }).click();
    const row = page.getByRole('listitem').filter({ hasText: BIG_TITLE });
    await row.getByText(`${COUNT} 条`).waitFor({ timeout: 10_000 });

    await row.getByRole('button', { name: /^编辑/ }).click();
    const grid = page.getByRole('grid');
    await page.locator('[role=grid] [role=row]').nth(5).waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(COUNT + 1));
    expect(await page.locator('[role=grid] [role=row]').count()).toBeLessThan(80);
    await grid.focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const title = page.getByRole('textbox', { name: '标题', exact: true });
    await title.waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' abc');
    expect(await title.inputValue()).toMatch(/ abc$/);

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await serious(page), colorScheme).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });

    // A new script, and a reload in the middle of its last word.
    await page.getByRole('button', { name: '新话术' }).click();
    await title.fill('磁悬浮猫爬架怎么装');
    await page.getByRole('textbox', { name: '话术内容' }).fill('猫爬架按图纸先装底座，再装立柱。');
    await page.getByRole('combobox', { name: '分类' }).fill('售后/安装');
    const question = page.getByRole('textbox', { name: '添加问法' });
    for (const text of ['猫爬架怎么安装', '磁悬浮猫爬架安装图', '猫爬架不会装']) {
      await question.fill(text);
      await question.press('Enter');
    }
    await page.getByRole('textbox', { name: '话术内容' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.type('慢慢来');
    await page.reload();
    await page.getByText(/草稿已保存/).waitFor({ timeout: 10_000 });
    await page.getByRole('searchbox').fill('磁悬浮');
    await page.getByRole('row', { name: /磁悬浮猫爬架怎么装/ }).click();
    expect(await page.getByRole('textbox', { name: '话术内容' }).inputValue()).toBe(
      '猫爬架按图纸先装底座，再装立柱。慢慢来',
    );

    await page.getByRole('button', { name: '发布' }).click();
    await page.getByRole('button', { name: '看看变化' }).click();
    await page.getByText('新增 1 条').waitFor({ timeout: 30_000 });
    await page.getByText('修改 1 条').waitFor();
    await page.getByRole('button', { name: '就这样发布' }).click();
    await page.getByText('已发布').waitFor({ timeout: 30_000 });
    await page.getByText('没有改动').waitFor();

    await chat.bringToFront();
    await simulate(
      chat,
      async (simulator) => {
        const key = simulator.newConversation();
        await simulator.openAndSettle(key);
        simulator.buyerSays(key, '请问磁悬浮猫爬架怎么安装');
      },
      undefined,
    );
    const card = chat.locator('sideline-overlay .card', { hasText: '磁悬浮猫爬架怎么装' });
    await card.waitFor({ timeout: 15_000 });

    // Switched off, its scripts leave the open console at once; switched on, they are back.
    await page.getByRole('button', { name: /全部话术包/ }).click();
    await row.getByRole('button', { name: /^停用/ }).click();
    await row.getByText('已停用').waitFor();
    await card.waitFor({ state: 'detached', timeout: 15_000 });
    await row.getByRole('button', { name: /^启用/ }).click();
    await row.getByText('已停用').waitFor({ state: 'detached' });
    await card.waitFor({ timeout: 15_000 });
    expect(errors).toEqual([]);
    await chat.close();
    await page.close();
  }, 180_000);

  it('asks before what is half written goes: at a tab, at Back, at a reload', async () => {
    const page = await lane.coach.openSurface('lead');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.getByRole('tab', { name: '话术' }).click();
    await page.getByRole('button', { name: '新建话术包' }).click();
    await page.getByLabel('名称').fill('双十一');
    await page.getByLabel('作者').fill('阿遥');
    await page.getByRole('button', { name: '建好并编辑' }).click();
    await page.getByText(/^第一条话术就在这里写/).waitFor();
    await page.getByRole('button', { name: '发布' }).click();
    const title = page.getByLabel('名称');
    await title.fill('双十一大促');
    const address = page.url();
    const question = page.getByRole('alertdialog');
    await page.getByRole('tab', { name: '今天的客服' }).click();
    await question.getByRole('button', { name: '接着写' }).click();
    await page.goBack();
    await question.getByRole('button', { name: '接着写' }).click();
    await question.waitFor({ state: 'detached' });
    expect([page.url(), await title.inputValue()]).toEqual([address, '双十一大促']);
    await page.evaluate(() => location.reload());
    await expect.poll(() => asked).toEqual(['beforeunload']);
    expect(await title.inputValue()).toBe('双十一大促');
    await page.goBack();
    await question.getByRole('button', { name: '丢掉' }).click();
    await page.getByRole('button', { name: '新建话术包' }).waitFor();
    await page.close();
    expect(asked).toEqual(['beforeunload']);
  });

  it('brings a sheet in with its columns named, and hands it out again', async () => {
    const page = await lane.coach.openSurface('lead');
    await page.getByRole('tab', { name: '话术' }).click();
    const csv = '分组,标题,内容\n物流,发货时间,48 小时内发出\n,快递,默认中通\n售后,退货,7 天内可退\n';
    await page
      .getByLabel(/导入文件/)
      .setInputFiles({ name: '快捷短语.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('能导入 3 条话术').waitFor();
    await page.getByRole('button', { name: '看看变化' }).click();
    await page.getByText('新增 3 条').waitFor();
    await page.getByRole('button', { name: '就这样导入' }).click();
    await page.getByText(/已导入/).waitFor();
    const row = page.getByRole('listitem').filter({ hasText: '快捷短语' });
    await row.getByRole('button', { name: /^导出/ }).click();
    for (const format of ['场边话术包（JSON）', 'Excel', 'csv']) {
      await row.getByRole('button', { name: format, exact: true }).click();
      await row.getByRole('link', { name: /^保存/ }).waitFor();
      const [saved] = await Promise.all([page.waitForEvent('download'), row.getByRole('link').click()]);
      expect(readFileSync(await saved.path()).length).toBeGreaterThan(100);
    }
    expect(await serious(page)).toEqual([]);
    await row.getByRole('button', { name: /^编辑/ }).click();
    await page.getByRole('row', { name: /发货时间/ }).waitFor();
    await page.getByRole('tab', { name: '查重' }).click();
    await page.getByRole('button', { name: '查找重复' }).click();
    await page.getByText(/没有重复/).waitFor({ timeout: 10_000 });
    await page.getByRole('tab', { name: '试问' }).click();
    await page.getByRole('textbox', { name: '买家的问题' }).fill('发货时间');
    await page.getByText('对上了：发货时间').first().waitFor();
    await page.close();
  });
});

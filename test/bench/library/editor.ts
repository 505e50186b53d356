/** The pack editor at full size: how soon it stands, and how long a key has to wait in it. */
import { launchCoach } from '../../e2e/harness/chromium';
import type { Consoles } from '../../e2e/harness/consoles';
import { type Lag, lagWhile, proveLagIsSeen } from '../../e2e/harness/lag';
import { BIG_TITLE, importMany, manyScripts } from '../../e2e/harness/many-scripts';
import { sleep } from '../../e2e/harness/random';

export interface EditorTimes {
  openMs: number;
  typing: Lag[];
  finding: Lag;
}

export async function measureEditor(consoles: Consoles, count: number): Promise<EditorTimes> {
  const coach = await launchCoach({ build: 'production', consoleFlags: consoles.flags });
  try {
    await importMany(coach, manyScripts(count));
    const page = await coach.openSurface('lead');
    await page.bringToFront();
    await page.getByRole('tab', { name: '话术' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: BIG_TITLE })
      .getByText(`${count.toLocaleString('en-US')} 条`)
      .waitFor();
    const openMs = await page.evaluate(
      (wanted) =>
        new Promise<number>((resolve) => {
          const button = [...document.querySelectorAll('button')].find((each) =>
            each.textContent?.replace(/\s/g, '').startsWith(`编辑${wanted}`),
          );
          const start = performance.now();
          const look = () => {
            if (document.querySelectorAll('[role=grid] [role=row]').length < 5) requestAnimationFrame(look);
            else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          };
          button?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
          look();
        }),
      BIG_TITLE,
    );
    await proveLagIsSeen(page);
    await sleep(1500);
    await page.getByRole('grid').focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '标题', exact: true }).waitFor();
    const typing: Lag[] = [];
    for (const words of ['abcdefghij klmnopqrst', 'uvwxyz 0123456789', 'the quick brown fox']) {
      const round = await lagWhile(page, async () => {
        await page.keyboard.press('End');
        await page.keyboard.type(words, { delay: 45 });
        // The pause in which what was typed is handed on, and then kept.
        await sleep(900);
        await page.keyboard.press('Home');
        await page.keyboard.type('，', { delay: 45 });
      });
      typing.push(round);
    }
    const finding = await lagWhile(page, async () => {
      await page.getByRole('searchbox').click();
      await page.keyboard.type('退款 发货', { delay: 90 });
      for (let step = 0; step < 5; step += 1) await page.keyboard.press('Backspace', { delay: 60 });
    });
    return { openMs, typing, finding };
  } finally {
    await coach.close();
  }
}

// What has to be done on a page before a state of it is seen, by `surface/state`. Each takes Playwright's page.
const openFirst = (page) => page.locator('[role=rowgroup] > [role=row]').first().click();
const chooseFile = async (page) => {
  const file = { name: 'autumn.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.waitForSelector('.import .confirm');
};
const rowAction = (page, row, action) =>
  page.locator('.packs > li').nth(row).locator('.row-actions button').nth(action).click();
const file = (name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('{}') });
const handOut = async (page) => {
  await page.locator('.hub-form [type=submit]').click();
  await page.waitForSelector('.outcome-failed');
};
const openSites = async (page) => {
  await page.locator('.editor-bar .primary').click();
  const settings = page.locator('.confirm details.words').last();
  await settings.locator('summary').click();
  await settings.locator('input[type=checkbox]').first().check();
  const sites = page.locator('.confirm details.words').nth(-2);
  await sites.locator('summary').first().click();
  await sites.locator('input[type=checkbox]').first().check();
  await sites.locator('button').last().click();
  await sites.scrollIntoViewIfNeeded();
};
const testBox = async (page) => {
  await openFirst(page);
  await page.locator('.editor-side [role=tab]').nth(1).click();
  await page.locator('.test-box textarea').fill('how many days until it ships 今天能发吗');
  await page.waitForSelector('.test-results li');
};
export const acts = {
  'lead/bigScreen': (page) => page.getByRole('button', { name: /^(大屏|Big screen)$/ }).click(),
  'lead/handoutDown': handOut,
  'lead/handoutGone': handOut,
  'lead/handoutRefused': handOut,
  'lead/handoutLarge': handOut,
  'lead/editorTestQuiet': testBox,
  'lead/editorLeave': async (page) => {
    await page.locator('.editor-bar .primary').click();
    await page.locator('.confirm input').first().fill('Winter');
    await page.locator('.confirm > .actions .plain').click();
    await page.waitForSelector('[role=alertdialog]');
  },
  'lead/editorAway': async (page) => {
    await page.locator('.editor-bar .primary').click();
    await page.locator('.confirm input').first().fill('Winter');
  },
  'overlay/note': (page) => page.locator('.note-add').click(),
  'options/given': async (page) => {
    await page.locator('[aria-labelledby="given"] button').first().click();
    await page.waitForSelector('.outcome-failed');
    await page.locator('[aria-labelledby="given"]').scrollIntoViewIfNeeded();
  },
  'options/hints': (page) => page.locator('details > summary').first().click(),
  'options/importing': (page) => page.locator('input[type="file"]').setInputFiles(file('records.json')),
  'options/imported': async (page) => {
    await page.locator('input[type="file"]').setInputFiles(file('records.json'));
    await page.locator('[role="alertdialog"] .danger').click();
  },
  'options/refused': (page) => page.locator('input[type="file"]').setInputFiles(file('records.json')),
  'options/erasing': async (page) => {
    await page.locator('[aria-labelledby="privacy"] input[type="date"]').fill('2026-11-20');
    await page.locator('[aria-labelledby="privacy"] form.inline:has(input[type="date"]) button').click();
  },
  'options/erasingAll': (page) => page.locator('[aria-labelledby="privacy"] .danger').click(),
  'options/exported': (page) => page.locator('[aria-labelledby="privacy"] .actions .plain').first().click(),
  'numbers/reconcile': (page) => page.locator('details > summary').first().click(),
  'numbers/sheet': (page) => page.locator('input[type="file"]').setInputFiles(file('sheet.csv')),
  'numbers/coverage': (page) => page.locator('.watched summary').click(),
  'numbers/trend': (page) => page.locator('.picture-choice .segment').nth(1).click(),
  'numbers/paste': async (page) => {
    await page.locator('details[open] > details > summary').first().click();
    await page.locator('textarea').first().fill('首响 12 秒 主管群\n平响 30 秒 主管群\n???');
    await page.locator('textarea + .actions .plain').first().click();
  },
  'lead/editorOpen': openFirst,
  'lead/editorPicture': openFirst,
  'lead/editorMany': openFirst,
  'lead/editorDuplicates': async (page) => {
    await page.locator('.editor-side [role=tab]').nth(2).click();
    await page.locator('.duplicates > button').click();
    await page.waitForSelector('.duplicates li');
  },
  'lead/editorPublish': async (page) => {
    await page.locator('.editor-bar .primary').click();
    const coach = page.locator('.confirm details.words').nth(1);
    await coach.locator('summary').first().click();
    await coach.locator('textarea').fill('找集团、找大区 → 3 | 集团采购\n曝光 → 0\n找媒体');
    await coach.locator('details > summary').click();
  },
  'lead/editorSites': openSites,
  'lead/editorRule': async (page) => {
    await page.locator('.editor-bar .primary').click();
    const coach = page.locator('.confirm details.words').nth(1);
    await coach.locator('summary').first().click();
    await coach.locator('.own-rules > .actions > button').click();
    await coach.locator('form [type="submit"]').click();
  },
  'lead/scriptsDiff': chooseFile,
  'lead/scriptsConflict': chooseFile,
  'lead/scriptsRefused': chooseFile,
  'lead/scriptsMixed': chooseFile,
  'lead/scriptsOlder': chooseFile,
  'lead/scriptsSigned': chooseFile,
  'lead/scriptsSheet': async (page) => {
    await chooseFile(page);
    for (const one of await page.locator('.import details > summary').all()) await one.click();
  },
  'lead/scriptsSheetPlan': async (page) => {
    await chooseFile(page);
    await page.locator('.import .primary').click();
    await page.waitForSelector('.diff');
  },
  'lead/scriptsUses': (page) => rowAction(page, 1, 2),
  'lead/scriptsHistory': (page) => rowAction(page, 1, 4),
  'lead/scriptsExport': async (page) => {
    await rowAction(page, 1, 1);
    await page.locator('.confirm .plain').first().click();
  },
  'lead/scriptsRemove': (page) => rowAction(page, 1, 6),
  'lead/scriptsFeed': async (page) => {
    await page.locator('[aria-labelledby="feeds"] > .plain').click();
    await page.locator('input[type=url]').fill('https://packs.example/autumn.json');
    await page.locator('form.confirm .primary').click();
    await page.waitForSelector('form.confirm .badge');
  },
  'lead/scriptsNew': (page) => page.locator('[aria-labelledby="packs"] > .plain').first().click(),
  'lead/editorTest': testBox,
  'lead/editorTrouble': (page) => page.locator('[role=rowgroup] > [role=row]').last().click(),
  'lead/editorConditions': async (page) => {
    await openFirst(page);
    await page.locator('details.conditions > summary').click();
    await page.locator('details.conditions > .choice').scrollIntoViewIfNeeded();
  },
  'lead/editorBulk': async (page) => {
    for (const at of [0, 1, 2]) await page.locator('[role=rowgroup] .check').nth(at).click();
  },
  'lead/editorNew': (page) => page.locator('.editor-actions .plain').first().click(),
  'palette/stacked': async (page) => {
    await page.locator('[role=combobox]').press('Shift+Enter');
    await page.locator('[role=combobox]').press('ArrowDown');
    await page.locator('[role=combobox]').press('ArrowDown');
    await page.locator('[role=combobox]').press('ArrowDown');
    await page.locator('[role=combobox]').press('Shift+Enter');
  },
  // Said only to whoever waits longer than a blink.
  'palette/loading': (page) => page.locator('.empty-loading').waitFor(),
  'palette/indexing': (page) => page.locator('.empty-loading').waitFor(),
  'palette/filled': async (page) => {
    await page.locator('.blank').nth(0).fill('顺丰速运 SF Express');
    await page.locator('.blank').nth(1).fill('SF1234567890123');
  },
};

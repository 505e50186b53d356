/** Owns what a column of a sheet may mean, what it is called in our own export, and what others call it. */

/** The columns of our own sheets, in order. */
export const COLUMN_ROLES = [
  'id',
  'category',
  'title',
  'triggers',
  'body',
  'stage',
  'tags',
  'shortcut',
  'activeFrom',
  'activeTo',
  'weekdays',
  'hours',
  'shops',
  'goods',
  'mandatory',
] as const;
export type SheetRole = (typeof COLUMN_ROLES)[number];
export type ColumnRole = SheetRole | 'ignore';

/** Whether several columns may be it: `category`, outermost first, and `triggers`. */
export function isRepeatable(role: ColumnRole): boolean {
  return role === 'category' || role === 'triggers' || role === 'ignore';
}

export interface ColumnMapping {
  /** Index of the first row that holds a script. */
  firstRow: number;
  columns: ColumnRole[];
  /** The sheet's name is the outermost category. */
  sheetIsCategory: boolean;
  /** Our own export: cells are taken exactly as they are. */
  own: boolean;
}

export type SheetLanguage = 'zh' | 'en';

export const HEADINGS: Record<SheetLanguage, Record<SheetRole, string>> = {
  zh: {
    id: '编号',
    category: '分类',
    title: '标题',
    triggers: '触发问法',
    body: '话术内容',
    stage: '接待环节',
    tags: '标签',
    shortcut: '快捷码',
    activeFrom: '生效日期',
    activeTo: '失效日期',
    weekdays: '星期',
    hours: '时段',
    shops: '店铺',
    goods: '商品关键词',
    mandatory: '必用',
  },
  en: {
    id: 'ID',
    category: 'Category',
    title: 'Title',
    triggers: 'Questions',
    body: 'Reply',
    stage: 'Stage',
    tags: 'Tags',
    shortcut: 'Shortcut',
    activeFrom: 'From',
    activeTo: 'Until',
    weekdays: 'Weekdays',
    hours: 'Hours',
    shops: 'Shops',
    goods: 'Goods',
    mandatory: 'Mandatory',
  },
};

/** What other tools write above their columns. Whole words; the first list that has the heading wins. */
const KNOWN: readonly [SheetRole, string][] = [
  ['id', '编号 id'],
  ['title', '标题 话术标题 短语标题 名称 话术名称 主题 问题标题 title name subject'],
  ['shortcut', '快捷码 快捷编码 短语编码 快捷短语编码 编码 快捷键 快捷指令 代码 简码 缩写 code shortcut abbreviation'],
  [
    'category',
    '分类 类别 分组 话术分类 话术分组 短语分组 快捷短语分组 分组名称 分组名 组名 目录 文件夹 一级分类 二级分类 三级分类 一级分组 二级分组 三级分组 ' +
      '一级目录 二级目录 三级目录 大类 小类 子分类 所属分组 category group folder subcategory subgroup',
  ],
  [
    'triggers',
    '触发问法 问法 问题 买家问题 客户问题 相似问法 相似问题 相似问 标准问 关键词 关键字 触发词 questions question keywords keyword triggers',
  ],
  [
    'body',
    '话术内容 内容 话术 回复 回复内容 回复话术 快捷回复 答案 短语 短语内容 快捷短语 快捷短语内容 content body reply answer text script message',
  ],
  ['stage', '接待环节 环节 阶段 场景 stage'],
  ['tags', '标签 tags tag labels'],
  ['activeFrom', '生效日期 开始日期 开始时间 from'],
  ['activeTo', '失效日期 结束日期 到期日期 有效期至 截止日期 until expires'],
  ['weekdays', '星期 weekdays'],
  ['hours', '时段 时间段 hours'],
  ['shops', '店铺 适用店铺 店铺名称 shops shop store'],
  ['goods', '商品关键词 适用商品 商品 商品名称 goods product products'],
  ['mandatory', '必用 mandatory'],
];

const ROLE_OF: ReadonlyMap<string, SheetRole> = new Map(
  [...KNOWN].reverse().flatMap(([role, words]) => words.split(' ').map((word): [string, SheetRole] => [word, role])),
);

/** Endings that name a column's kind whatever stands before them, such as `店铺话术分组` or `回复内容1`. */
const ENDINGS: readonly [RegExp, SheetRole][] = [
  [/(?:分组|分类|类别|目录)$/, 'category'],
  [/(?:编码|快捷键)$/, 'shortcut'],
  [/标题$/, 'title'],
  [/(?:内容|话术|回复)$/, 'body'],
];

/** The role a heading names, if it is one. */
export function roleOfHeading(text: string): SheetRole | undefined {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:_\-—·.()[\]【】（）]|(?:必填|选填|可选|required|optional)/g, '')
    .replace(/\d+$/, '');
  if (word.length === 0 || word.length > 12) return undefined;
  return ROLE_OF.get(word) ?? ENDINGS.find(([ending]) => ending.test(word))?.[1];
}

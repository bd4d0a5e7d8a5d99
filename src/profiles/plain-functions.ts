/**
 * Functions of Django's API in camelCase that touch no database: expressions, which only describe a query, and helpers for
 * text, time, validation and settings (docs.djangoproject.com: Query Expressions, Database Functions, Django Utils).
 */

/** They stand for parts of a query. They are functions or classes, also as members of `models`. */
const EXPRESSIONS = [
  ...['Q', 'F', 'Value', 'Func', 'Case', 'When', 'Exists', 'OuterRef', 'Subquery', 'Prefetch', 'FilteredRelation'],
  ...['Window', 'Cast', 'Coalesce', 'Greatest', 'Least', 'NullIf', 'Collate', 'ExpressionWrapper', 'RawSQL'],
  ...['Avg', 'Count', 'Max', 'Min', 'StdDev', 'Sum', 'Variance'],
  ...['Concat', 'Left', 'Length', 'Lower', 'Upper', 'Replace', 'Right', 'StrIndex', 'Substr', 'Trim', 'LTrim', 'RTrim'],
  ...['Now', 'Extract', 'Trunc', 'Abs', 'Ceil', 'Floor', 'Round', 'Mod', 'Power', 'Random'],
];

const HELPERS = [
  ...['slugify', 'getRandomString', 'formatLazy', 'escape', 'conditionalEscape', 'formatHtml', 'stripTags', 'markSafe'],
  ...['gettext', 'gettextLazy', 'ngettext', 'ngettextLazy', 'pgettext', '_'],
  ...['makePassword', 'checkPassword', 'validateEmail', 'validateSlug', 'reverse', 'urlencode'],
  ...['timezone.*', 'text.*', 'html.*', 'crypto.*', 'dateparse.*', 'validators.*', 'settings.*', 'translation.*'],
];

export const PLAIN_FUNCTIONS: readonly string[] = [
  ...EXPRESSIONS.flatMap((name) => [name, `models.${name}`, `functions.${name}`]),
  ...HELPERS,
];

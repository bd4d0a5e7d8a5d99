/** Names of variants: what the async variant of a sync one is called, and the reverse. Nothing else knows how names are made. */

/** How one side of a pair is named, after what the names of both sides have in common: their stem. */
export interface NameSide {
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  /** The stem begins with a capital after the prefix: `asyncSave`. */
  readonly camelCase?: boolean | undefined;
  /** Names by stem that are made in no other way: `{ save: 'persist' }`. Without prefix and suffix, no others are named. */
  readonly table?: Readonly<Record<string, string>> | undefined;
}

/**
 * How pairs are named. One side alone is the async one, and the sync one is the bare stem: `{ prefix: 'a' }` is `save`/`asave`.
 * Node's own rule is `{ sync: { suffix: 'Sync' }, async: { suffix: '' } }`: `readSync`/`read`.
 */
export type NameRule = NameSide | { readonly sync?: NameSide | undefined; readonly async?: NameSide | undefined };

/** One rule for all, or one by type of the profile and one for `other` classes, objects and functions. */
export type VariantNames = NameRule | Readonly<Record<string, NameRule>>;

/** Rules that libraries name their pairs by: `save`/`asave`, `save`/`saveAsync`, `save`/`asyncSave`. */
export const COMMON_RULES: readonly NameRule[] = [
  { prefix: 'a' },
  { suffix: 'Async' },
  { prefix: 'async', camelCase: true },
];

/** The kind of what is of no type of the profile. */
export const OTHER_KIND = 'other';

const SIDES = ['sync', 'async'];
const RULE_KEYS: ReadonlySet<string> = new Set([...SIDES, 'prefix', 'suffix', 'camelCase', 'table']);

/** Whether the names are one rule, and not rules by kind. */
export function isRule(names: VariantNames): names is NameRule {
  return Object.keys(names).some((key) => RULE_KEYS.has(key));
}

/** @returns the rule for a type of the profile, or for `other` */
export function ruleFor(names: VariantNames, kind: string): NameRule {
  if (isRule(names)) return names;
  return own(names, kind) ?? own(names, OTHER_KIND) ?? {};
}

/** Both sides of a rule, written out. */
export function sidesOf(rule: NameRule): { readonly sync: NameSide; readonly async: NameSide } {
  if ('sync' in rule || 'async' in rule) return { sync: rule.sync ?? {}, async: rule.async ?? {} };
  return { sync: {}, async: rule as NameSide };
}

/**
 * @param name of a sync variant; a leading `_` or `#` stays in front
 * @returns the name of its async variant; null where the rule gives it none
 */
export function asyncNameOf(rule: NameRule, name: string): string | null {
  const { sync, async } = sidesOf(rule);
  return counterparts(sync, async, name)[0] ?? null;
}

/** @returns the names that `name` is the async variant of: several where the rule is not one to one */
export function syncNamesOf(rule: NameRule, name: string): readonly string[] {
  const { sync, async } = sidesOf(rule);
  return counterparts(async, sync, name);
}

/** A pair as the rule names it: `saveSync/save`. */
export function exampleOf(rule: NameRule): string {
  const { sync, async } = sidesOf(rule);
  const [stem = 'save'] = [async, sync].flatMap(({ table = {} }) => Object.keys(table));
  return `${nameOn(sync, stem) ?? stem}/${nameOn(async, stem) ?? stem}`;
}

/**
 * Whether any method may be an async variant by its name: only what it gives tells then. Node's own are such, and many of those
 * take a callback.
 */
export function isBareAsync(rule: NameRule): boolean {
  const { async } = sidesOf(rule);
  return !isMarked(async) && async.table === undefined;
}

/** Whether names of that side have something that tells them apart from others. */
export function isMarked({ prefix = '', suffix = '' }: NameSide): boolean {
  return prefix !== '' || suffix !== '';
}

function counterparts(from: NameSide, to: NameSide, name: string): readonly string[] {
  const lead = /^[_#]*/.exec(name)?.[0] ?? '';
  const rest = name.slice(lead.length);
  const found = stemsOf(from, rest).flatMap((stem) => nameOn(to, stem) ?? []);
  return [...new Set(found)].filter((each) => each !== '' && each !== rest).map((each) => lead + each);
}

/** The name of a stem on one side. */
function nameOn(side: NameSide, stem: string): string | null {
  const { prefix = '', suffix = '', camelCase = false, table } = side;
  const listed = table && own(table, stem);
  if (listed !== undefined) return listed;
  if (table && !isMarked(side)) return null;
  return prefix + (camelCase && prefix !== '' ? capitalised(stem) : stem) + suffix;
}

function stemsOf(side: NameSide, name: string): readonly string[] {
  const { prefix = '', suffix = '', camelCase = false, table = {} } = side;
  const listed = Object.keys(table).filter((stem) => own(table, stem) === name);
  if (name.length < prefix.length + suffix.length) return listed;
  const bare = name.slice(prefix.length, name.length - suffix.length);
  const candidates = camelCase && prefix !== '' ? [uncapitalised(bare), bare] : [bare];
  return [...listed, ...candidates.filter((stem) => nameOn(side, stem) === name)];
}

function capitalised(stem: string): string {
  return stem.slice(0, 1).toUpperCase() + stem.slice(1);
}

/** `URL` is no `uRL`. */
function uncapitalised(text: string): string {
  return /^[A-Z][A-Z0-9]/.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Reads an own property: names from source code may be `constructor` or `__proto__`. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

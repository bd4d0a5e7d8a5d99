/** The part of a configuration that says how variants are named. What is wrong with a rule is found here, before it names anything. */
import { z } from 'zod';

import { isMarked, type NameRule, type NameSide, sidesOf, type VariantNames } from '../model/variant-names.ts';
import { escapeLine } from '../text/escape.ts';
import { object } from './strict-object.ts';

/** Names as ECMA-262 has them (IdentifierName), without escapes; a `_` or `#` in front belongs to no rule. */
const START = String.raw`[\p{ID_Start}$]`;
const PART = String.raw`[\p{ID_Continue}$\u200c\u200d]`;
const matching = (pattern: string, what: string) => z.string().regex(new RegExp(`^(?:${pattern})$`, 'u'), what);

const prefix = matching(`(?:${START}${PART}*)?`, 'the beginning of a name');
const suffix = matching(`${PART}*`, 'the end of a name');
const name = matching(`${START}${PART}*`, 'the name of a method').refine(
  (text) => text !== 'constructor' && text !== 'prototype',
  'the name of a method',
);

const table = z.record(z.string(), name).superRefine((names, { addIssue }) => {
  const stems = new Map<string, string>();
  for (const [stem, value] of Object.entries(names)) {
    const fail = (message: string): void => {
      addIssue({ code: 'custom', message, path: [stem] });
    };
    const other = stems.get(value);
    if (!name.safeParse(stem).success) fail('the name of a method as its key');
    else if (value === stem) fail('another name than its own');
    else if (Object.hasOwn(names, value)) fail('a name that is not renamed itself');
    else if (other !== undefined) fail(`another name than that of '${escapeLine(other)}'`);
    stems.set(value, stem);
  }
});

const SIDE = {
  prefix: prefix.optional(),
  suffix: suffix.optional(),
  camelCase: z.boolean().optional(),
  table: table.optional(),
} satisfies Record<keyof NameSide, z.ZodType>;

const side = object(SIDE).superRefine(checkSide);
const shortRule = object(SIDE).superRefine(checkSide).superRefine(checkRule);
const rule = object({ sync: side.optional(), async: side.optional() }).superRefine(checkRule);

type Report = Pick<z.core.$RefinementCtx, 'addIssue'>;

function checkSide({ prefix: before = '', camelCase = false }: NameSide, { addIssue }: Report): void {
  if (camelCase && before === '') addIssue({ code: 'custom', message: 'a prefix beside it', path: ['camelCase'] });
}

function checkRule(given: NameRule, { addIssue }: Report): void {
  const { sync, async } = sidesOf(given);
  const isNamed = [sync, async].some((each) => isMarked(each) || Object.keys(each.table ?? {}).length > 0);
  if (!isNamed) addIssue({ code: 'custom', message: 'a prefix, suffix or table on one side' });
  else if (makesTheSame(sync, async)) addIssue({ code: 'custom', message: 'two sides that differ' });
}

/** Both sides have one name for what no table lists. */
function makesTheSame(a: NameSide, b: NameSide): boolean {
  const isOnlyTable = (each: NameSide): boolean => each.table !== undefined && !isMarked(each);
  if (isOnlyTable(a) || isOnlyTable(b)) return false;
  const key = ({ prefix: before = '', suffix: after = '', camelCase = false }: NameSide): string =>
    JSON.stringify([before, after, camelCase && before !== '']);
  return key(a) === key(b);
}

const ANY_RULE = `a rule such as { prefix: 'a' } or { suffix: 'Async' }, or rules by kind of class`;

/** A rule, or one by kind; which it is meant to be is told by its keys, so that each mistake is named where it is. */
export const variants = checked<VariantNames>((given) => (isByKind(given) ? byKind : ruleSchema(given)));

const byKind = z.record(
  z.string(),
  checked<NameRule>((given) => ruleSchema(given)),
);

/** What passes is given as it is. */
function checked<T>(schemaFor: (given: object) => z.ZodType): z.ZodType<T> {
  return z.custom<T>().superRefine((given: unknown, { addIssue }) => {
    if (!isObject(given) || Object.keys(given).length === 0) addIssue({ code: 'custom', message: ANY_RULE });
    else for (const issue of schemaFor(given).safeParse(given).error?.issues ?? []) addIssue({ ...issue });
  });
}

function ruleSchema(given: object): z.ZodType {
  return Object.keys(given).some((key) => Object.hasOwn(rule.shape, key)) ? rule : shortRule;
}

function isByKind(given: object): boolean {
  return Object.entries(given).every(
    ([key, value]) => !Object.hasOwn(SIDE, key) && !Object.hasOwn(rule.shape, key) && isObject(value),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

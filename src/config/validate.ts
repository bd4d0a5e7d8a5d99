import type { z } from 'zod';

import { escapeLine } from '../text/escape.ts';
import type { Config } from './config.ts';
import { configSchema } from './schema.ts';
import { show } from './show.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export type Validation = { readonly config: Config } | { readonly mistakes: readonly string[] };

/** Checks what a configuration file exports. Each mistake is one line: the key, what was found, what is allowed. */
export function validateConfig(value: unknown): Validation {
  const outcome = configSchema.safeParse(value);
  if (outcome.success) return { config: outcome.data };
  return { mistakes: unique(outcome.error.issues).flatMap((issue) => describe(issue, value, [])) };
}

/** One issue for each key: what is said about the length of a value of the wrong type helps nobody. */
function unique(issues: readonly Issue[]): readonly Issue[] {
  const paths = issues.map((issue) => formatPath(issue.path) + (issue.code === 'unrecognized_keys' ? '*' : ''));
  return issues.filter((_, index) => paths.indexOf(paths[index] ?? '') === index);
}

function describe(issue: Issue, root: unknown, above: Path): readonly string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = likelyBranch(issue.errors);
    if (branch !== null) return unique(branch).flatMap((inner) => describe(inner, root, path));
  }
  const key = path.length === 0 ? '' : `${formatPath(path)}: `;
  if (issue.code === 'unrecognized_keys') return issue.message.split('\n').map((line) => key + line);
  return [`${key}expected ${allowed(issue)}, found ${show(valueAt(root, path))}`];
}

/** The branch of a union that has the right type and is only wrong further in; null when all are wrong from the start. */
function likelyBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const near = branches.filter((issues) => issues.length > 0 && issues.every(isFurtherIn));
  return near.length === 1 ? (near[0] ?? null) : null;
}

function isFurtherIn(issue: Issue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys';
}

function allowed(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `a ${issue.expected}`;
    case 'invalid_value':
      return issue.values.map((value) => `'${String(value)}'`).join(' or ');
    case 'too_small':
      return issue.origin === 'string' ? 'some text' : `${String(issue.minimum)} or more`;
    default:
      return issue.message;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  int: 'a whole number',
  boolean: 'true or false',
};

/** `types.model.pairs[0]` */
function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const name = escapeLine(String(part));
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined;
  }, root);
}

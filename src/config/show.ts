/** A value of somebody else, in a few words on one line. */
import { escapeLine } from '../text/escape.ts';

const SHOWN = 40;
const MESSAGE = 500;

/** What stands in a configuration in place of a value that is no data; each with the words for that value. */
const oddities = new Map<symbol, string>();

/**
 * @param words `a regular expression`
 * @returns a value that is allowed nowhere, and that `show()` shows with these words
 */
export function oddity(words: string): symbol {
  const symbol = Symbol(words);
  oddities.set(symbol, words);
  return symbol;
}

export function show(value: unknown): string {
  if (typeof value === 'string') return `'${escapeLine(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value)}'`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === undefined) return 'nothing';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol') return escapeLine(oddities.get(value) ?? 'a symbol');
  return `${value as number | bigint | boolean | null}`;
}

/** The first line of what an error says. Anything can be thrown, also what throws when it is looked at. */
export function showThrown(thrown: unknown): string {
  try {
    const message: unknown = hasMessage(thrown) ? thrown.message : thrown;
    const text = String(message).trim() || (thrown instanceof Error ? thrown.name : 'nothing');
    const line = text.split('\n', 1)[0] ?? '';
    return line.length > MESSAGE ? `${line.slice(0, MESSAGE)}…` : line;
  } catch {
    return 'it throws what cannot be shown';
  }
}

function hasMessage(thrown: unknown): thrown is { readonly message: unknown } {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown;
}

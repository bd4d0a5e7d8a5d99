/** Text from source code as Markdown that shows it and does nothing else: no markup, no HTML, no mentions. */
import { escapeLine } from '../text/escape.ts';

/** A code span, whatever the text: the fence is longer than any run of backticks inside (CommonMark, section 6.1). */
export function code(text: string): string {
  const inside = escapeLine(text).trim();
  if (inside === '') return '';
  const longest = Math.max(0, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = inside.startsWith('`') || inside.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${inside}${pad}${fence}`;
}

/** A message of ours: what it sets in backticks becomes a code span, the rest is plain text. */
export function prose(message: string): string {
  const parts = message.split('`');
  // Without its partner a backtick is only a character.
  if (parts.length % 2 === 0) return plain(message);
  return parts.map((part, index) => (index % 2 === 0 ? plain(part) : code(part))).join('');
}

/** Every character that Markdown or GitHub would act on is escaped; `@` and `#` would mention people and issues. */
function plain(text: string): string {
  return escapeLine(text)
    .replace(/[\\`*_~[\]<>|&]/g, (character) => `\\${character}`)
    .replace(/[@#](?=\w)/g, (character) => `${character}\u200b`);
}

/** @returns a table; a `|` ends a cell even inside a code span, so it is escaped there too (GFM, section 4.10) */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, String.raw`\|`)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** At most this many entries stand in one list: a pull request's text has an end, and so has its reader's patience. */
const LONGEST = 50;

export function list(entries: readonly string[]): string {
  const shown = entries.slice(0, LONGEST).map((entry) => `- ${entry}`);
  const left = entries.length - shown.length;
  return [...shown, ...(left > 0 ? [`- and ${left} more, all of them in the JSON report`] : [])].join('\n');
}

/** A part that is closed until it is asked for. */
export function fold(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

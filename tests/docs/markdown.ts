import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function page(name: string): string {
  return readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
}

export interface Example {
  /** What stands behind the name in `<!-- example: name … -->`. */
  readonly note: string;
  /** The code blocks up to the next heading. */
  readonly blocks: readonly string[];
}

/** The code that follows `<!-- example: name -->`. */
export function example(markdown: string, name: string): Example {
  const marker = new RegExp(String.raw`<!-- example: ${name}\b *(.*?) *-->([^]*?)(?=^#+ |^<!-- |(?![^]))`, 'm').exec(
    markdown,
  );
  if (!marker) throw new Error(`no example '${name}'`);
  const [, note = '', text = ''] = marker;
  return { note, blocks: [...text.matchAll(/^```\w+\n([^]*?)^```$/gm)].map((match) => match[1] ?? '') };
}

/** What a page has in code spans and blocks. */
export function codeIn(markdown: string): string {
  const blocks = [...markdown.matchAll(/^```\w*\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');
  const spans = [...markdown.replace(/^```[^]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return [...blocks, ...spans].join('\n');
}

/** How long lines may be in a project, as the configurations of its formatters say. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const WIDTH = 100;
/** What Prettier takes where its configuration does not say. */
const PRETTIER_WIDTH = 80;

const PRETTIER_FILES = [
  ...[
    '.prettierrc',
    '.prettierrc.json',
    '.prettierrc.json5',
    '.prettierrc.yaml',
    '.prettierrc.yml',
    '.prettierrc.toml',
  ],
  ...['.prettierrc.js', '.prettierrc.mjs', '.prettierrc.cjs', '.prettierrc.ts'],
  ...['prettier.config.js', 'prettier.config.mjs', 'prettier.config.cjs', 'prettier.config.ts'],
];

/** Reads each folder once; the nearest configuration counts. */
export function createLineWidths(): (path: string) => number {
  const known = new Map<string, number | null>();

  function widthOf(folder: string): number | null {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const above = dirname(folder);
    const found = widthIn(folder) ?? (above === folder || isTop(folder) ? null : widthOf(above));
    known.set(folder, found);
    return found;
  }

  return (path) => widthOf(dirname(path)) ?? WIDTH;
}

function widthIn(folder: string): number | null {
  for (const name of PRETTIER_FILES) {
    const text = read(join(folder, name));
    if (text !== null) return numberIn(text, /["']?printWidth["']?\s*[:=]\s*(\d+)/) ?? PRETTIER_WIDTH;
  }
  const prettier = /"prettier"\s*:\s*\{([^}]*)\}/.exec(read(join(folder, 'package.json')) ?? '')?.[1];
  if (prettier !== undefined) return numberIn(prettier, /"printWidth"\s*:\s*(\d+)/) ?? PRETTIER_WIDTH;
  const biome = read(join(folder, 'biome.json')) ?? read(join(folder, 'biome.jsonc')) ?? '';
  return numberIn(biome, /"lineWidth"\s*:\s*(\d+)/) ?? editorWidth(read(join(folder, '.editorconfig')) ?? '');
}

/** The last section that is about code says it, or one about everything. */
function editorWidth(text: string): number | null {
  const sections = text.split(/^(?=\s*\[)/m).filter((each) => /^\s*\[(\*|.*\b[jt]sx?\b.*)\]/.test(each));
  return numberIn(sections.toReversed().join('\n'), /^\s*max_line_length\s*=\s*(\d+)/m);
}

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** Nothing above a repository is about the files in it. */
function isTop(folder: string): boolean {
  return read(join(folder, '.git', 'HEAD')) !== null;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

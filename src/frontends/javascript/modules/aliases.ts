/**
 * What the configuration of bundlers and test runners says that a specifier means: `resolve.alias` of Vite, Rollup, webpack and
 * Rspack, `moduleNameMapper` of Jest, the plugin module-resolver of Babel, `alias` of Parcel, `_moduleAliases` of module-alias.
 * The files are read, never run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileFacts, ObjectFact, Value } from '../../../model/facts.ts';

export interface Aliases {
  /** Absolute paths, without endings, that the specifier may mean, the likeliest first. */
  candidates(from: string, specifier: string): readonly string[];
  /** The nearest file that has aliases, or could have them. */
  nearest(from: string): string | null;
}

/** Reads a file's facts; null where it cannot be read. */
export type ReadFacts = (path: string) => FileFacts | null;

interface Alias {
  /** A name, or a pattern as Jest has them. */
  readonly find: string;
  /** Absolute; `$1` stands for what the pattern's group has matched. */
  readonly target: string;
}

interface Folder {
  readonly aliases: readonly Alias[];
  readonly files: readonly string[];
}

const CONFIGURATION =
  /^((vite|vitest|rollup|webpack|rspack|rsbuild|jest|babel|craco|astro|nuxt|svelte|next|electron\.vite)(\.[\w-]+)*\.config\.[cm]?[jt]s|\.babelrc\.[cm]?js)$/;
const ALIAS_KEYS = new Set(['alias', 'moduleNameMapper']);
/** Frameworks bring aliases of their own: nuxt.com/docs/api/nuxt-config#alias, svelte.dev/docs/kit/$lib. */
const CONVENTIONS: readonly { readonly file: RegExp; readonly aliases: Readonly<Record<string, string>> }[] = [
  { file: /^nuxt\.config\./, aliases: { '~': '.', '@': '.', '~~': '.', '@@': '.' } },
  { file: /^svelte\.config\./, aliases: { $lib: 'src/lib' } },
];

export function createAliases(read: ReadFacts): Aliases {
  const known = new Map<string, Folder>();

  function folderAt(folder: string): Folder {
    const found = known.get(folder) ?? readFolder(folder, read);
    known.set(folder, found);
    return found;
  }

  function* around(from: string): Generator<Folder> {
    for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
      yield folderAt(folder);
      if (path.dirname(folder) === folder) return;
    }
  }

  return {
    candidates(from, specifier) {
      const found: string[] = [];
      for (const { aliases } of around(from)) for (const alias of aliases) found.push(...applied(alias, specifier));
      return found;
    },
    nearest(from) {
      for (const { files } of around(from)) if (files[0] !== undefined) return files[0];
      return null;
    },
  };
}

function applied({ find, target }: Alias, specifier: string): readonly string[] {
  if (find.startsWith('^')) {
    const match = compile(find)?.exec(specifier);
    return match ? [target.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '')] : [];
  }
  const isExact = find.endsWith('$');
  const name = find.replace(/\$$/, '').replace(/\/\*?$/, '');
  if (specifier === name) return [target];
  if (isExact || !specifier.startsWith(`${name}/`)) return [];
  return [path.join(target.replace(/\/\*$/, ''), specifier.slice(name.length))];
}

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern);
  } catch {
    // Jest would refuse it, too.
    return null;
  }
}

function readFolder(folder: string, read: ReadFacts): Folder {
  const names = namesIn(folder);
  const files = names.filter((name) => CONFIGURATION.test(name)).sort();
  const written = files.flatMap((name) => {
    const facts = read(path.join(folder, name));
    return facts ? aliasesIn(facts, folder) : [];
  });
  const usual = CONVENTIONS.filter(({ file }) => files.some((name) => file.test(name))).flatMap(({ aliases }) =>
    Object.entries(aliases).map(([find, target]) => ({ find, target: path.join(folder, target) })),
  );
  const json = ['package.json', '.babelrc', '.babelrc.json', 'jest.config.json'].filter((name) => names.includes(name));
  const listed = json.flatMap((name) => aliasesInJson(path.join(folder, name), folder));
  return { aliases: [...written, ...listed, ...usual], files: files.map((name) => path.join(folder, name)) };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder that cannot be listed has nothing to say.
    return [];
  }
}

/** Every object under a key such as `alias`, wherever it stands: what is around it is the bundler's business. */
function aliasesIn(facts: FileFacts, folder: string): readonly Alias[] {
  const values = facts.objects.flatMap(({ members }) => members.filter(({ name }) => ALIAS_KEYS.has(name)));
  return values.flatMap(({ value }) => {
    if (value.kind === 'array') return value.elements.flatMap((each) => entryOf(objectOf(each, facts), facts, folder));
    return (objectOf(value, facts)?.members ?? []).flatMap((member) =>
      aliasOf(member.name, member.value, facts, folder),
    );
  });
}

/** `{ find: '@', replacement: … }` */
function entryOf(object: ObjectFact | null, facts: FileFacts, folder: string): readonly Alias[] {
  const find = object?.members.find(({ name }) => name === 'find')?.value;
  const replacement = object?.members.find(({ name }) => name === 'replacement')?.value;
  if (find?.kind !== 'builtin' || find.text === undefined || !replacement) return [];
  return aliasOf(find.text, replacement, facts, folder);
}

function aliasOf(find: string, value: Value, facts: FileFacts, folder: string): readonly Alias[] {
  const texts = textsIn(value, facts);
  return texts === null || texts.length === 0 ? [] : [{ find, target: absolute(texts.join('/'), folder) }];
}

function objectOf(value: Value, facts: FileFacts): ObjectFact | null {
  if (value.kind === 'object') return facts.objects[value.object] ?? null;
  const binding = value.kind === 'binding' ? facts.bindings[value.binding] : undefined;
  const [only] = binding?.values ?? [];
  return only && binding?.values.length === 1 ? objectOf(only, facts) : null;
}

/**
 * The texts that a path is put together from: `path.resolve(__dirname, 'src')`, `fileURLToPath(new URL('./src', import.meta.url))`.
 * Null where one of them is not written down.
 */
function textsIn(value: Value, facts: FileFacts, depth = 0): readonly string[] | null {
  if (depth > 4) return null;
  if (value.kind === 'builtin') return value.text === undefined ? [] : [value.text];
  if (value.kind === 'call') {
    const parts = (facts.calls[value.call]?.arguments ?? []).map((each) => textsIn(each.value, facts, depth + 1));
    return parts.some((each) => each === null) ? null : parts.flatMap((each) => each ?? []);
  }
  if (value.kind === 'member') return textsIn(value.object, facts, depth + 1);
  const binding = value.kind === 'binding' ? facts.bindings[value.binding] : undefined;
  const [only] = binding?.values ?? [];
  if (only && binding?.values.length === 1) return textsIn(only, facts, depth + 1);
  // `__dirname`, `import.meta.url`, `process.cwd()`: the folder of the configuration.
  return value.kind === 'global' || value.kind === 'unknown' ? [] : null;
}

function aliasesInJson(file: string, folder: string): readonly Alias[] {
  const found: Alias[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, each] of Object.entries(value)) {
      if ((ALIAS_KEYS.has(key) || key === '_moduleAliases') && typeof each === 'string')
        found.push({ find: name, target: absolute(each, folder) });
      else visit(each, name);
    }
  };
  visit(readJson(file), '');
  return found;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Whoever uses it will say so.
    return null;
  }
}

/** Vite takes `/src` from the root of the project, Jest `<rootDir>/src`. */
function absolute(target: string, folder: string): string {
  const relative = target.replace('<rootDir>', '.').replace(/^\/(?!\/)/, './');
  return path.resolve(folder, relative);
}

import type { Files } from '../harness/modules.ts';
import { END } from './grammar/build.ts';
import type { SourceFile } from './scope.ts';
import { namespaceName, type Style, type World } from './world.ts';

/** What some pieces refer to, declared in each file that uses it. */
const DECLARATIONS: readonly (readonly [RegExp, string])[] = [
  [/\bLIMIT\b/, `const LIMIT = 4${END}`],
  [/\btag`/, `function tag(parts, ...values) {\nreturn parts.length + values.length${END}\n}`],
  [/\bfail\(\)/, `function fail() {\nthrow new RangeError('nothing given')${END}\n}`],
  [/\bunknown\(/, `function unknown(n) {\nreturn JSON.parse(\`{ "n": \${Number(n) % 5} }\`)${END}\n}`],
];

/** The texts of all files: imports and exports added, semicolons, indents and line ends as the style says. */
export function finish(world: World, texts: ReadonlyMap<SourceFile, readonly string[]>): Files {
  const files = new Map<string, string>();
  for (const [file, parts] of texts) {
    const body = parts.join('\n\n');
    const declared = DECLARATIONS.filter(([pattern]) => pattern.test(body)).map(([, text]) => text);
    const all = [imports(world, file), ...declared, body, exportList(world, file)].filter((part) => part !== '');
    files.set(file.path, formatted(all.join('\n\n'), world.style));
  }
  if (world.layout === 'barrel') {
    const order = ['base', 'fuel', 'models', 'helpers', 'more'].map((name) => `${name}.${world.extension}`);
    const lines = order.filter((path) => files.has(path)).map((path) => `export * from '${specifier(path)}'${END}`);
    files.set(world.file('index').path, formatted(lines.join('\n'), world.style));
  }
  return files;
}

function imports(world: World, file: SourceFile): string {
  const lines = [...file.imports].map(([key, names]) => {
    const from = key.includes('.') ? specifier(key) : key;
    const list = [...names].join(', ');
    if (world.layout === 'commonjs') return `const { ${list} } = require('${from}')${END}`;
    if (world.layout === 'namespace' && from !== 'orm-migrate-runtime')
      return `import * as ${namespaceName(key)} from '${from}'${END}`;
    const byDefault =
      world.layout === 'default' ? world.files.find(({ path }) => path === key)?.exports.at(-1) : undefined;
    const named = [...names].filter((name) => name !== byDefault);
    const clauses = [
      ...(byDefault !== undefined && names.has(byDefault) ? [byDefault] : []),
      ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : []),
    ];
    return `import ${clauses.join(', ')} from '${from}'${END}`;
  });
  return lines.join('\n');
}

function specifier(path: string): string {
  return `./${path.replace(/\.ts$/, '.js')}`;
}

function exportList(world: World, { exports }: SourceFile): string {
  if (world.layout !== 'commonjs' || exports.length === 0) return '';
  return `module.exports = { ${exports.join(', ')} }${END}`;
}

/** Indents by brackets, which no string of the grammar holds unbalanced. */
function formatted(text: string, { semicolons, indent, eol }: Style): string {
  // Without semicolons, a line that begins with a bracket must not continue the one before it.
  const ended = semicolons
    ? text.replaceAll(END, ';')
    : text.replace(new RegExp(`${END}(\\s*)(?=[([{\`+-])`, 'g'), '$1;').replaceAll(END, '');
  /** For every open bracket, the line that it stands on: brackets of one line indent once. */
  const open: number[] = [];
  const lines = ended.split('\n').map((line, at) => {
    const leading = /^[})\]]*/.exec(line)?.[0].length ?? 0;
    const depth = new Set(open.slice(0, open.length - leading)).size;
    for (const bracket of line.match(/[{([\])}]/g) ?? []) {
      if ('{(['.includes(bracket)) open.push(at);
      else open.pop();
    }
    return line === '' ? '' : indent.repeat(depth) + line;
  });
  return `${lines.join(eol)}${eol}`;
}

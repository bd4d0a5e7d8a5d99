import type { Files } from '../harness/modules.ts';
import { END } from './grammar/build.ts';
import type { SourceFile } from './scope.ts';
import { barrels, exportLines, importLines } from './linking.ts';
import type { Style } from './models.ts';
import type { World } from './world.ts';

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
    const all = [importLines(world, file), ...declared, body, exportLines(world, file)].filter((part) => part !== '');
    files.set(file.path, formatted(all.join('\n\n'), world.style));
  }
  for (const [path, lines] of barrels(world, files)) files.set(path, formatted(lines.join('\n'), world.style));
  return files;
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

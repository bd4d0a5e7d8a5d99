// What Node 22 does with a TypeScript file, for Node 20: its types are taken out. What came out is kept by the text that
// went in, because a start would wait for the compiler otherwise.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/orm-migrate/', import.meta.url));
/** Part of every key: another compiler may give another text. */
const COMPILER = readFileSync(new URL('../../node_modules/typescript/package.json', import.meta.url), 'utf8');

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  return { format: 'module', shortCircuit: true, source: await stripped(readFileSync(new URL(url), 'utf8'), url) };
}

async function stripped(text, url) {
  const file = `${CACHE}${createHash('sha1').update(COMPILER).update(text).digest('hex')}.js`;
  const known = read(file);
  if (known !== null) return known;
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(text, {
    fileName: fileURLToPath(url),
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  keep(file, outputText);
  return outputText;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Two processes may write the same file at the same time: each finishes its own first. */
function keep(file, text) {
  const draft = `${file}.${process.pid}`;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(draft, text);
  renameSync(draft, file);
}

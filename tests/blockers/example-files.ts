import { join } from 'node:path';

/** The files of an example by name: what stands below `// name.js`, or all of it in one file. */
export function exampleFiles(example: string): ReadonlyMap<string, string> {
  const parts = example.trim().split(/^\/\/ (\S+\.[jt]s)$/m);
  if (parts.length === 1) {
    const name = /\b(?:declare|override|asserts)\b/.test(example) ? 'example.ts' : 'example.js';
    const isCommonJs = example.includes('module.exports');
    const model = isCommonJs ? `const { Model } = require('orm');\n` : `import { Model } from 'orm';\n`;
    return new Map([[isCommonJs ? 'example.cjs' : name, example.includes('import ') ? example : model + example]]);
  }
  const files = new Map<string, string>();
  for (let at = 1; at < parts.length; at += 2) files.set(join('.', parts[at] ?? ''), parts[at + 1] ?? '');
  return files;
}

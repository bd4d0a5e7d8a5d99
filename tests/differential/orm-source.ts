import ts from 'typescript';
import { ORM_TEXT } from './orm-text.ts';

/** `PAIR` stands before a method of which the async variant does the same after a turn. */
const PAIR = /^PAIR (\w+)(\(.*\)): (.*) \{\n([^]*?)\n {2}\}/gm;

const TYPESCRIPT = ORM_TEXT.replace(
  PAIR,
  '  $1$2: $3 {\n$4\n  }\n\n  async a$1$2: Promise<$3> {\n    await turn();\n$4\n  }',
);

/** How a file of the ORM is written. */
export type OrmForm = 'typescript' | 'module' | 'commonjs' | 'declarations';

const texts = new Map<OrmForm, readonly string[]>();

/**
 * The ORM as text, with no more operations than a program uses: a small one is read faster.
 *
 * @param used the text of the program
 */
export function ormSource(form: OrmForm, used: string): string {
  const lines = texts.get(form) ?? make(form).split('\n');
  texts.set(form, lines);
  let end: string | null = null;
  const kept = lines.filter((line) => {
    if (end !== null) {
      if (line === end) end = null;
      return false;
    }
    const { indent, name } = START.exec(line)?.groups ?? {};
    if (indent === undefined || name === undefined || isUsed(name, used)) return true;
    if (!line.endsWith(';')) end = line.endsWith('= {') ? `${indent}};` : `${indent}}`;
    return false;
  });
  return kept.join('\n');
}

/** The first line of an operation, or of an export that is one. */
const START =
  /^(?<indent> *)(?:exports\.|export (?:declare )?)?(?:(?:async )?function |class |const |async |static )*\*?(?<name>\w+)(?:<.*>)?(?:\(.*[{;]$| = .*[{;]$| \{$|: \{$)/;
const OPTIONAL =
  /^a?(?:aggregate|bulkCreate|count|create|exclude|exists|first|getObjectOr404|getOrCreate|inBulk|last|latest|orderBy|reverse|Signal|transaction|update|updateOrCreate|iterator)$/;

/** What no text names is not there, nor is its async variant. */
function isUsed(name: string, used: string): boolean {
  if (!OPTIONAL.test(name)) return true;
  return new RegExp(`\\b(?:${name}|${name.replace(/^a/, '')})\\b`).test(used);
}

function make(form: OrmForm): string {
  if (form === 'typescript') return TYPESCRIPT;
  if (form === 'declarations') {
    // Computed names are declared twice, once as properties.
    return ts.transpileDeclaration(TYPESCRIPT, {}).outputText.replace(/^ +\[Symbol\.\w+\]: .*\n/gm, '');
  }
  const module = form === 'commonjs' ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
  return ts.transpileModule(TYPESCRIPT, { compilerOptions: { target: ts.ScriptTarget.ES2023, module } }).outputText;
}

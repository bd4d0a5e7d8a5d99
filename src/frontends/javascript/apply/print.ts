/** Prints generated code in the style of a file. The pieces are built and printed by recast, never glued from names. */
import { prettyPrint, types } from 'recast';
import type { Style } from './style.ts';

const { builders } = types;
type Printable = Parameters<typeof prettyPrint>[0];

function print(node: Printable, style: Style): string {
  const { code } = prettyPrint(node, { quote: style.quote, lineTerminator: style.newline, tabWidth: 2 });
  return style.semicolons ? code : code.replace(/;$/, '');
}

/** `fallbackToSyncVariant(this.prototype, 'save', 'asave');` */
export function printRegistration(
  style: Style,
  helper: string,
  home: string,
  names: readonly [string, string],
): string {
  const call = builders.callExpression(builders.identifier(helper), [
    builders.identifier(home),
    builders.stringLiteral(names[0]),
    builders.stringLiteral(names[1]),
  ]);
  return print(builders.expressionStatement(call), style);
}

/** `import { a, b } from 'module';` or `const { a, b } = require('module');` */
export function printImport(style: Style, specifier: string, names: readonly string[], isEsm: boolean): string {
  const list = names.join(', ');
  const quoted = print(builders.stringLiteral(specifier), style);
  const text = isEsm ? `import { ${list} } from ${quoted}` : `const { ${list} } = require(${quoted})`;
  return style.semicolons ? `${text};` : text;
}

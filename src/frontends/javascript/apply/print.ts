/** Prints generated code in the style of a file. The pieces are built and printed by recast, never glued from names. */
import { prettyPrint, types } from 'recast';
import type { Style } from './style.ts';

const { builders } = types;
type Printable = Parameters<typeof prettyPrint>[0];

function print(node: Printable, style: Style): string {
  const options = { quote: style.quote, lineTerminator: style.newline, tabWidth: 2, wrapColumn: Infinity };
  const { code } = prettyPrint(node, options);
  return style.semicolons ? code : code.replace(/;$/, '');
}

/**
 * `fallbackToSyncVariant(this.prototype, 'save', 'asave');`
 * @param indent what its lines will be indented by
 * @returns one line; several where one would be longer than the lines of the file are
 */
export function printRegistration(
  style: Style,
  helper: string,
  home: string,
  names: readonly [string, string],
  isIterator: boolean,
  indent: string,
): readonly string[] {
  const list = [
    builders.identifier(home),
    ...names.map((name) => builders.stringLiteral(name)),
    ...(isIterator ? [builders.identifier('{ iterator: true }')] : []),
  ];
  const call = builders.callExpression(builders.identifier(helper), list);
  const line = print(builders.expressionStatement(call), style);
  if (indent.length + line.length <= style.width) return [line];
  const parts = list.map((each, index) => style.indent + print(each, style) + (index < list.length - 1 ? ',' : ''));
  return [`${helper}(`, ...parts, style.semicolons ? ');' : ')'];
}

/** `import { a, b } from 'module';` or `const { a, b } = require('module');` */
export function printImport(style: Style, specifier: string, names: readonly string[], isEsm: boolean): string {
  const list = names.join(', ');
  const quoted = print(builders.stringLiteral(specifier), style);
  const text = isEsm ? `import { ${list} } from ${quoted}` : `const { ${list} } = require(${quoted})`;
  return style.semicolons ? `${text};` : text;
}

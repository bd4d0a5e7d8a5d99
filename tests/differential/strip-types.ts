import ts from 'typescript';

/** Nothing of these is left at run time. */
const ERASED = new Set([
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.AbstractKeyword,
  ts.SyntaxKind.OverrideKeyword,
  ts.SyntaxKind.PublicKeyword,
  ts.SyntaxKind.PrivateKeyword,
  ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.ReadonlyKeyword,
]);

/** Constructs that are more than types; a program with one is compiled by TypeScript. */
const COMPILED = new Set([
  ts.SyntaxKind.EnumDeclaration,
  ts.SyntaxKind.ModuleDeclaration,
  ts.SyntaxKind.ImportEqualsDeclaration,
  ts.SyntaxKind.Decorator,
]);

/** The program without its types, all else in its place; null where that is not all that TypeScript does. */
export function stripTypes(text: string): string | null {
  const file = ts.createSourceFile('module.ts', text, ts.ScriptTarget.ES2022, true);
  const erased: ts.TextRange[] = [];
  const assigned: { readonly pos: number; readonly code: string }[] = [];
  let isCompiled = false;
  const visit = (node: ts.Node): void => {
    if (COMPILED.has(node.kind)) isCompiled = true;
    assigned.push(...parameterProperties(node));
    const ranges = erasedOf(node, file);
    erased.push(...ranges);
    if (!ranges.some(({ pos, end }) => pos === node.getStart(file) && end === node.end)) ts.forEachChild(node, visit);
  };
  visit(file);
  if (isCompiled) return null;
  const stripped = erased.reduce(
    (left, { pos, end }) => left.slice(0, pos) + blank(left.slice(pos, end)) + left.slice(end),
    text,
  );
  return assigned.reduceRight((left, { pos, code }) => left.slice(0, pos) + code + left.slice(pos), stripped);
}

/** What a constructor does for its parameters that are properties. */
function parameterProperties(node: ts.Node): readonly { readonly pos: number; readonly code: string }[] {
  if (!ts.isConstructorDeclaration(node) || node.body === undefined) return [];
  const names = node.parameters.filter((each) => ts.getModifiers(each) !== undefined).map(({ name }) => name.getText());
  const code = names.map((name) => ` this.${name} = ${name};`).join('');
  return code === '' ? [] : [{ pos: node.body.getStart() + 1, code }];
}

/** Line ends stay: a line may end a statement. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function erasedOf(node: ts.Node, file: ts.SourceFile): readonly ts.TextRange[] {
  const whole = { pos: node.getStart(file), end: node.end };
  if (ERASED.has(node.kind) || isDeclaration(node)) return [whole];
  if (ts.isHeritageClause(node) && node.token === ts.SyntaxKind.ImplementsKeyword) return [whole];
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return [{ pos: node.expression.end, end: node.end }];
  if (ts.isNonNullExpression(node)) return [{ pos: node.expression.end, end: node.end }];
  return [...annotationOf(node), ...angleBracketsOf(node)];
}

/** What has no body, and fields that are only declared. */
function isDeclaration(node: ts.Node): boolean {
  if (ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node)) return node.body === undefined;
  return ts.isPropertyDeclaration(node) && ts.getModifiers(node)?.some(isDeclare) === true;
}

function isDeclare({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.DeclareKeyword || kind === ts.SyntaxKind.AbstractKeyword;
}

/** From the `:`, `?:` or `!:` to the end of the type. */
function annotationOf(node: ts.Node): readonly ts.TextRange[] {
  const hasType =
    ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isFunctionLike(node);
  if (!hasType || node.type === undefined) return [];
  const mark = 'questionToken' in node ? node.questionToken : undefined;
  return [{ pos: mark ? mark.pos : node.type.pos - 1, end: node.type.end }];
}

function angleBracketsOf(node: ts.Node): readonly ts.TextRange[] {
  const lists = [
    'typeParameters' in node ? (node.typeParameters as ts.NodeArray<ts.Node> | undefined) : undefined,
    'typeArguments' in node ? (node.typeArguments as ts.NodeArray<ts.Node> | undefined) : undefined,
  ];
  return lists.flatMap((list) => (list ? [{ pos: list.pos - 1, end: list.end + 1 }] : []));
}

// What was written into a file, found in the output by what it says: variants, fallbacks, imports, wrappers.
import ts from 'typescript';
import { endOf, lineEnd, lineStart, siblingsOf, walk } from './tree.mjs';

const DOC = /\/\*\* Async variant of \{@link ([^}]*)\}\. \*\//g;
const REGISTRATION = /^fallbackTo(Sync|Async)Variant$/;
const OPENER = 'newConnection';

/**
 * @param file of the output
 * @param known what the input has of it already, as a set of texts
 * @returns pieces, each with the range of the output that nothing of the input is in, and the end of what it follows
 */
export function generatedIn(file, plan, known) {
  const kinds = new Set(plan.map(({ kind }) => kind));
  const members = new Set(plan.flatMap((each) => (each.kind === 'add-member' ? [each.key] : [])));
  const isWrapped = [...kinds].some((each) => each.startsWith('wrap-'));
  const found = [];
  const done = new Set();
  walk(file, (node) => {
    if (kinds.has('add-mirror')) found.push(...mirrorAt(file, node, plan, done));
    if (kinds.has('insert-fallback')) found.push(...fallbackAt(file, node));
    if (kinds.has('add-import')) found.push(...importAt(file, node, plan, known));
    if (members.has(node.name?.text)) found.push(...memberAt(file, node, plan));
    if (isWrapped) found.push(...wrapAt(file, node));
  });
  return found;
}

function mirrorAt(file, node, plan, done) {
  const start = node.getStart(file);
  const [doc] = [...file.text.slice(node.pos, start).matchAll(DOC)].slice(-1);
  if (!doc || done.has(start) || !siblingsOf(node).includes(node)) return [];
  const siblings = siblingsOf(node).filter((each) => !ts.isSemicolonClassElement(each));
  const first = siblings.indexOf(node);
  let last = isPartOfDecorator(node) && isVariant(file, siblings[first + 1], doc[1], plan) ? first + 1 : first;
  // Overloads, and the implementation behind them.
  while (!hasBody(siblings[last]) && nameOf(file, siblings[last + 1]) === nameOf(file, node)) last += 1;
  for (const each of siblings.slice(first, last + 1)) done.add(each.getStart(file));
  const original = siblings[first - 1];
  const piece = { kind: 'mirror', name: doc[1], node: siblings[last], original, heads: siblings.slice(first, last) };
  return [{ ...piece, start: node.pos + doc.index, end: endOf(file, siblings[last]), previous: original }];
}

/** What some compilers read as `@a[b] c() {}` others read as `@a [b]; c() {}`. */
const isPartOfDecorator = (node) =>
  ts.isPropertyDeclaration(node) && ts.isComputedPropertyName(node.name) && (ts.getDecorators(node) ?? []).length > 0;

const isVariant = (file, node, name, plan) =>
  plan.some(
    ({ kind, syncName, asyncName }) => kind === 'add-mirror' && syncName === name && asyncName === nameOf(file, node),
  );

function hasBody(node) {
  if (ts.isFunctionLike(node)) return node.body !== undefined;
  return true;
}

export function nameOf(file, node) {
  if (node === undefined) return null;
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const expression = ts.isExpressionStatement(node) ? node.expression : null;
  const target = expression && ts.isBinaryExpression(expression) ? expression.left : null;
  if (target) return (target.name ?? target.argumentExpression)?.getText(file) ?? null;
  return (node.name ?? node.declarationList?.declarations[0].name)?.getText(file) ?? null;
}

function fallbackAt(file, node) {
  const isBlock = ts.isClassStaticBlockDeclaration(node);
  const statement = isBlock ? node.body.statements[0] : node;
  if (!statement || !ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
  if (!isBlock && ts.isClassStaticBlockDeclaration(node.parent?.parent ?? node)) return [];
  const { expression } = statement.expression;
  const lead = file.text.slice(statement.pos, statement.getStart(file));
  const comment = /\/[/*] orm-migrate: /.exec(lead);
  if (!ts.isIdentifier(expression) || !REGISTRATION.test(expression.text) || !comment) return [];
  const start = isBlock ? node.getStart(file) : statement.pos + comment.index;
  const siblings = siblingsOf(node);
  const previous = siblings[siblings.indexOf(node) - 1];
  return [{ kind: isBlock ? 'block' : 'statement', node, start, end: endOf(file, node), previous }];
}

/** A new import, or new names in one that was there. */
function importAt(file, node, plan, known) {
  const edits = plan.filter((each) => each.kind === 'add-import');
  const specifier = specifierOf(node);
  const names = edits.filter((each) => each.specifier === specifier).map(({ name }) => name);
  if (names.length === 0) return [];
  const { statements } = file;
  const previous = statements[statements.indexOf(node) - 1];
  if (!known.has(node.getText(file)) && !namesIn(node).some(({ name }) => !names.includes(name.text)))
    return [{ kind: 'import', node, start: node.getStart(file), end: endOf(file, node), previous }];
  return namesIn(node).flatMap((each, index, list) => {
    const before = list[index - 1] ?? node.importClause?.name;
    if (!names.includes(each.name.text) || known.has(each.name.text) || !before) return [];
    const braces = list[index - 1] ? each : node.importClause.namedBindings;
    return [{ kind: 'name', node: each, start: startBehind(file, before, braces), end: braces.end, previous: before }];
  });
}

function specifierOf(node) {
  if (ts.isImportDeclaration(node)) return node.moduleSpecifier.text;
  const [declaration] = ts.isVariableStatement(node) ? node.declarationList.declarations : [];
  const call = declaration?.initializer;
  const isRequire = call && ts.isCallExpression(call) && call.expression.getText() === 'require';
  return isRequire ? call.arguments[0]?.text : null;
}

function namesIn(node) {
  if (!ts.isImportDeclaration(node)) return node.declarationList.declarations[0].name.elements ?? [];
  return node.importClause?.namedBindings?.elements ?? [];
}

function memberAt(file, node, plan) {
  if (!node.parent || !ts.isObjectLiteralExpression(node.parent) || !node.name) return [];
  const siblings = siblingsOf(node);
  const previous = siblings[siblings.indexOf(node) - 1];
  const isPlanned = plan.some(
    ({ kind, key, value }) =>
      kind === 'add-member' &&
      key === node.name.text &&
      (node.initializer?.getText(file) ?? key) === value &&
      previous?.name?.text === key.replace('a', ''),
  );
  return isPlanned ? [{ kind: 'name', node, start: startBehind(file, previous, node), end: node.end, previous }] : [];
}

/** Behind what it follows; a comment between the two is the input's. */
function startBehind(file, previous, node) {
  const start = node.getStart(file);
  return file.text.slice(previous.end, start).replace(',', '').trim() === '' ? previous.end : start;
}

/** Two pieces: what opens the wrapper, and what closes it. */
function wrapAt(file, node) {
  if (!ts.isCallExpression(node) || node.expression.getText(file) !== OPENER) return [];
  const [callback] = node.arguments;
  if (!callback || !ts.isArrowFunction(callback)) return [];
  const { text } = file;
  const outer = ts.isAwaitExpression(node.parent) && ts.isBlock(callback.body) ? node.parent.parent : node.parent;
  const isBlock = ts.isBlock(callback.body) && (ts.isReturnStatement(outer) || ts.isExpressionStatement(outer));
  if (!isBlock) {
    const open = { kind: 'open', start: node.getStart(file), end: callback.body.getStart(file) };
    return [open, { kind: 'close', start: callback.body.end, end: node.end }];
  }
  const start = outer.getStart(file);
  const brace = callback.body.getStart(file) + 1;
  const end = endOf(file, outer);
  const isLines = text.slice(lineStart(text, start), start).trim() === '' && /^\r?\n/.test(text.slice(brace));
  const close = callback.body.end - 1;
  if (!isLines)
    return [
      { kind: 'open', start, end: brace },
      { kind: 'close', start: close, end },
    ];
  const body = { first: lineEnd(text, brace) + 1, last: lineStart(text, close) };
  return [
    { kind: 'open', isLine: true, start: lineStart(text, start), end: body.first, body, node: outer },
    { kind: 'close', isLine: true, start: body.last, end: lineEnd(text, end) + 1, tail: end },
  ];
}

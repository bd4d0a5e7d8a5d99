// Reading a text with TypeScript's parser, which nothing that writes has a part in.
import ts from 'typescript';

/** The text that was read last: every pass begins with the same one. */
const last = new Map();

export function parse(path, text) {
  const kind = /\.[cm]?tsx?$/.test(path) ? undefined : ts.ScriptKind.JSX;
  const key = `${path}\n${text}`;
  const file = last.get(key) ?? ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  if (last.size > 2 && !last.has(key)) last.delete(last.keys().next().value);
  last.set(key, file);
  return file;
}

/** Visits every node, the outer ones first. */
export function walk(file, visit) {
  const each = (node) => {
    visit(node);
    ts.forEachChild(node, each);
  };
  each(file);
}

/** What stands beside a node: members, statements, properties, names of an import. */
export function siblingsOf({ parent }) {
  return parent?.members ?? parent?.statements ?? parent?.properties ?? parent?.elements ?? [];
}

/** The end of a node; where a semicolon ends it that stands on a line further down, the end before that. */
export function endOf(file, node) {
  const text = file.text.slice(node.getStart(file), node.end);
  const rest = file.text.slice(node.end, lineEnd(file.text, node.end)).trim();
  // On a line of its own it is as the file has it.
  if (rest === '' || /^\/[/*]/.test(rest)) return node.end;
  return node.end - (/\s*\n\s*;$/.exec(text)?.[0].length ?? 0);
}

/** Comments between the tokens of a range, in order. */
export function commentsIn(file, root, [from, to]) {
  const found = new Map();
  const visit = (node) => {
    if (node.end <= from || node.pos >= to || ts.isJSDoc(node)) return;
    const children = node.getChildren(file);
    for (const child of children) visit(child);
    if (children.length > 0 || node.kind === ts.SyntaxKind.JsxText) return;
    const ranges = [
      ...(ts.getLeadingCommentRanges(file.text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, node.pos) ?? []),
    ];
    for (const { pos, end } of ranges) if (pos >= from && end <= to) found.set(pos, { pos, end });
  };
  visit(root);
  return [...found.values()].sort((a, b) => a.pos - b.pos);
}

export const lineStart = (text, offset) => text.lastIndexOf('\n', offset - 1) + 1;

export function lineEnd(text, offset) {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

export const indentAt = (text, offset) => /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset + 200))[0];

/** The line breaks of the texts that were asked about last. */
const known = new Map();

function breaksOf(text) {
  if (!known.has(text)) {
    if (known.size > 3) known.clear();
    const found = [];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found.push(at);
    known.set(text, found);
  }
  return known.get(text);
}

/** The number of the line, counted from 1. */
export function lineOf(text, offset) {
  const list = breaksOf(text);
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** The white space directly before an offset. */
export function spaceBefore(text, offset) {
  let at = offset;
  while (at > 0 && /[^\S\uFEFF]/.test(text[at - 1])) at -= 1;
  return text.slice(at, offset);
}

// What must hold for every output, whatever the plan: told from the texts alone, without the code that wrote or verified them.
import ts from 'typescript';

/** @returns what is wrong, one line each; empty when all is well */
export function checkLayout(path, before, after, what) {
  const problems = [
    endings(before, after),
    mark(before, after),
    what === 'wraps' ? indentationOnly(before, after) : what === 'mirrors' ? additionsOnly(before, after) : null,
    syntax(path, before, after),
  ];
  return problems.filter((problem) => problem !== null);
}

function endings(before, after) {
  if (!before.includes('\r\n') || /(?<!\r)\n/.test(before)) return null;
  return /(?<!\r)\n/.test(after) ? 'a line ends with LF in a file of CRLF' : null;
}

function mark(before, after) {
  if (before.startsWith('\uFEFF') !== after.startsWith('\uFEFF')) return 'the byte order mark came or went';
  return /\n$/.test(before) === /\n$/.test(after) ? null : 'the final line end came or went';
}

/** The output is the input with text put in: nothing is taken away, nothing changes its place. */
function additionsOnly(before, after) {
  return isWithin(before, after) ? null : 'text of the input is gone';
}

/** Wrapping moves code to the right, and does nothing else to it. */
function indentationOnly(before, after) {
  const bare = (text) => text.replace(/\n[ \t]*/g, '\n').replace(/[ \t]+(?=\r?\n)/g, '');
  return isWithin(bare(before), bare(after)) ? null : 'more than the indentation changed';
}

function isWithin(part, whole) {
  let at = 0;
  for (let index = 0; index < whole.length && at < part.length; index += 1) if (whole[index] === part[at]) at += 1;
  return at === part.length;
}

/** TypeScript has its own parser: what it understood before, it understands after. */
function syntax(path, before, after) {
  if (errors(path, before) > 0 || errors(path, after) === 0) return null;
  return 'TypeScript no longer parses it';
}

function errors(path, text) {
  const kind = /\.[cm]?tsx?$/.test(path) ? undefined : ts.ScriptKind.JSX;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind).parseDiagnostics.length;
}

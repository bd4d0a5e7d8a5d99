/** Members that a package runs by a name that it is given, on what it is given: `_.invokeMap(rows, 'save')`, `_.get(row, 'total')`. */
import type { Value } from '../../model/facts.ts';
import { textOf } from '../project/builtins.ts';
import { isPackage } from '../project/exports.ts';
import type { CallNode, FileNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';

/** Packages with functions that do so; others are taken to do it with objects of the project only. */
const BY_NAME = ['lodash', 'lodash-es', 'underscore', 'ramda'];
/** Those that write: the names are those of the members of what they copy. */
const WRITING = /^(assign|extend|merge|defaults)/;

/** The names; none where nothing that has members of the project comes to the package with them. */
export function namedMembers(graph: Graph, call: CallNode): readonly string[] {
  const { arguments: passed, name } = call.fact;
  if (!isByName(graph, call)) return [];
  const [first] = passed;
  if (WRITING.test(name?.text ?? ''))
    return first && mayHaveMembers(graph, first.value, call.file) ? passed.slice(1).flatMap(keysIn(call.file)) : [];
  const names = passed.flatMap(({ value }) => namesIn(value));
  const others = passed.filter(({ value }) => namesIn(value).length === 0 && value.kind !== 'builtin');
  // `_.method('save')` is run on what comes later.
  const isGiven = others.length === 0 || others.some(({ value }) => mayHaveMembers(graph, value, call.file));
  return isGiven ? names : [];
}

/** `'author.save'`, `['author', 'save']` */
function namesIn(value: Value): readonly string[] {
  if (value.kind === 'array') return value.elements.flatMap(namesIn);
  return textOf(value)?.split(/[.[\]'"]+/) ?? [];
}

function keysIn(file: FileNode): (argument: { readonly value: Value }) => readonly string[] {
  return ({ value }) =>
    value.kind === 'object' ? (file.objects[value.object]?.fact.members ?? []).map(({ name }) => name) : [];
}

function isByName(graph: Graph, { fact: { callee }, file }: CallNode): boolean {
  const of = callee.kind === 'member' ? callee.object : callee;
  return alternatives(graph.evaluate(of, file)).some(
    (each) => each.kind === 'external' && BY_NAME.some((name) => isPackage(each.module, name)),
  );
}

function mayHaveMembers(graph: Graph, value: Value, file: FileNode): boolean {
  if (value.kind === 'this') return true;
  const types = alternatives(graph.evaluate(value, file));
  return types.length === 0 || types.some(isOpen);
}

function isOpen(type: Type): boolean {
  if (type.kind === 'array' || type.kind === 'record') return alternatives(type.element).some(isOpen);
  return type.kind === 'instance' || type.kind === 'orm' || type.kind === 'unknown';
}

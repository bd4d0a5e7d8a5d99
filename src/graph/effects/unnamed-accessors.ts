/** Accessors whose names are not written: `get [prefix + 'Total']() {…}`. A read of any member may run one. */
import type { FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import type { Type } from '../project/types.ts';
import { type Companies, type Company, meets } from './companies.ts';

export type UnnamedAccessors = (
  receivers: readonly Type[],
  form: 'getter' | 'setter',
  company: Company | null,
) => readonly FunctionNode[];

export function createUnnamedAccessors(graph: Graph, companies: Companies): UnnamedAccessors {
  const all = graph.project.files.flatMap((file) =>
    file.functions.filter(({ fact }) => fact.name === null && (fact.form === 'getter' || fact.form === 'setter')),
  );
  return (receivers, form, company) =>
    all.filter(
      (each) =>
        each.fact.form === form &&
        meets(companies, company, each.file) &&
        (receivers.length === 0 || receivers.some((type) => mayHave(graph, type, each))),
    );
}

function mayHave({ hierarchy }: Graph, type: Type, { owner, file, fact }: FunctionNode): boolean {
  if (type.kind === 'instance' || type.kind === 'class') {
    if (owner?.kind !== 'class') return false;
    return owner.static === (type.kind === 'class') && hierarchy.isFamily(type.class, owner.class);
  }
  if (type.kind !== 'object') return !KNOWN.has(type.kind);
  const { range } = type.object.fact;
  return type.object.file === file && range[0] <= fact.range[0] && fact.range[1] <= range[1];
}

const KNOWN: ReadonlySet<string> = new Set(['builtin', 'array', 'external', 'tuple', 'function']);

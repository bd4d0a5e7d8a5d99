/** Imports that lead nowhere, where an override needs to know what they bring. */
import { callsWithin, type CallNode, type FunctionNode } from '../../graph/project/nodes.ts';
import { isFile } from '../../graph/project/project.ts';
import type { Graph } from '../../graph/project/questions.ts';
import { alternatives } from '../../graph/project/types.ts';
import type { Value } from '../../model/facts.ts';
import type { Planning } from '../context.ts';

export function findUnresolvedImports(planning: Planning): void {
  const { graph, draft, relative } = planning;
  const reported = new Set<string>();
  const reached = new Set(overrideBodies(planning));
  for (const node of reached) {
    for (const call of callsWithin(node)) {
      for (const target of graph.targetsOf(call)) if (!target.file.external) reached.add(target);
      const specifier = unresolvedBehind(graph, call);
      const key = `${call.file.facts.path}\0${specifier ?? ''}`;
      if (specifier === null || reported.has(key)) continue;
      reported.add(key);
      draft.finding({
        code: 'unresolved-import',
        path: relative(call.file.facts.path),
        line: call.fact.position.line,
        symbol: node.fact.name ?? 'function',
        message: `'${specifier}' leads nowhere, so what ${call.fact.text} does cannot be seen; ${whereToMend(planning, call, specifier)}`,
        callPath: [],
      });
    }
  }
}

function overrideBodies({ graph, isEditable }: Planning): readonly FunctionNode[] {
  return graph.project.files
    .filter((file) => isEditable(file.facts.path))
    .flatMap((file) => file.functions)
    .filter((node) => {
      const home = graph.homeOf(node);
      return home?.name != null && graph.pairs.inheritedBy(home.class, home.name, home.static) !== null;
    });
}

/** The specifier of the import that what is called, or what it is called on, comes from. */
function unresolvedBehind(graph: Graph, { fact, file }: CallNode): string | null {
  for (let value: Value | null = fact.callee; value; value = value.kind === 'member' ? value.object : null) {
    for (const each of alternatives(graph.evaluate(value, file))) {
      if (each.kind === 'external' && each.isUndeclared) return each.module;
      // A name that a module does not export is missing, too: that is for its author.
      if (each.kind === 'missing' && !isFile(graph.project.open(file, each.specifier))) return each.specifier;
    }
  }
  return null;
}

function whereToMend({ graph, relative }: Planning, { file }: CallNode, specifier: string): string {
  const found = graph.project.open(file, specifier);
  const mend = !isFile(found) && found.kind === 'missing' ? found.mend : undefined;
  return mend === undefined ? 'correct the import' : `say where in ${relative(mend)}`;
}

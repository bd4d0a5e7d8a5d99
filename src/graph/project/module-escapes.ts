/** Where modules of CommonJS go as objects: whoever has one may put other functions on it, whatever it goes by there. */
import { addTo } from '../../collections.ts';
import type { Value } from '../../model/facts.ts';
import { type Flow, flowsOf } from './flows.ts';
import type { CallNode, FileNode } from './nodes.ts';
import { isOwnExports } from './own-exports.ts';
import { isFile } from './project.ts';
import type { Graph } from './questions.ts';

/** `given`: a function gets it, and may go through all of its members; `held`: it is kept somewhere, or passed on. */
export type Escape = 'given' | 'held';

const known = new WeakMap<Graph, ReadonlyMap<FileNode, ReadonlySet<Escape>>>();
const NONE: ReadonlySet<Escape> = new Set();

/** What becomes of a module besides that its members are read, called and written by name. */
export function escapesOf(graph: Graph, file: FileNode): ReadonlySet<Escape> {
  const found = known.get(graph) ?? collect(graph);
  known.set(graph, found);
  return found.get(file) ?? NONE;
}

function collect(graph: Graph): ReadonlyMap<FileNode, ReadonlySet<Escape>> {
  const found = new Map<FileNode, Escape[]>();
  for (const file of graph.project.files) {
    for (const each of ownEscapes(file)) addTo(found, file, each);
    for (const [target, key] of modulesIn(graph, file))
      for (const each of flowsOf(file).of(key)) {
        const escape = escapeBy(each, file);
        if (escape) addTo(found, target, escape);
      }
  }
  return new Map([...found].map(([file, escapes]) => [file, new Set(escapes)]));
}

/** `trace(exports)`, `const self = module.exports` */
function ownEscapes(file: FileNode): readonly Escape[] {
  if (file.facts.moduleKind !== 'commonjs') return [];
  const flows = flowsOf(file);
  const whole = flows.reads('exports').filter(isOwnExports);
  const isNamed = (flow: Flow): boolean => flow.to === 'part' && isNamedRead(flow.part);
  const ofModule = flows.of('global module').filter((flow) => !isNamed(flow));
  return [...whole.flatMap((each) => flows.of(each)), ...flows.of('global exports'), ...ofModule].flatMap(
    (each) => escapeBy(each, file) ?? [],
  );
}

/** What stands for a module in a file: variables, and the modules themselves where they are used as they are loaded. */
function modulesIn({ project }: Graph, file: FileNode): readonly (readonly [FileNode, string | Value])[] {
  const found: (readonly [FileNode, string | Value])[] = [];
  file.facts.bindings.forEach(({ import: imported, values }, binding) => {
    const isWhole = imported && (imported.name === '*' || imported.name === 'default') && !imported.types;
    const specifiers = [
      ...(isWhole ? [imported.specifier] : []),
      ...values.flatMap((each) => (each.kind === 'module' ? each.specifier : [])),
    ];
    for (const each of specifiers) {
      const target = project.open(file, each);
      if (isFile(target)) found.push([target, `binding ${String(binding)}`]);
    }
  });
  for (const value of modulesUsedAtOnce(file)) {
    const target = project.open(file, value.specifier);
    if (isFile(target)) found.push([target, value]);
  }
  return found;
}

/** `app.use(require('./audit'))`, `{ audit: require('./audit') }` */
function modulesUsedAtOnce({ facts }: FileNode): readonly Extract<Value, { kind: 'module' }>[] {
  const values = [
    ...facts.calls.flatMap((each) => each.arguments.map(({ value }) => value)),
    ...facts.objects.flatMap((each) => [...each.members.map(({ value }) => value), ...each.computed]),
    ...facts.functions.flatMap(({ returns, accesses }) => [...returns, ...accesses.map((each) => each.assigned)]),
    ...facts.exports.map(({ value }) => value),
  ];
  return values.flatMap((each) => (each?.kind === 'module' ? each : []));
}

function escapeBy(flow: Flow, file: FileNode): Escape | null {
  switch (flow.to) {
    case 'part':
    case 'receiver':
    case 'written':
      return null;
    case 'argument':
      return isOfTheLanguage(file.calls[flow.call]) ? null : 'given';
    default:
      return 'held';
  }
}

function isNamedRead(part: Value): boolean {
  return part.kind === 'member' && part.name !== null;
}

/** `Object.keys(audit)`: what such a call sets is looked at there. */
function isOfTheLanguage(call: CallNode | undefined): boolean {
  const callee = call?.fact.callee;
  return callee?.kind === 'member' && callee.object.kind === 'global';
}

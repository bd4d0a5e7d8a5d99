/** Origins: the expression that a value was made by, or the name in a package, through variables, imports and members. */
import { type Value, WHOLE_MODULE } from '../../../model/facts.ts';
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { isFile, type Project } from '../../../graph/project/project.ts';

export type Origin =
  | { readonly kind: 'value'; readonly value: Value; readonly file: FileNode }
  | { readonly kind: 'call'; readonly call: CallNode }
  | { readonly kind: 'parameter'; readonly function: FunctionNode; readonly index: number }
  /** A name of a package, installed or not: `['default', 'Router']` of express. A global has no module. */
  | { readonly kind: 'package'; readonly module: string | null; readonly path: readonly string[] };

/** What was followed already: bindings, members, and exports by file and name. */
type Seen = ReadonlySet<unknown>;

export type OriginsOf = (value: Value, file: FileNode) => readonly Origin[];

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly project: Project;
}

/** @param project whose files are followed; packages are not, so that it makes no difference whether they are installed */
export function createOrigins(project: Project): OriginsOf {
  const context: Context = { project };

  return (value, file) => follow(context, value, file, new Set());
}

function follow(context: Context, value: Value, file: FileNode, seen: Seen): readonly Origin[] {
  switch (value.kind) {
    case 'awaited':
      return follow(context, value.value, file, seen);
    case 'union':
      return value.values.flatMap((each) => follow(context, each, file, seen));
    case 'typed':
      return value.value ? follow(context, value.value, file, seen) : [{ kind: 'value', value, file }];
    case 'binding':
      return followBinding(context, value, file, seen);
    case 'module':
      return followModule(context, file, value.specifier, seen);
    case 'global':
      return [{ kind: 'package', module: null, path: [value.name] }];
    case 'member':
      return followMember(context, value, file, seen);
    case 'call': {
      const call = file.calls[value.call];
      return call ? [{ kind: 'call', call }] : [];
    }
    case 'parameter': {
      const node = file.functions[value.function];
      return node ? [{ kind: 'parameter', function: node, index: value.index }] : [];
    }
    default:
      return [{ kind: 'value', value, file }];
  }
}

function followBinding(
  context: Context,
  value: Extract<Value, { kind: 'binding' }>,
  file: FileNode,
  seen: Seen,
): readonly Origin[] {
  const binding = file.facts.bindings[value.binding];
  if (!binding || seen.has(binding)) return [];
  const below = new Set([...seen, binding]);
  if (binding.import) return imported(context, file, binding.import.specifier, binding.import.name, below);
  const parameter = parameterOf(file, value.binding);
  if (parameter) return [parameter];
  if (binding.values.length === 0) return [{ kind: 'value', value, file }];
  return binding.values.flatMap((each) => follow(context, each, file, below));
}

function followModule(context: Context, file: FileNode, specifier: string, seen: Seen): readonly Origin[] {
  const { project } = context;
  const target = project.open(file, specifier);
  if (!isFile(target) || target.external) return [{ kind: 'package', module: specifier, path: [] }];
  const whole = wholeOf(target);
  if (!whole || seen.has(whole)) return [{ kind: 'value', value: { kind: 'module', specifier }, file }];
  return follow(context, whole, target, new Set([...seen, whole]));
}

function followMember(
  context: Context,
  value: Extract<Value, { kind: 'member' }>,
  file: FileNode,
  seen: Seen,
): readonly Origin[] {
  const { name } = value;
  const itself: Origin = { kind: 'value', value, file };
  if (name === null) return [itself];
  return follow(context, value.object, file, seen).flatMap(
    (origin) => memberOf(context, origin, name, seen) ?? [itself],
  );
}

/** Null where it is not written in one place. */
function memberOf(context: Context, origin: Origin, name: string, seen: Seen): readonly Origin[] | null {
  if (origin.kind === 'package') return [{ ...origin, path: [...origin.path, name] }];
  if (origin.kind !== 'value') return null;
  if (origin.value.kind === 'module') return imported(context, origin.file, origin.value.specifier, name, seen);
  const object = origin.value.kind === 'object' ? origin.file.objects[origin.value.object] : undefined;
  const member = object?.fact.members.findLast((each) => each.name === name);
  return member && !seen.has(member) ? follow(context, member.value, origin.file, new Set([...seen, member])) : null;
}

function imported(context: Context, from: FileNode, specifier: string, name: string, seen: Seen): readonly Origin[] {
  const { project } = context;
  if (name === '*') return followModule(context, from, specifier, seen);
  const target = project.open(from, specifier);
  const isOwn = isFile(target) && !target.external;
  return isOwn ? exported(context, target, name, seen) : [{ kind: 'package', module: specifier, path: [name] }];
}

function exported(context: Context, file: FileNode, name: string, seen: Seen): readonly Origin[] {
  const { project } = context;
  const key = `${name}\0${file.facts.path}`;
  if (seen.has(key)) return [];
  const below = new Set([...seen, key]);
  const fact = file.facts.exports.findLast((each) => each.name === name);
  if (fact?.from) return imported(context, file, fact.from.specifier, fact.from.name, below);
  if (fact?.value) return follow(context, fact.value, file, below);
  const whole = wholeOf(file);
  if (whole) {
    const origins = follow(context, whole, file, below);
    return name === 'default' ? origins : origins.flatMap((origin) => memberOf(context, origin, name, below) ?? []);
  }
  return file.facts.starExports.flatMap((specifier) => {
    const target = project.open(file, specifier);
    return isFile(target) && !target.external ? exported(context, target, name, below) : [];
  });
}

/** The parameter that a name is, if it is one and no other value was ever given to it. */
function parameterOf(file: FileNode, id: number): Extract<Origin, { kind: 'parameter' }> | null {
  const binding = file.facts.bindings[id];
  if (binding?.kind !== 'parameter') return null;
  const node = file.functions[binding.function];
  const index = node?.fact.parameters.findIndex((each) => each.name === binding.name) ?? -1;
  return node && index >= 0 ? { kind: 'parameter', function: node, index } : null;
}

/** What `module.exports` was set to. */
function wholeOf({ facts }: FileNode): Value | null {
  return facts.exports.findLast((each) => each.name === WHOLE_MODULE)?.value ?? null;
}

/**
 * Written types, followed as a compiler follows them: through aliases, `ReturnType`, members of interfaces and the
 * declaration files of packages. It answers what cannot be told from values, and only as far as something is written.
 */
import { type TypeFact, type Value, WHOLE_MODULE } from '../../model/facts.ts';
import { isBuiltinType } from '../project/builtins.ts';
import type { ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { isFile } from '../project/project.ts';
import type { Definition, Graph } from '../project/questions.ts';

/** What something is, by what is written of it. */
export type Written =
  | { readonly kind: 'promise'; readonly of: readonly Written[] }
  /** Of the language: a number, an array, a Map. */
  | { readonly kind: 'plain' }
  | { readonly kind: 'class'; readonly class: ClassNode }
  | { readonly kind: 'instance'; readonly class: ClassNode }
  | { readonly kind: 'function'; readonly function: FunctionNode }
  | { readonly kind: 'module'; readonly file: FileNode; readonly code: FileNode | null }
  | { readonly kind: 'type'; readonly fact: Extract<TypeFact, { kind: 'other' }>; readonly file: FileNode }
  /** A type that leads nowhere, by its name. */
  | { readonly kind: 'name'; readonly name: string };

const PLAIN: Written = { kind: 'plain' };

/** Types of the language that stand for their argument, as far as promises go. */
const SAME = /^(Readonly|Partial|Required|NonNullable|Extract|Exclude|NoInfer)$/;

/** How much is followed for one question: types may be recursive. */
const MOST_STEPS = 400;

/** @returns the alternatives; none where nothing is written, or not all of it can be followed */
export function writtenValue(graph: Graph, value: Value, file: FileNode): readonly Written[] {
  return new Walk(graph).value(value, file);
}

/** The same for a type. */
export function writtenType(graph: Graph, type: TypeFact, file: FileNode): readonly Written[] {
  return new Walk(graph).type(type, file);
}

/** Whether an interface or object type is written for the value, and has no member of that name. */
export function isWithoutMember(graph: Graph, value: Value, file: FileNode, name: string): boolean {
  return writtenValue(graph, value, file).some((each) => lacks(graph, each, name));
}

/**
 * The methods of that name of the interfaces that are written for the value; null where one of them is not known to be
 * implemented by classes of the project alone.
 */
export function methodsWritten(
  graph: Graph,
  value: Value,
  file: FileNode,
  name: string,
): readonly FunctionNode[] | null {
  const found = writtenValue(graph, value, file).map((each): readonly FunctionNode[] => {
    const id =
      each.kind === 'type' ? each.file.facts.bindings.find(({ type }) => type === each.fact)?.interface : undefined;
    const node = each.kind === 'type' && id !== undefined ? each.file.classes[id] : undefined;
    if (!node || graph.hierarchy.implementers(node).length === 0) return [];
    return graph.hierarchy.lookUp(node, name, false).flatMap((method) => method.function ?? []);
  });
  return found.every(({ length }) => length > 0) ? found.flat() : null;
}

function lacks(graph: Graph, written: Written, name: string): boolean {
  if (written.kind !== 'type' || written.fact.typed?.some((each) => each.name === name)) return false;
  const parts = (written.fact.parts ?? []).flatMap((each) => writtenType(graph, each, written.file));
  return parts.every((each) => each.kind === 'type' && lacks(graph, each, name));
}

class Walk {
  readonly #graph: Graph;
  #steps = 0;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  #isOver(): boolean {
    this.#steps += 1;
    return this.#steps > MOST_STEPS;
  }

  value(value: Value, file: FileNode): readonly Written[] {
    if (this.#isOver()) return [];
    switch (value.kind) {
      case 'binding':
        return this.#binding(value.binding, file);
      case 'class': {
        const node = file.classes[value.class];
        return node ? [{ kind: 'class', class: node }] : [];
      }
      case 'function': {
        const node = file.functions[value.function];
        return node ? [{ kind: 'function', function: node }] : [];
      }
      case 'this':
        return this.#self(file.functions[value.function]);
      case 'member':
        return value.name === null ? [] : this.#member(this.value(value.object, file), value.name);
      case 'call':
        return this.#call(value.call, file);
      case 'awaited':
        return this.#awaited(this.value(value.value, file));
      case 'typed':
        return this.type(value.type, file);
      case 'module':
        return this.#module(file, value.specifier);
      case 'union':
        return this.#all(value.values, (each) => this.value(each, file));
      case 'builtin':
      case 'array':
        return [PLAIN];
      default:
        return [];
    }
  }

  /** Where one of several is not known, nothing is. */
  #all<T>(items: readonly T[], follow: (item: T) => readonly Written[]): readonly Written[] {
    const found = items.map(follow);
    // A promise among them is one, whatever the others are.
    const promises = found.flat().filter(({ kind }) => kind === 'promise');
    return found.every(({ length }) => length > 0) ? found.flat() : promises;
  }

  #binding(id: number, file: FileNode): readonly Written[] {
    const fact = file.facts.bindings[id];
    if (!fact) return [];
    if (fact.import) return this.#imported(file, fact.import.specifier, fact.import.name);
    if (fact.type && fact.kind !== 'type') return this.type(fact.type, file);
    return fact.kind === 'type' ? [] : this.#all(fact.values, (each) => this.value(each, file));
  }

  #self(node: FunctionNode | undefined): readonly Written[] {
    const home = node && this.#graph.homeOf(node);
    return home ? [{ kind: home.static ? 'class' : 'instance', class: home.class }] : [];
  }

  #call(id: number, file: FileNode): readonly Written[] {
    const fact = file.calls[id]?.fact;
    if (!fact) return [];
    const callee = this.value(fact.callee, file);
    if (!fact.isNew) return this.result(callee);
    return callee.every(({ kind }) => kind === 'class') ? this.#instances(callee) : [];
  }

  #instances(types: readonly Written[]): readonly Written[] {
    return types.map((each) => (each.kind === 'class' ? { kind: 'instance', class: each.class } : each));
  }

  #awaited(types: readonly Written[]): readonly Written[] {
    return types.flatMap((each) => (each.kind === 'promise' ? this.#awaited(each.of) : [each]));
  }

  /** What calling it gives. */
  result(types: readonly Written[]): readonly Written[] {
    return this.#all(types, (each) => {
      if (this.#isOver()) return [];
      if (each.kind === 'function') return this.#given(each.function);
      if (each.kind !== 'type') return [];
      if (each.fact.result) return this.type(each.fact.result, each.file);
      return this.#all(each.fact.parts ?? [], (part) => this.result(this.type(part, each.file)));
    });
  }

  #given({ fact, file }: FunctionNode): readonly Written[] {
    if (fact.generator) return [PLAIN];
    if (fact.returnType?.kind === 'this') return [];
    const written = fact.returnType ? this.type(fact.returnType, file) : [];
    if (fact.async) return [{ kind: 'promise', of: this.#awaited(written) }];
    if (fact.returnType)
      return fact.overloadTypes.length === 0
        ? written
        : this.#all([fact.returnType, ...fact.overloadTypes], (each) => this.type(each, file));
    return this.#all(fact.returns, (each) => this.value(each, file));
  }

  #member(types: readonly Written[], name: string): readonly Written[] {
    return this.#all(types, (each) => {
      if (this.#isOver()) return [];
      switch (each.kind) {
        case 'module':
          return this.#exported(each, name);
        case 'instance':
          return this.#defined(this.#graph.hierarchy.lookUp(each.class, name, false));
        case 'class':
          return this.#defined(this.#graph.hierarchy.lookUp(each.class, name, true));
        case 'type': {
          const own = each.fact.typed?.find((member) => member.name === name);
          if (own) return this.type(own.type, each.file);
          const parts = (each.fact.parts ?? []).map((part) => this.#member(this.type(part, each.file), name));
          return parts.flat();
        }
        default:
          return [];
      }
    });
  }

  #defined(definitions: readonly Definition[]): readonly Written[] {
    return this.#all(definitions, ({ member, function: node, class: { file } }) => {
      if (member?.type) return this.type(member.type, file);
      if (node && member?.kind === 'getter') return this.#given(node);
      if (node) return [{ kind: 'function', function: node }];
      return member?.value ? this.value(member.value, file) : [];
    });
  }

  type(type: TypeFact, file: FileNode): readonly Written[] {
    if (this.#isOver()) return [];
    switch (type.kind) {
      case 'builtin':
      case 'array':
        return [PLAIN];
      case 'union':
        return this.#all(type.types, (each) => this.type(each, file));
      case 'typeof':
        return this.value(type.value, file);
      case 'reference':
        return this.#reference(type, file);
      case 'other':
        if (type.member)
          return type.member.name === null ? [] : this.#member(this.type(type.member.of, file), type.member.name);
        return type.loose ? [] : [{ kind: 'type', fact: type, file }];
      case 'this':
        return [];
    }
  }

  #reference(type: Extract<TypeFact, { kind: 'reference' }>, file: FileNode): readonly Written[] {
    const {
      target,
      name,
      arguments: [first],
    } = type;
    if (target.kind === 'global') return this.#global(name, first ?? null, file);
    const fact = target.kind === 'binding' ? file.facts.bindings[target.binding] : undefined;
    if (fact?.kind === 'type' && !fact.import) {
      if (fact.type) return this.type(fact.type, file);
      // An interface that adds to a class.
      return this.#instances(this.#all(fact.values, (each) => this.value(each, file)));
    }
    const found = this.#instances(this.value(target, file));
    return found.length > 0 ? found : [{ kind: 'name', name }];
  }

  #global(name: string, first: TypeFact | null, file: FileNode): readonly Written[] {
    const argument = first ? this.type(first, file) : [];
    if (/^Promise(Like)?$/.test(name)) return [{ kind: 'promise', of: argument }];
    if (name === 'ReturnType') return this.result(argument);
    if (name === 'Awaited') return this.#awaited(argument);
    if (name === 'InstanceType') return this.#instances(argument);
    if (SAME.test(name)) return argument;
    return isBuiltinType(name) || /^(Readonly)?(Array|Record)$/.test(name) ? [PLAIN] : [{ kind: 'name', name }];
  }

  #imported(from: FileNode, specifier: string, name: string): readonly Written[] {
    return this.#exported(this.#module(from, specifier), name);
  }

  #module(from: FileNode, specifier: string): readonly Extract<Written, { kind: 'module' }>[] {
    const { project } = this.#graph;
    const target = project.open(from, specifier);
    const code = isFile(target) ? target : null;
    // The project's own files say it themselves; of a package the declarations do.
    const file = code && !code.external ? code : (project.openTypes(from, specifier) ?? code);
    return file ? [{ kind: 'module', file, code }] : [];
  }

  #exported(modules: readonly Extract<Written, { kind: 'module' }>[] | Written, name: string): readonly Written[] {
    const all = 'kind' in modules ? (modules.kind === 'module' ? [modules] : []) : modules;
    return all.flatMap((module) => {
      if (name === '*') return [module];
      const found = this.#exportOf(module.file, name);
      return found.length > 0 || !module.code || module.code === module.file
        ? found
        : this.#exportOf(module.code, name);
    });
  }

  #exportOf(file: FileNode, name: string): readonly Written[] {
    if (this.#isOver()) return [];
    const fact = file.facts.exports.findLast((each) => each.name === name);
    if (fact?.from) return this.#imported(file, fact.from.specifier, fact.from.name);
    if (fact?.value) return this.#named(fact.value, file);
    for (const specifier of name === 'default' ? [] : file.facts.starExports) {
      const found = this.#imported(file, specifier, name);
      if (found.length > 0) return found;
    }
    const whole = file.facts.exports.findLast((each) => each.name === WHOLE_MODULE)?.value;
    if (!whole) return [];
    const value = this.value(whole, file);
    return name === 'default' ? value : this.#member(value, name);
  }

  /** A type that is exported under its name. */
  #named(value: Value, file: FileNode): readonly Written[] {
    const fact = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
    return fact?.kind === 'type' && !fact.import && fact.type ? this.type(fact.type, file) : this.value(value, file);
  }
}

/** Facts in words: what a scan found, short enough to compare with a line of text. */
import { scan } from '../../../../src/frontends/javascript/scan/index.ts';
import type { CallFact, ClassFact, FileFacts, FunctionFact, TypeFact, Value } from '../../../../src/model/facts.ts';

export interface Scanned {
  readonly facts: FileFacts;
  /** All that a variable was ever given; `name@function` tells variables of one name apart. */
  values(name: string): readonly string[];
  /** A variable's written type. */
  type(name: string): string | null;
  function(name: string): FunctionFact;
  class(name: string): ClassFact;
  call(text: string): CallFact;
  show(value: Value): string;
}

export function factsOf(source: string, path = '/a.js'): Scanned {
  const facts = scan(path, source);

  function show(value: Value): string {
    switch (value.kind) {
      case 'binding':
        return facts.bindings[value.binding]?.name ?? '?';
      case 'global':
        return `global ${value.name}`;
      case 'this':
      case 'super':
        return `${value.kind} of ${nameOf(value.function)}`;
      case 'member':
        return `${show(value.object)}.${value.name ?? '[?]'}`;
      case 'call':
        return facts.calls[value.call]?.text ?? '?';
      case 'awaited':
        return `await ${show(value.value)}`;
      case 'class':
        return `class ${facts.classes[value.class]?.name ?? '?'}`;
      case 'function':
        return `function ${nameOf(value.function)}`;
      case 'object':
        return `{${facts.objects[value.object]?.members.map(({ name }) => name).join() ?? '?'}}`;
      case 'array':
        return `[${value.elements.map(show).join()}]`;
      case 'builtin':
        return value.text === undefined ? value.name : `'${value.text}'`;
      case 'union':
        return `(${value.values.map(show).join(' | ')})`;
      case 'element':
        return `element of ${show(value.of)}`;
      case 'typed':
        return `: ${showType(value.type)}`;
      case 'parameter':
        return `parameter ${value.index} of ${nameOf(value.function)}`;
      case 'module':
        return `module ${value.specifier}`;
      case 'unknown':
        return 'unknown';
    }
  }

  function showType(type: TypeFact): string {
    switch (type.kind) {
      case 'reference': {
        const list = type.arguments.length > 0 ? `<${type.arguments.map(showType).join()}>` : '';
        return `${show(type.target)}${list}`;
      }
      case 'array':
        return `${showType(type.element)}[]`;
      case 'typeof':
        return `typeof ${show(type.value)}`;
      case 'union':
        return type.types.map(showType).join(' | ');
      case 'builtin':
        return type.name;
      default:
        return type.kind;
    }
  }

  const nameOf = (id: number): string => facts.functions[id]?.name ?? (id === 0 ? 'module' : '(anonymous)');
  const bindingNamed = (full: string) => {
    const [name, owner] = full.split('@');
    const all = facts.bindings.filter((each) => each.name === name);
    return found(full, owner === undefined ? all[0] : all.find((each) => nameOf(each.function) === owner));
  };
  return {
    facts,
    show,
    values: (name) => bindingNamed(name).values.map(show),
    type(name) {
      const { type } = bindingNamed(name);
      return type && showType(type);
    },
    function: (name) =>
      found(
        name,
        facts.functions.find((each) => each.name === name),
      ),
    class: (name) =>
      found(
        name,
        facts.classes.find((each) => each.name === name),
      ),
    call: (text) =>
      found(
        text,
        facts.calls.find((each) => each.text === text),
      ),
  };
}

/** The piece of the source that a range covers. */
export function textAt(source: string, range: readonly [number, number] | null | undefined): string | null {
  return range ? source.slice(...range) : null;
}

function found<T>(name: string, thing: T | undefined): T {
  if (thing === undefined) throw new Error(`there is no ${name}`);
  return thing;
}

/** Types in words, for reasons and reports. */
import type { Type } from '../project/types.ts';

/** What is called, where nothing more is known of it. */
export const UNKNOWN_FUNCTION = 'a function that could not be resolved';
/** The same for a name that stands for several things, one after the other. */
export const REPLACED_FUNCTION = 'one of several functions';

/** @returns a noun phrase without an article in front of names: `Book`, `manager of Book`, `an array of Book` */
export function describe(type: Type): string {
  switch (type.kind) {
    case 'class':
      return `class ${type.class.fact.name ?? '(anonymous)'}`;
    case 'instance':
      return withModel(type.class.fact.name ?? 'an anonymous class', type.model);
    case 'orm-class':
      return `class ${type.type}`;
    case 'orm':
      return withModel(type.type, type.model);
    case 'function':
      return `function ${type.function.fact.name ?? '(anonymous)'}`;
    case 'object':
      return 'an object of the project';
    case 'namespace':
      return 'a module of the project';
    case 'array':
      return type.element.kind === 'unknown' ? 'an array' : `an array of ${describe(type.element)}`;
    case 'shape':
      return 'an object of a written type';
    case 'record':
      return 'a record';
    case 'tuple':
      return 'a tuple';
    case 'promise':
      return `a promise of ${describe(type.of)}`;
    case 'builtin':
      return type.name;
    case 'external':
      if (type.isUndeclared) return describe({ kind: 'missing', specifier: type.module });
      return ['package', type.module === '' ? 'global' : `'${type.module}'`].join(' ');
    case 'missing':
      return `an import that could not be resolved ('${type.specifier}')`;
    case 'union':
      return type.types.length === 0 ? 'unknown' : [...new Set(type.types.map(describe))].sort().join(' or ');
    case 'unknown':
      return 'unknown';
  }
}

function withModel(name: string, model: Type | null): string {
  return model ? `${name} of ${describe(model).replace(/^class /, '')}` : name;
}

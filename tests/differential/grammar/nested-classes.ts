import fc from 'fast-check';
import type { Scope } from '../scope.ts';
import type { TypeModel } from '../models.ts';
import { classAt, markedStatement, nameOf, type Parts, type Pieces } from './build.ts';

/** Classes inside functions, with overrides of their own. */
export function nestedClasses({ number, statement }: Parts): Pieces {
  const local = fc.tuple(fc.nat(3), statement, number, fc.boolean()).map(([at, inner, value, saves]) => {
    return (scope: Scope): string => {
      const parent = classAt(scope, at);
      const name = scope.world.fresh('Local');
      const heritage = nameOf(scope, parent);
      const body = inner(insideOf(scope, { ...parent, name, parents: [parent], methods: ['save'], fields: [] }));
      scope.world.overrides.push(`${scope.file.path} save`);
      const call = saves ? `String(new ${name}({ n: ${value(scope)} }).save()).length` : `${name}.objects.count()`;
      const method = `save(...args) {\n${body}\nreturn super.save(...args)¦\n}`;
      return `class ${name} extends ${heritage} {\n${method}\n}\nconsole.log(${call})¦`;
    };
  });
  return [markedStatement('nested-class', local)];
}

function insideOf({ world, file }: Scope, type: TypeModel): Scope {
  const flags = { hasSuper: true, isInside: true, hasArguments: true };
  return {
    ...{ world, file, numbers: [], counters: [], arrays: [], instances: [] },
    ...{ canReturn: true, inLoop: false, label: null },
    self: { ...flags, kind: 'instance', type, method: 'save', forward: '...args' },
  };
}

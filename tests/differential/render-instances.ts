import { classAt, END, nameOf, spend } from './grammar/build.ts';
import { exportPrefix } from './render-methods.ts';
import { fileScope, type Scope } from './scope.ts';
import type { InstanceSpec, ProgramSpec } from './program-spec.ts';
import type { InstanceModel } from './models.ts';
import type { World } from './world.ts';

/** Declares what makes, takes or is an instance, before anything is written that could refer to it. */
export function instanceModels({ instances, constants }: ProgramSpec, world: World): void {
  const file = world.helpers[0]?.file ?? world.file('models');
  instances.forEach(({ kind, type }, index) => {
    const known = kind === 'maker' ? world.makers : world.keepers;
    known.push({ name: `${kind}${String(index)}`, file, type: classAt(fileScope(world, file), type) });
  });
  for (const at of constants) {
    const type = world.classes[at];
    // CommonJS modules cannot refer to each other in a circle.
    if (!type || (world.layout === 'commonjs' && type.file !== world.classes[0]?.file)) continue;
    world.constants.push({ name: `shared${String(at)}`, file: type.file, type });
  }
}

/** `new` and queries, each a way to come by an instance. */
const RESULTS = [
  'new TYPE({ n })',
  'TYPE.objects.create({ n })',
  'TYPE.objects.get({ id: 101 })',
  'n > 2 ? new TYPE({ n }) : TYPE.objects.create({ n: 7 })',
];

export function renderMaker({ form, result, statements }: InstanceSpec, model: InstanceModel, world: World): string {
  const scope = { ...fileScope(world, model.file), numbers: ['n'] };
  const made = RESULTS[result]?.replaceAll('TYPE', nameOf(scope, model.type)) ?? '';
  const parameter = world.style.language === 'ts' ? 'n: number' : 'n';
  return renderFunction(form, model, parameter, [...statements.map((each) => each(scope)), `return ${made}¦`], scope);
}

/** The parameter's class is in a comment in JavaScript, and an annotation in TypeScript. */
export function renderKeeper({ form, result, statements }: InstanceSpec, model: InstanceModel, world: World): string {
  const instances = [{ name: 'item', type: model.type }];
  const scope = { ...fileScope(world, model.file), instances, canReturn: true };
  const name = nameOf(scope, model.type);
  const isTyped = world.style.language === 'ts';
  const operation = ['save', 'save', 'delete', 'refreshFromDb'][result] ?? 'save';
  const lines = [...statements.map((each) => each(scope)), `item.${operation}()¦`, 'return item.n¦'];
  const text = renderFunction(form, model, isTyped ? `item: ${name}` : 'item', lines, scope);
  return isTyped ? text : `/** @param {${name.replace('require(', 'import(')}} item */\n${text}`;
}

function renderFunction(
  form: InstanceSpec['form'],
  { name, file }: InstanceModel,
  parameter: string,
  lines: readonly string[],
  scope: Scope,
): string {
  const body = `{\n${[`${spend(scope)}${END}`, ...lines].join('\n')}\n}`;
  const exported = exportPrefix(scope.world, file, name);
  if (form === 'arrow') return `${exported}const ${name} = (${parameter}) => ${body}${END}`;
  return `${exported}function ${name}(${parameter}) ${body}`;
}

export function renderConstant({ name, file, type }: InstanceModel, world: World): string {
  return `${exportPrefix(world, file, name)}const ${name} = new ${type.name}({ n: 6 })${END}`;
}

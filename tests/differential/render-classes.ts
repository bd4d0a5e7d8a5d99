import { END, nameOf, ormName } from './grammar/build.ts';
import { exportPrefix, type Place, renderMethod } from './render-methods.ts';
import { fileScope, type Scope } from './scope.ts';
import type { ClassSpec, MethodSpec, ProgramSpec } from './program-spec.ts';
import { lineage, type TypeModel } from './models.ts';
import type { World } from './world.ts';

/** Methods that have an async variant in the bases of the program. */
export const MODEL_PAIRS = ['save', 'delete', 'refreshFromDb'];
const MANAGER_PAIRS = ['create', 'get', 'count', 'update'];

export function renderClass(spec: ClassSpec, type: TypeModel, mixins: readonly TypeModel[], world: World): string {
  const place: Place = { world, file: type.file, type, kind: 'instance', owner: type.name };
  const methods = spec.methods
    .filter(({ name }) => type.methods.includes(name))
    .map((each) => renderMethod(each, place));
  spec.methods.forEach((each) => {
    countOverride(each, type, world, world.overrides);
  });
  const { heritage, before } = heritageOf(spec, type, mixins, world);
  const manager = spec.manager.length === 0 ? '' : renderManager(spec.manager, type, world);
  const members = [
    ...(world.style.language === 'ts' ? ['declare n: number;', 'declare m: number;'] : []),
    ...(manager === '' ? typedManager(type, world) : [managerMember(spec, type)]),
    ...extras(spec, type, place),
    ...methods.map(({ member }) => member),
  ].filter((member) => member !== '');
  const body = `extends ${heritage} {\n${members.join('\n\n')}\n}`;
  const after = methods.map((each) => each.after).filter((text) => text !== '');
  const isDefault = isDefaultExport(type, world);
  const exported = isDefault ? '' : exportPrefix(world, type.file, type.name);
  const declaration = `${exported}${declarationOf(spec, type, body)}`;
  const ending = isDefault ? [`export default ${type.name}${END}`] : [];
  if (isDefault) type.file.defaultExport = type.name;
  return [manager, before, declaration, ...after, ...ending].filter((part) => part !== '').join('\n\n');
}

/** Half of the classes with a file of their own are its default export. */
export function isDefaultExport(type: TypeModel, world: World): boolean {
  if (world.layout === 'folders') return world.classes.indexOf(type) % 2 === 1;
  return world.layout === 'default' && world.classes.filter((each) => each.file === type.file).at(-1) === type;
}

function declarationOf({ form }: ClassSpec, { name }: TypeModel, body: string): string {
  if (form === 'expression') return `const ${name} = class ${body}${END}`;
  if (form === 'named-expression') return `const ${name} = class ${name} ${body}${END}`;
  return `class ${name} ${body}`;
}

function heritageOf(
  spec: ClassSpec,
  type: TypeModel,
  mixins: readonly TypeModel[],
  world: World,
): { readonly heritage: string; readonly before: string } {
  const scope = fileScope(world, type.file);
  const parent = type.parents.find((each) => !each.isMixin);
  const base = parent ? nameOf(scope, parent) : ormName(scope, 'Model');
  const applied = type.parents.filter((each) => mixins.includes(each));
  // The one applied last stands first.
  const heritage = applied.reduceRight(
    (inner, mixin) => `${nameOf(scope, mixin)}${mixin.isCurried === true ? "('on')" : ''}(${inner})`,
    base,
  );
  if (applied.length === 0 || spec.heritage === 'clause') return { heritage, before: '' };
  return { heritage: `${type.name}Base`, before: `const ${type.name}Base = ${heritage}${END}` };
}

/** A field is the classes' below too, with the rows of this one. */
function managerMember({ managerForm }: ClassSpec, type: TypeModel): string {
  const made = `new ${managerName(type)}(this)`;
  return managerForm === 'field' ? `static objects = ${made};` : `static get objects() {\nreturn ${made}${END}\n}`;
}

/** Where the ORM has types, a class says what its manager gives. */
function typedManager(type: TypeModel, world: World): readonly string[] {
  const isTyped = world.style.language === 'ts' && (world.presence === 'typed' || world.presence === 'local');
  if (!isTyped || lineage(type).some(({ hasManager }) => hasManager)) return [];
  return [`declare static readonly objects: ${ormName(fileScope(world, type.file), 'Manager')}<${type.name}>;`];
}

function managerName({ name }: TypeModel): string {
  return `${name}Manager`;
}

function renderManager(methods: readonly MethodSpec[], type: TypeModel, world: World): string {
  const scope = fileScope(world, type.file);
  const place: Place = { world, file: type.file, type: null, kind: 'manager', owner: managerName(type) };
  const members = methods.map((each) => renderMethod(each, place).member);
  for (const { name } of methods) if (MANAGER_PAIRS.includes(name)) world.overrides.push(`${type.file.path} ${name}`);
  return `class ${managerName(type)} extends ${ormName(scope, 'Manager')} {\n${members.join('\n\n')}\n}`;
}

/** Getters, private and static methods, and a constructor that reaches the ORM. */
function extras({ extra }: ClassSpec, type: TypeModel, place: Place): readonly string[] {
  const scope = fileScope(place.world, place.file);
  const as = (name: string, kind: Place['kind']): string => {
    return renderMethod({ ...extra, name, form: 'method' }, { ...place, kind }).member;
  };
  return type.methods.flatMap((name): readonly string[] => {
    if (name === 'twice') return [`get twice() {\nreturn this.n * 2${END}\n}`];
    if (name === 'total') return [`get total() {\nreturn ${ormName(scope, 'Model')}.objects.count() + 1${END}\n}`];
    if (name === 'walk') return [`*[Symbol.iterator]() {\nyield this.n${END}\nyield 2${END}\n}`];
    if (name === 'peer') return [lazyPeer(type, scope)];
    if (name === 's1') return [staticMaker(type)];
    if (name === '#p0') return [as(name, 'instance')];
    if (name === 's0') return [as(name, 'static')];
    if (name !== 'constructor') return [];
    return [
      `constructor(fields) {\nsuper(fields)${END}\nthis.n ??= ${ormName(scope, 'Model')}.objects.count()${END}\n}`,
    ];
  });
}

/** A field that is filled when it is first asked for. */
function lazyPeer(type: TypeModel, scope: Scope): string {
  const other = nameOf(scope, type.parents.find((each) => each.name.startsWith('C')) ?? type);
  const declared = scope.world.style.language === 'ts' ? `#peer: ${other} | undefined;` : '#peer;';
  return `${declared}\n\npeer() {\nthis.#peer ??= ${other}.objects.create({ n: 2 })${END}\nreturn this.#peer${END}\n}`;
}

/** A static method whose `this` is the class that it is called on. */
function staticMaker({ name }: TypeModel): string {
  return `static s1(n) {\nconst made = new this({ n })${END}\nmade.save()${END}\nreturn ${name}.objects.count() + made.n${END}\n}`;
}

export function renderMixin(
  spec: ProgramSpec['mixins'][number],
  type: TypeModel,
  world: World,
  isApplied: boolean,
): string {
  const { name } = type;
  const local = `Mixed${name.replace('mixin', '')}`;
  const owner = spec.form === 'named' || spec.form === 'constant' ? local : name;
  const place: Place = { world, file: type.file, type, kind: 'instance', owner };
  const members = spec.methods
    .filter(({ name }) => type.methods.includes(name))
    .map((each) => renderMethod(each, place).member);
  for (const each of spec.methods) countOverride(each, type, world, isApplied ? world.overrides : world.undecided);
  const body = `class extends Base {\n${members.join('\n\n')}\n}`;
  const exported = exportPrefix(world, type.file, type.name);
  const { generics, parameter } = mixinParameter(spec.form, type, world);
  if (spec.form === 'arrow') return `${exported}const ${name} = ${generics}(${parameter}) => ${body}${END}`;
  if (spec.form === 'curried') {
    const label = world.style.language === 'ts' ? 'label: string' : 'label';
    return `${exported}const ${name} = (${label}) => ${generics}(${parameter}) => ${body}${END}`;
  }
  const head = `${exported}function ${name}${generics}(${parameter})`;
  if (spec.form === 'function') return `${head} {\nreturn ${body}${END}\n}`;
  const declared =
    spec.form === 'named' ? `class ${local} ${body.replace('class ', '')}` : `const ${local} = ${body}${END}`;
  return `${head} {\n${declared}\nreturn ${local}${END}\n}`;
}

/** A mixin's base has a type in TypeScript: the class itself, or whatever makes its instances. */
function mixinParameter(
  form: ProgramSpec['mixins'][number]['form'],
  { file }: TypeModel,
  world: World,
): { readonly generics: string; readonly parameter: string } {
  if (world.style.language === 'js') return { generics: '', parameter: 'Base' };
  const model = ormName(fileScope(world, file), 'Model');
  if (form === 'arrow') return { generics: '', parameter: `Base: typeof ${model}` };
  return { generics: `<T extends new (...args: any[]) => ${model}>`, parameter: 'Base: T' };
}

/** `touch` is a pair only below a base that has it. */
function countOverride({ name }: MethodSpec, type: TypeModel, world: World, into: string[]): void {
  const isHidden = lineage(type).some((each) => each !== type && each.fields.includes(name));
  if (isHidden && type.methods.includes(name)) world.marks.add('hidden-method');
  const isPair = MODEL_PAIRS.includes(name) || (name === 'touch' && lineage(type).some((each) => each.name === 'Base'));
  if (isPair && type.methods.includes(name)) into.push(`${type.file.path} ${name}`);
}

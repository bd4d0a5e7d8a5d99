import { classAt, END, nameOf, spend } from './grammar/build.ts';
import { exportPrefix } from './render-methods.ts';
import { fileScope, type Scope } from './scope.ts';
import type { ProgramSpec, ServiceSpec } from './program-spec.ts';
import type { ServiceModel } from './models.ts';
import type { World } from './world.ts';

/** What the service asks its repository for. */
const REQUESTS = [
  'return REPOSITORY.total() + n¦',
  'return REPOSITORY.add(n).n¦',
  'const item = REPOSITORY.add(n)¦\nitem.m = 2¦\nREPOSITORY.keep(item)¦\nreturn item.n¦',
  'return REPOSITORY.all().length¦',
  'for (const item of REPOSITORY.all()) REPOSITORY.keep(item)¦\nreturn n¦',
  'const repository = REPOSITORY¦\nreturn repository.total()¦',
];

/** Declares the services before anything is written that could call them. */
export function serviceModels({ services }: ProgramSpec, world: World): void {
  const isApart = world.layout !== 'single' && world.layout !== 'commonjs';
  const file = world.file(isApart ? 'services' : 'models');
  services.forEach(({ form, access, type }, index) => {
    const at = String(index);
    const [name, service] = [`service${at}`, `${form === 'subclass' ? 'Special' : ''}Service${at}`];
    const repository = `${form === 'caching' ? 'Caching' : ''}Repository${at}`;
    const dependency = form === 'field' || form === 'lazy' ? [] : [repository];
    const made = form === 'factory' ? `make${service}` : `new ${service}`;
    // A constant that is given a class would need it before it is there, where modules refer to each other in a circle.
    const isConstant = access === 'constant' && !(isApart && form === 'generic');
    const used = isConstant ? [name] : [form === 'factory' ? `make${service}` : service, ...dependency];
    const given = dependency.map((each) => `new ${each}(${form === 'generic' ? 'MODEL' : ''})`).join('');
    world.services.push({
      file,
      used,
      spare: form === 'stub' ? `spare${at}` : null,
      call: isConstant ? name : `${made}(${given})`,
      construct: CONSTRUCTS[form],
      type,
      isConstant,
    });
  });
}

const CONSTRUCTS: Readonly<Record<ServiceSpec['form'], string>> = {
  injected: 'service: constructor',
  private: 'service: private field',
  property: 'service: parameter property',
  interface: 'service: interface',
  field: 'service: field',
  lazy: 'service: lazy field',
  factory: 'service: factory',
  generic: 'service: generic repository',
  subclass: 'service: subclass',
  caching: 'service: caching repository',
  stub: 'service: two repositories',
};

export function renderService(spec: ServiceSpec, index: number, model: ServiceModel, world: World): string {
  const scope = { ...fileScope(world, model.file), numbers: ['n'], canReturn: true };
  const at = String(index);
  const request = (REQUESTS[spec.request] ?? '').replaceAll('REPOSITORY', REFERENCES[spec.form] ?? 'this.repository');
  const lines = [`${spend(scope)}${END}`, ...spec.statements.map((each) => each(scope)), request];
  const run = `run(${typed(world, 'n', 'number')}) {\n${lines.join('\n')}\n}`;
  const service =
    spec.form === 'factory' ? renderFactory(at, run, model, world) : renderClass(spec, at, run, model, world);
  const type = nameOf(scope, classAt(scope, spec.type));
  const parts = [
    renderRepository(spec, at, type, scope),
    ...(spec.form === 'interface' ? [contract(at, type, world)] : []),
    service,
    ...renderFamily(spec, at, type, scope),
  ];
  if (model.isConstant) parts.push(renderConstant(spec, at, type, model, world));
  return parts.filter((part) => part !== '').join('\n\n');
}

const REFERENCES: Partial<Readonly<Record<ServiceSpec['form'], string>>> = {
  private: 'this.#repository',
  lazy: 'this.repository()',
  factory: 'repository',
};

function typed(world: World, name: string, type: string): string {
  return world.style.language === 'ts' ? `${name}: ${type}` : name;
}

/** The repository knows its class, or is given it. */
function renderRepository({ form }: ServiceSpec, at: string, type: string, { world, file }: Scope): string {
  const [isGeneric, isTyped] = [form === 'generic', world.style.language === 'ts'];
  const model = isGeneric ? 'this.model' : type;
  const given = typed(world, 'model', `typeof ${type}`);
  const setup = `${isTyped ? `model: typeof ${type};\n\n` : ''}constructor(${given}) {\nthis.model = model¦\n}`;
  const members = [
    ...(isGeneric ? [setup] : []),
    `total() {\nreturn ${model}.objects.count()¦\n}`,
    `add(${typed(world, 'n', 'number')}) {\nreturn ${model}.objects.create({ n })¦\n}`,
    `keep(${typed(world, 'item', type)}) {\nitem.save()¦\nreturn item.n¦\n}`,
    `all() {\nreturn [...${model}.objects.all()]¦\n}`,
  ];
  const implemented = form === 'interface' && isTyped ? ` implements Store${at}` : '';
  return `${exportPrefix(world, file, `Repository${at}`)}class Repository${at}${implemented} {\n${members.join('\n\n')}\n}`;
}

function contract(at: string, type: string, world: World): string {
  if (world.style.language === 'js') return '';
  const members = ['total(): number;', `add(n: number): ${type};`, `keep(item: ${type}): number;`, `all(): ${type}[];`];
  return `export interface Store${at} {\n${members.join('\n')}\n}`;
}

function renderClass({ form }: ServiceSpec, at: string, run: string, { file }: ServiceModel, world: World): string {
  const isTyped = world.style.language === 'ts';
  const type = form === 'interface' && isTyped ? `Store${at}` : `Repository${at}`;
  const given = typed(world, 'repository', type);
  const setup = `constructor(${given}) {\nthis.repository = repository¦\n}`;
  const declared = isTyped ? `repository: ${type};\n\n` : '';
  const hidden = typed(world, '#repository', type);
  const lazy = `${typed(world, '#repository', `${type} | undefined`)};\n\nrepository() {\nreturn (this.#repository ??= new ${type}())¦\n}`;
  const comment = isTyped ? '' : `/** @param {Repository${at}} repository */\n`;
  const members: Readonly<Record<Exclude<ServiceSpec['form'], 'factory'>, string>> = {
    injected: declared + setup,
    subclass: declared + setup,
    caching: declared + setup,
    stub: declared + setup,
    generic: declared + setup,
    interface: declared + comment + setup,
    private: `${hidden};\n\nconstructor(${given}) {\nthis.#repository = repository¦\n}`,
    property: isTyped ? `constructor(private readonly ${given}) {}` : setup,
    field: `repository = new ${type}();`,
    lazy,
  };
  const member = form === 'factory' ? '' : members[form];
  return `${exportPrefix(world, file, `Service${at}`)}class Service${at} {\n${member}\n\n${run}\n}`;
}

/** Classes beside the service and its repository. */
function renderFamily({ form }: ServiceSpec, at: string, type: string, { world, file }: Scope): readonly string[] {
  const n = typed(world, 'n', 'number');
  const isTyped = world.style.language === 'ts';
  if (form === 'subclass') {
    const prefix = exportPrefix(world, file, `SpecialService${at}`);
    return [`${prefix}class SpecialService${at} extends Service${at} {\nrun(${n}) {\nreturn super.run(n) + 1¦\n}\n}`];
  }
  if (form === 'caching') {
    const prefix = exportPrefix(world, file, `CachingRepository${at}`);
    const total = 'total() {\nreturn (this.known ??= super.total())¦\n}';
    const declared = isTyped ? 'known: number | undefined;\n\n' : '';
    return [`${prefix}class CachingRepository${at} extends Repository${at} {\n${declared}${total}\n}`];
  }
  if (form !== 'stub') return [];
  const members = [
    'total() {\nreturn 4¦\n}',
    `add(${n}) {\nreturn new ${type}({ n })¦\n}`,
    `keep(${typed(world, 'item', type)}) {\nreturn item.n¦\n}`,
    'all() {\nreturn []¦\n}',
  ];
  const base = isTyped ? ` extends Repository${at}` : '';
  const spare = `${exportPrefix(world, file, `spare${at}`)}const spare${at} = new Service${at}(new Stub${at}())¦`;
  return [`class Stub${at}${base} {\n${members.join('\n\n')}\n}`, spare];
}

function renderFactory(at: string, run: string, { file }: ServiceModel, world: World): string {
  const prefix = exportPrefix(world, file, `makeService${at}`);
  return `${prefix}function makeService${at}(${typed(world, 'repository', `Repository${at}`)}) {\nreturn {\n${run},\n}¦\n}`;
}

function renderConstant({ form }: ServiceSpec, at: string, type: string, { file }: ServiceModel, world: World): string {
  const given = form === 'generic' ? type : '';
  const stored = form === 'caching' ? 'CachingRepository' : 'Repository';
  const repository = form === 'field' || form === 'lazy' ? '' : `new ${stored}${at}(${given})`;
  const made = form === 'factory' ? `makeService${at}` : `new ${form === 'subclass' ? 'Special' : ''}Service${at}`;
  return `${exportPrefix(world, file, `service${at}`)}const service${at} = ${made}(${repository})${END}`;
}

import type { Files } from '../harness/modules.ts';
import { END } from './grammar/build.ts';
import { finish } from './finish.ts';
import { type OrmPresence, ormPresence } from './orm-presence.ts';
import { renderBase, renderFuel } from './render-base.ts';
import { isDefaultExport, renderClass, renderMixin } from './render-classes.ts';
import { renderPassing } from './passing.ts';
import { instanceModels, renderConstant, renderKeeper, renderMaker } from './render-instances.ts';
import { exportPrefix } from './render-methods.ts';
import { renderShelf, shelfModels } from './render-shelves.ts';
import { renderService, serviceModels } from './render-services.ts';
import { renderLookalike } from './render-lookalike.ts';
import { renderHelper } from './render-helpers.ts';
import { fileScope, type SourceFile } from './scope.ts';
import type { ClassSpec, MethodSpec, ProgramSpec } from './program-spec.ts';
import { argumentsFor, type Layout, type TypeModel } from './models.ts';
import { World } from './world.ts';

/** A program as files, and what its checks have to know about it. */
export interface GeneratedProgram {
  readonly spec: ProgramSpec;
  readonly files: Files;
  readonly orm: OrmPresence;
  /** The file that is loaded first. */
  readonly entry: string;
  readonly fuel: string;
  /** Classes that have instances, with the file that exports them. */
  readonly classes: readonly { readonly name: string; readonly path: string; readonly isDefault: boolean }[];
  readonly base: ProgramSpec['base'];
  readonly layout: Layout;
  readonly presence: ProgramSpec['presence'];
  readonly overrides: readonly string[];
  readonly undecided: readonly string[];
  /** Constructs in it that need not be translated. */
  readonly marks: ReadonlySet<string>;
  /** Constructs that are counted, with the overrides that have them. */
  readonly constructs: ReadonlyMap<string, ReadonlySet<string>>;
}

export function renderProgram(spec: ProgramSpec): GeneratedProgram {
  const world = new World({ ...spec, layout: layoutOf(spec) });
  const form = spec.base === 'abstract' && spec.style.language === 'js' ? 'orm' : spec.base;
  const hasBase = form !== 'orm' && form !== 'option';
  const texts = new Map<SourceFile, string[]>();
  const write: Write = (file, text) => {
    texts.set(file, [...(texts.get(file) ?? []), text]);
  };
  const base: TypeModel = {
    ...{ name: 'Base', file: world.file('base'), parents: [], fields: [], isMixin: false },
    methods: form === 'abstract' ? ['save', 'h0'] : ['save', 'touch'],
  };
  const canTouch = hasBase && form !== 'abstract';
  const models = world.file('models');
  const mixins = spec.mixins.map(({ form: how, methods }, index): TypeModel => {
    const names = methods.map(({ name }) => name).filter((name) => name !== 'touch');
    return {
      name: `mixin${String(index)}`,
      file: models,
      parents: [],
      methods: names,
      fields: fieldsOf(methods),
      isMixin: true,
      isCurried: how === 'curried',
    };
  });
  const classes = classModels(spec, world, hasBase ? base : null, mixins, canTouch);
  helperModels(spec, world);
  instanceModels(spec, world);
  serviceModels(spec, world);
  shelfModels(spec, world);
  if (hasBase) write(base.file, renderBase(form, base, world, spec.steps[0]?.argument ?? 0));
  write(world.file('fuel'), renderFuel(world));
  spec.mixins.forEach((each, index) => {
    const model = mixins[index];
    if (!model) return;
    // A mixin that is applied to nothing overrides nothing.
    const isApplied = classes.some(({ parents }) => parents.includes(model));
    write(models, renderMixin(each, model, world, isApplied));
  });
  spec.classes.forEach((each, index) => {
    const model = classes[index];
    if (model) write(model.file, renderClass(withAbstracts(each, form), model, mixins, world));
  });
  writeHelpers(spec, world, write);
  writeInstances(spec, world, write);
  for (const model of world.shelves) write(model.file, renderShelf(model, world));
  spec.services.forEach((each, index) => {
    const model = world.services[index];
    if (model) write(model.file, renderService(each, index, model, world));
  });
  const lookalike = renderLookalike(world);
  if (lookalike !== null) write(world.file('lookalike'), lookalike);
  for (const text of renderPassing(world)) write(world.file('passing'), text);
  const files = finish(world, texts);
  return {
    ...{
      spec,
      files,
      orm: ormPresence(world, files),
      entry: entryOf(world).path,
      fuel: world.file('fuel').path,
      base: form,
    },
    ...{ layout: world.layout, presence: world.presence },
    classes: classes.map((each) => ({
      name: each.name,
      path: each.file.path,
      isDefault: isDefaultExport(each, world),
    })),
    overrides: world.overrides,
    undecided: world.undecided,
    marks: world.marks,
    constructs: world.constructs,
  };
}

type Write = (file: SourceFile, text: string) => void;

function writeInstances({ instances }: ProgramSpec, world: World, write: Write): void {
  const specs = (kind: string): ProgramSpec['instances'] => instances.filter((each) => each.kind === kind);
  specs('maker').forEach((each, index) => {
    const model = world.makers[index];
    if (model) write(model.file, renderMaker(each, model, world));
  });
  specs('keeper').forEach((each, index) => {
    const model = world.keepers[index];
    if (model) write(model.file, renderKeeper(each, model, world));
  });
  for (const model of world.constants) write(model.file, renderConstant(model, world));
}

/** TypeScript has no CommonJS of its own. */
function layoutOf({ layout, style }: ProgramSpec): Layout {
  const isModule = style.language === 'js' || !['commonjs', 'members', 'lazy'].includes(layout);
  return isModule ? layout : 'named';
}

/** The file that is loaded first: where barrels re-export the classes, one that loads them in their order. */
function entryOf(world: World): SourceFile {
  if (world.layout === 'folders') return world.file('index');
  const [first, ...others] = world.classes.map(({ file }) => file);
  return others.find((file) => file !== first) ?? first ?? world.file('models');
}

/** A base with an abstract method obliges the classes below to have it. */
function withAbstracts(spec: ClassSpec, form: ProgramSpec['base']): ClassSpec {
  if (form !== 'abstract' || spec.methods.some(({ name }) => name === 'h0')) return spec;
  return { ...spec, methods: [...spec.methods, { ...spec.extra, name: 'h0', form: 'method' }] };
}

function classModels(
  spec: ProgramSpec,
  world: World,
  base: TypeModel | null,
  mixins: readonly TypeModel[],
  canTouch: boolean,
): readonly TypeModel[] {
  spec.classes.forEach((each, index) => {
    const choice = each.parent % (index + 1);
    const parent = choice === 0 ? base : (world.classes[choice - 1] ?? base);
    const applied = each.mixins.flatMap((at) => mixins[at] ?? []);
    // The mixin applied last comes first.
    const parents = [...applied.toReversed(), ...(parent ? [parent] : [])];
    const methods = each.methods.map(({ name }) => name).filter((name) => name !== 'touch' || canTouch);
    const { extras } = each;
    if (extras.includes('constructor')) world.marks.add('constructor');
    world.classes.push({
      name: `C${String(index)}`,
      file: world.classFile(index, spec.classes.length),
      parents,
      methods: [...methods, ...extras, ...(base?.methods.includes('h0') === true ? ['h0'] : [])],
      fields: fieldsOf(each.methods),
      isMixin: false,
      hasManager: each.manager.length > 0,
    });
  });
  return world.classes;
}

function fieldsOf(methods: readonly MethodSpec[]): readonly string[] {
  return methods.filter(({ form }) => form === 'field').map(({ name }) => name);
}

function helperModels(spec: ProgramSpec, world: World): void {
  const isApart = world.layout !== 'single' && world.layout !== 'commonjs';
  const file = world.file(isApart ? 'helpers' : 'models');
  spec.helpers.forEach(({ form, shape }, index) => {
    world.helpers.push({ name: `${form === 'member' ? 'tools.o' : 'f'}${String(index)}`, file, shape });
  });
}

function writeHelpers(spec: ProgramSpec, world: World, write: Write): void {
  const members: string[] = [];
  spec.helpers.forEach((each, index) => {
    const model = world.helpers[index];
    const next = world.helpers[(index + 1) % world.helpers.length];
    if (!model || !next) return;
    const again = `${next.name}(${argumentsFor(next.shape, 'n - 1')})`;
    const text = renderHelper(each, model, again, world);
    if (each.form === 'member') members.push(text);
    else write(model.file, text);
  });
  const [first] = world.helpers;
  if (members.length === 0 || !first) return;
  const scope = fileScope(world, first.file);
  const exported = exportPrefix(world, scope.file, 'tools');
  write(first.file, `${exported}const tools = {\n${members.join('\n\n')}\n}${END}`);
}

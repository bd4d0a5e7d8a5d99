import fc from 'fast-check';
import { someMarks } from './grammar/build.ts';
import { createGrammar, type Grammar, type Theme } from './grammar/index.ts';
import type { Layout, Presence, Style } from './models.ts';

import type {
  BaseForm,
  MethodSpec,
  ClassSpec,
  MixinSpec,
  HelperSpec,
  InstanceSpec,
  ServiceSpec,
  ShelfForm,
  ProgramSpec,
} from './program-spec.ts';

const METHOD_FORMS: readonly MethodSpec['form'][] = [
  ...(['method', 'method', 'method', 'method', 'method', 'method', 'method'] as const),
  ...(['literal', 'field', 'prototype', 'assigned'] as const),
];

const LAYOUTS: readonly Layout[] = [
  ...(['single', 'single', 'named', 'default', 'barrel', 'namespace', 'folders', 'folders', 'renamed'] as const),
  ...(['commonjs', 'members', 'lazy'] as const),
];

function method({ statements, ending, result }: Grammar, ...names: readonly string[]): fc.Arbitrary<MethodSpec> {
  return fc.record<MethodSpec>({
    name: fc.constantFrom(...names),
    form: fc.constantFrom(...METHOD_FORMS),
    typing: fc.constantFrom('none', 'none', 'none', 'modifier', 'result', 'overload'),
    parameters: fc.constantFrom('rest', 'options', 'rest', 'options', 'none', 'destructured', 'throwing'),
    statements,
    ending,
    result,
  });
}

function methods(arbitrary: fc.Arbitrary<MethodSpec>, minLength: number, maxLength: number) {
  return fc.uniqueArray(arbitrary, { minLength, maxLength, selector: ({ name }) => name });
}

/** Mostly nothing. */
function seldom<T>(arbitrary: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly T[]> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant<readonly T[]>([]) }, arbitrary);
}

function instanceMethod(grammar: Grammar): fc.Arbitrary<MethodSpec> {
  return method(grammar, 'save', 'save', 'delete', 'refreshFromDb', 'touch', 'h0', 'h0', 'h1', 'h2', 'h3');
}

/** A manager gives instances, as the code that asks it for them expects. */
function managerMethod(grammar: Grammar): fc.Arbitrary<MethodSpec> {
  const giving = method({ ...grammar, ending: grammar.managerEnding }, 'create', 'get');
  return fc.oneof(giving, method(grammar, 'count', 'update'));
}

function classSpecs(grammar: Grammar, extras: string[], theme: Theme): fc.Arbitrary<ClassSpec> {
  const applied = fc.uniqueArray(fc.nat(1), { maxLength: 2 });
  return fc.record<ClassSpec>({
    parent: fc.nat(3),
    mixins: theme === 'mixins' ? applied : seldom(applied),
    form: fc.constantFrom('declaration', 'declaration', 'declaration', 'expression', 'named-expression'),
    heritage: fc.constantFrom('clause', 'clause', 'constant'),
    methods: methods(instanceMethod(grammar), 1, 3),
    manager: seldom(methods(managerMethod(grammar), 1, 2)),
    managerForm: fc.constantFrom('getter', 'field'),
    extras: theme === 'containers' ? fc.subarray(['peer']) : seldom(fc.subarray(extras, { maxLength: 3 })),
    extra: method(grammar, 'extra'),
  });
}

function helperSpecs({ statements, result }: Grammar, allowsBlockers: boolean): fc.Arbitrary<HelperSpec> {
  return fc.record<HelperSpec>({
    form: fc.constantFrom('function', 'function', 'arrow', 'expression', 'member'),
    shape: fc.constantFrom('plain', 'plain', 'default', 'rest', 'destructured', 'pair'),
    recursion: fc.constantFrom('none', 'none', 'self', 'this', 'next'),
    hasDecoy: allowsBlockers ? fc.constantFrom(false, false, false, true) : fc.constant(false),
    statements,
    result,
  });
}

function instanceSpecs({ statements }: Grammar): fc.Arbitrary<InstanceSpec> {
  return fc.record<InstanceSpec>({
    kind: fc.constantFrom('maker', 'keeper'),
    type: fc.nat(3),
    form: fc.constantFrom('function', 'arrow'),
    result: fc.nat(3),
    statements,
  });
}

function serviceSpecs({ statements }: Grammar): fc.Arbitrary<ServiceSpec> {
  return fc.record<ServiceSpec>({
    form: fc.constantFrom(
      ...(['injected', 'private', 'property', 'interface', 'field', 'lazy', 'factory', 'generic'] as const),
      ...(['subclass', 'caching', 'stub'] as const),
    ),
    access: fc.constantFrom('constant', 'made'),
    type: fc.nat(3),
    request: fc.nat(5),
    statements,
  });
}

const shelf = fc.record({
  form: fc.constantFrom<ShelfForm>(
    ...(['map', 'filled', 'record', 'list', 'set', 'nested', 'cache', 'nullish cache', 'lazy constant'] as const),
  ),
  type: fc.nat(3),
});

const style = fc.record<Style>({
  semicolons: fc.constantFrom(true, true, false),
  indent: fc.constantFrom('  ', '    ', '\t'),
  eol: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  language: fc.constantFrom('js', 'js', 'ts'),
});

/** Some, in programs that are about them; mostly none in others. */
function about<T>(isAbout: boolean, arbitrary: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<readonly T[]> {
  const some = fc.array(arbitrary, { minLength: 1, maxLength });
  return isAbout ? some : fc.oneof({ weight: 7, arbitrary: fc.constant<readonly T[]>([]) }, some);
}

function programs(allowsBlockers: boolean, theme: Theme): fc.Arbitrary<ProgramSpec> {
  const grammar = createGrammar(allowsBlockers, theme);
  const extras = ['twice', 'peer', '#p0', 's0', 's1', 'walk', ...(allowsBlockers ? ['total', 'constructor'] : [])];
  const mixin = fc.record({
    form: fc.constantFrom<MixinSpec['form']>('arrow', 'function', 'named', 'constant', 'curried'),
    methods: methods(instanceMethod(grammar), 1, 2),
  });
  const step = fc.record({ type: fc.nat(3), instance: fc.nat(1), method: fc.nat(7), argument: fc.nat(2) });
  return fc.record({
    base: fc.constantFrom<BaseForm>(
      'orm',
      'orm',
      'orm',
      'orm',
      'option',
      'native',
      'abstract',
      'delegating',
      'bridged',
    ),
    layout: fc.constantFrom(...LAYOUTS),
    presence: fc.constantFrom<Presence>('known', 'known', 'declared', 'installed', 'typed', 'local'),
    style,
    classes: fc.array(classSpecs(grammar, extras, theme), { minLength: 1, maxLength: 4 }),
    mixins:
      theme === 'mixins'
        ? fc.array(mixin, { minLength: 1, maxLength: 2 })
        : seldom(fc.array(mixin, { minLength: 1, maxLength: 2 })),
    helpers: fc.array(helperSpecs(grammar, allowsBlockers), { maxLength: 3 }),
    instances: seldom(fc.array(instanceSpecs(grammar), { minLength: 1, maxLength: 2 })),
    services: about(theme === 'services', serviceSpecs(grammar), 2),
    shelves: about(theme === 'containers', shelf, 2),
    constants: seldom(fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 })),
    steps: fc.array(step, { maxLength: 5 }),
    theme: fc.constant(theme),
    marks: allowsBlockers ? someMarks() : fc.constant<readonly string[]>([]),
  });
}

const THEMES: readonly Theme[] = ['callbacks', 'containers', 'idioms', 'services', 'mixins'];

/** Whole programs: classes, what they call, and a scenario. */
export const programSpecs: fc.Arbitrary<ProgramSpec> = fc.oneof(
  { weight: 4, arbitrary: programs(false, 'plain') },
  ...THEMES.map((theme) => ({ weight: 2, arbitrary: programs(false, theme) })),
  { weight: 3, arbitrary: programs(true, 'plain') },
  ...THEMES.map((theme) => ({ weight: 1, arbitrary: programs(true, theme) })),
);

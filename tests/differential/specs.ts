import fc from 'fast-check';
import { createGrammar, type Grammar } from './grammar/index.ts';
import type { Piece } from './scope.ts';
import type { Layout, Shape, Style } from './world.ts';

/** The ORM below a program's classes: used at once, or through a base class of the program's own. */
export type BaseForm = 'orm' | 'option' | 'native' | 'abstract' | 'delegating' | 'bridged';

export interface MethodSpec {
  readonly name: string;
  readonly form: 'method' | 'literal' | 'field' | 'prototype';
  readonly parameters: 'rest' | 'options' | 'none';
  readonly statements: readonly Piece[];
  /** How an override ends, and what any other method returns. */
  readonly ending: Piece;
  readonly result: Piece;
}

export interface ClassSpec {
  readonly parent: number;
  readonly mixins: readonly number[];
  readonly form: 'declaration' | 'expression' | 'named-expression';
  readonly methods: readonly MethodSpec[];
  readonly manager: readonly MethodSpec[];
  readonly extras: readonly string[];
  readonly extra: MethodSpec;
}

export interface HelperSpec {
  readonly form: 'function' | 'arrow' | 'expression' | 'member';
  readonly shape: Shape;
  readonly recursion: 'none' | 'self' | 'next';
  readonly statements: readonly Piece[];
  readonly result: Piece;
}

/** One call of the scenario. */
export interface Step {
  readonly type: number;
  readonly instance: number;
  readonly method: number;
  readonly argument: number;
}

export interface ProgramSpec {
  readonly base: BaseForm;
  readonly layout: Layout;
  readonly style: Style;
  readonly classes: readonly ClassSpec[];
  readonly mixins: readonly { readonly form: 'arrow' | 'function'; readonly methods: readonly MethodSpec[] }[];
  readonly helpers: readonly HelperSpec[];
  readonly steps: readonly Step[];
}

function method({ statements, ending, result }: Grammar, ...names: readonly string[]): fc.Arbitrary<MethodSpec> {
  return fc.record<MethodSpec>({
    name: fc.constantFrom(...names),
    form: fc.constantFrom('method', 'method', 'method', 'method', 'method', 'literal', 'field', 'prototype'),
    parameters: fc.constantFrom('rest', 'options', 'none'),
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

function classSpecs(grammar: Grammar, extras: string[]): fc.Arbitrary<ClassSpec> {
  return fc.record<ClassSpec>({
    parent: fc.nat(3),
    mixins: seldom(fc.uniqueArray(fc.nat(1), { maxLength: 2 })),
    form: fc.constantFrom('declaration', 'declaration', 'declaration', 'expression', 'named-expression'),
    methods: methods(instanceMethod(grammar), 1, 3),
    manager: seldom(methods(method(grammar, 'create', 'get', 'count', 'update'), 1, 2)),
    extras: seldom(fc.subarray(extras, { maxLength: 3 })),
    extra: method(grammar, 'extra'),
  });
}

function helperSpecs({ statements, result }: Grammar): fc.Arbitrary<HelperSpec> {
  return fc.record<HelperSpec>({
    form: fc.constantFrom('function', 'function', 'arrow', 'expression', 'member'),
    shape: fc.constantFrom('plain', 'plain', 'default', 'rest', 'destructured', 'pair'),
    recursion: fc.constantFrom('none', 'none', 'self', 'next'),
    statements,
    result,
  });
}

const style = fc.record<Style>({
  semicolons: fc.constantFrom(true, true, false),
  indent: fc.constantFrom('  ', '    ', '\t'),
  eol: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  language: fc.constantFrom('js', 'js', 'ts'),
});

function programs(allowsBlockers: boolean): fc.Arbitrary<ProgramSpec> {
  const grammar = createGrammar(allowsBlockers);
  const extras = ['twice', '#p0', 's0', ...(allowsBlockers ? ['total', 'constructor'] : [])];
  const mixin = fc.record({
    form: fc.constantFrom('arrow' as const, 'function' as const),
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
    layout: fc.constantFrom<Layout>('single', 'single', 'named', 'default', 'barrel', 'namespace', 'commonjs'),
    style,
    classes: fc.array(classSpecs(grammar, extras), { minLength: 1, maxLength: 4 }),
    mixins: seldom(fc.array(mixin, { minLength: 1, maxLength: 2 })),
    helpers: fc.array(helperSpecs(grammar), { maxLength: 3 }),
    steps: fc.array(step, { maxLength: 5 }),
  });
}

/** Whole programs: classes, what they call, and a scenario. */
export const programSpecs: fc.Arbitrary<ProgramSpec> = fc.oneof(
  { weight: 2, arbitrary: programs(false) },
  { weight: 1, arbitrary: programs(true) },
);

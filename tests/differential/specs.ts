import fc from 'fast-check';
import { someMarks } from './grammar/build.ts';
import { createGrammar, type Grammar } from './grammar/index.ts';
import type { Piece } from './scope.ts';
import type { Layout, Shape, Style } from './world.ts';

/** The ORM below a program's classes: used at once, or through a base class of the program's own. */
export type BaseForm = 'orm' | 'option' | 'native' | 'abstract' | 'delegating' | 'bridged';

export interface MethodSpec {
  readonly name: string;
  readonly form: 'method' | 'literal' | 'field' | 'prototype' | 'assigned';
  readonly parameters: 'rest' | 'options' | 'none' | 'destructured' | 'throwing';
  /** What stands around it for those who read types. */
  readonly typing: 'none' | 'modifier' | 'result' | 'overload';
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
  readonly managerForm: 'getter' | 'field';
  readonly extras: readonly string[];
  readonly extra: MethodSpec;
}

export interface HelperSpec {
  readonly form: 'function' | 'arrow' | 'expression' | 'member';
  readonly shape: Shape;
  readonly recursion: 'none' | 'self' | 'this' | 'next';
  /** Something else has the name that its async variant would get. */
  readonly hasDecoy: boolean;
  readonly statements: readonly Piece[];
  readonly result: Piece;
}

/** A function that makes an instance of a class, or one that is given an instance. */
export interface InstanceSpec {
  readonly kind: 'maker' | 'keeper';
  readonly type: number;
  readonly form: 'function' | 'arrow';
  readonly result: number;
  readonly statements: readonly Piece[];
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
  readonly instances: readonly InstanceSpec[];
  /** Classes of which there is an instance in a constant of the module. */
  readonly constants: readonly number[];
  readonly steps: readonly Step[];
  /** Constructs that may block and that are in it all the same. */
  readonly marks: readonly string[];
}

const METHOD_FORMS: readonly MethodSpec['form'][] = [
  ...(['method', 'method', 'method', 'method', 'method', 'method', 'method'] as const),
  ...(['literal', 'field', 'prototype', 'assigned'] as const),
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

function classSpecs(grammar: Grammar, extras: string[]): fc.Arbitrary<ClassSpec> {
  return fc.record<ClassSpec>({
    parent: fc.nat(3),
    mixins: seldom(fc.uniqueArray(fc.nat(1), { maxLength: 2 })),
    form: fc.constantFrom('declaration', 'declaration', 'declaration', 'expression', 'named-expression'),
    methods: methods(instanceMethod(grammar), 1, 3),
    manager: seldom(methods(managerMethod(grammar), 1, 2)),
    managerForm: fc.constantFrom('getter', 'field'),
    extras: seldom(fc.subarray(extras, { maxLength: 3 })),
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

const style = fc.record<Style>({
  semicolons: fc.constantFrom(true, true, false),
  indent: fc.constantFrom('  ', '    ', '\t'),
  eol: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  language: fc.constantFrom('js', 'js', 'ts'),
});

function programs(allowsBlockers: boolean): fc.Arbitrary<ProgramSpec> {
  const grammar = createGrammar(allowsBlockers);
  const extras = ['twice', '#p0', 's0', 's1', 'walk', ...(allowsBlockers ? ['total', 'constructor'] : [])];
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
    helpers: fc.array(helperSpecs(grammar, allowsBlockers), { maxLength: 3 }),
    instances: seldom(fc.array(instanceSpecs(grammar), { minLength: 1, maxLength: 2 })),
    constants: seldom(fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 })),
    steps: fc.array(step, { maxLength: 5 }),
    marks: allowsBlockers ? someMarks() : fc.constant<readonly string[]>([]),
  });
}

/** Whole programs: classes, what they call, and a scenario. */
export const programSpecs: fc.Arbitrary<ProgramSpec> = fc.oneof(
  { weight: 3, arbitrary: programs(false) },
  { weight: 2, arbitrary: programs(true) },
);

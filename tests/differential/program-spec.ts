import type { Theme } from './grammar/index.ts';
import type { Layout, Presence, Shape, Style } from './models.ts';
import type { Piece } from './scope.ts';

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
  /** Where its mixins are applied. */
  readonly heritage: 'clause' | 'constant';
  readonly methods: readonly MethodSpec[];
  readonly manager: readonly MethodSpec[];
  readonly managerForm: 'getter' | 'field';
  readonly extras: readonly string[];
  readonly extra: MethodSpec;
}

export interface MixinSpec {
  readonly form: 'arrow' | 'function' | 'named' | 'constant' | 'curried';
  readonly methods: readonly MethodSpec[];
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

/** What has more than one class: a service, its repository, or what stands in for it. */
export type ServiceFamily = 'subclass' | 'caching' | 'stub';

/** A service and its repository: how it comes by it, and how others come by the service. */
export interface ServiceSpec {
  readonly form:
    'injected' | 'private' | 'property' | 'interface' | 'field' | 'lazy' | 'factory' | 'generic' | ServiceFamily;
  readonly access: 'constant' | 'made';
  readonly type: number;
  readonly request: number;
  readonly statements: readonly Piece[];
}

/** A container of a module, or a function that keeps what it has given. */
export type ShelfForm =
  'map' | 'filled' | 'record' | 'list' | 'set' | 'nested' | 'cache' | 'nullish cache' | 'lazy constant';

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
  readonly presence: Presence;
  readonly style: Style;
  readonly classes: readonly ClassSpec[];
  readonly mixins: readonly MixinSpec[];
  readonly helpers: readonly HelperSpec[];
  readonly instances: readonly InstanceSpec[];
  readonly services: readonly ServiceSpec[];
  readonly shelves: readonly { readonly form: ShelfForm; readonly type: number }[];
  /** Classes of which there is an instance in a constant of the module. */
  readonly constants: readonly number[];
  readonly steps: readonly Step[];
  /** Constructs that may block and that are in it all the same. */
  readonly marks: readonly string[];
  readonly theme: Theme;
}

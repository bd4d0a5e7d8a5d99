/** What can be asked of the graph. The parts that answer know each other by these interfaces alone. */
import type { FallbackFact, MemberFact, TypeFact, Value } from '../../model/facts.ts';
import type { Returns } from '../../model/profile.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from './nodes.ts';
import type { Packages } from './packages.ts';
import type { Project } from './project.ts';
import type { Type } from './types.ts';

export interface Graph {
  readonly project: Project;
  readonly hierarchy: Hierarchy;
  readonly pairs: Pairs;
  readonly writes: Writes;
  readonly packages: Packages;
  /** What an expression evaluates to, as far as it can be proven. */
  evaluate(value: Value, file: FileNode): Type;
  /** What a global name stands for: what the project makes of it, or else the platform. */
  globalType(name: string): Type;
  /** What iterating over it gives. */
  elementOf(type: Type): Type;
  /** What a written type stands for. */
  typeOf(type: TypeFact, file: FileNode): Type;
  /** What `object.name` is, given what `object` is. */
  memberOf(object: Type, name: string | null): Type;
  /**
   * What a call gives.
   * @param evaluate gives what its callee and arguments are, where more is known of them than they say
   */
  resultOf(call: CallNode, evaluate?: (value: Value, file: FileNode) => Type): Type;
  /** The functions a call may run; empty when none of the project's. */
  targetsOf(call: CallNode): readonly FunctionNode[];
  /** The class that a function is a method or field of, wherever it is written. */
  homeOf(node: FunctionNode): Home | null;
  /** The class that `X` or `X.prototype` names. */
  assignmentTarget(value: Value, file: FileNode): { class: ClassNode; static: boolean } | null;
}

/** What a method belongs to: a class (`static`) or its prototype. */
export interface Home {
  readonly class: ClassNode;
  readonly static: boolean;
  /** Null for a computed name. */
  readonly name: string | null;
}

/** Where a member is defined: in a class, by an assignment to it, or in a type of the profile. */
export interface Definition {
  readonly class: ClassNode;
  readonly member: MemberFact | null;
  readonly function: FunctionNode | null;
  /** For `X.prototype.m = …` and `Object.assign(X.prototype, {…})`. */
  readonly assigned: AssignedMember | null;
}

export interface AssignedMember {
  readonly class: ClassNode;
  readonly static: boolean;
  readonly name: string;
  readonly function: FunctionNode | null;
  /** What is put there; null where it is not written. */
  readonly value: Value | null;
  readonly file: FunctionNode['file'];
  /** Range of what to copy, and of the text after which something can be added. */
  readonly form: 'assignment' | 'definition' | 'object-member' | 'descriptor' | 'unsupported';
  readonly statement: readonly [number, number];
  readonly targetText: string;
  readonly line: number;
  readonly listed?: boolean;
  readonly always?: boolean;
}

export interface Hierarchy {
  /** The types of a class's base: several for a mixin, one class of the profile, or something unknown. */
  bases(node: ClassNode): readonly Type[];
  /** Classes of the project that extend it, at any depth. */
  descendants(node: ClassNode): readonly ClassNode[];
  /** It extends the other, at any depth. */
  isBelow(node: ClassNode, above: ClassNode): boolean;
  /** One is, extends or is extended by the other. */
  isRelated(a: ClassNode, b: ClassNode): boolean;
  /** The class or one above it is among these, which must not change any more. */
  isAtOrBelow(node: ClassNode, classes: ReadonlySet<ClassNode>): boolean;
  /** What the class itself defines under `name`. */
  own(node: ClassNode, name: string, isStatic: boolean): Definition | null;
  /** What the classes below define under `name`, in the order of `descendants`. */
  ownBelow(node: ClassNode, name: string, isStatic: boolean): readonly Definition[];
  /** The same, for several classes in turn: what was given for one of them is left out for the next. */
  createOwnBelow(): Hierarchy['ownBelow'];
  /** The nearest definitions on the way up from a class, itself included. */
  lookUp(node: ClassNode, name: string, isStatic: boolean): readonly Definition[];
  /** The nearest definitions above a class. */
  lookUpSuper(node: ClassNode, name: string, isStatic: boolean): readonly Definition[];
  /** All that a call on an instance of the class (or a subclass) can lead to. */
  dispatch(node: ClassNode, name: string, isStatic: boolean): readonly Definition[];
  /** Of an interface, the classes that a value of its type may be of; none where it may be anything. */
  implementers(node: ClassNode): readonly ClassNode[];
  /** What those have under `name`, themselves or from above. */
  inheritedBelow(node: ClassNode, name: string): readonly Definition[];
  /** The nearest field of that name further up: every object has it, whatever stands on prototypes in between. */
  fieldAbove(node: ClassNode, name: string, isStatic: boolean): Definition | null;
  /** The other is the class itself, or stands above or below it. */
  isFamily(node: ClassNode, other: ClassNode): boolean;
  /** The types of the profile that the class rests on, with where each came from. */
  ormRoots(node: ClassNode): readonly Extract<Type, { kind: 'orm-class' }>[];
  /** A base could not be followed to a class, a type of the profile, or nothing at all. */
  unknownBases(node: ClassNode): readonly Type[];
  /** Bases from packages whose code could not be read. */
  packageBases(node: ClassNode): readonly Type[];
  readonly assigned: readonly AssignedMember[];
  /** Of those, the ones of a class. */
  assignedTo(node: ClassNode): readonly AssignedMember[];
  /** The one that the function is the value of. */
  assignedAs(node: FunctionNode): AssignedMember | undefined;
}

export interface Pair {
  readonly sync: string;
  readonly async: string;
  /** Set when only the profile's tables say so: the base they were applied to. */
  readonly assumedFrom: string | null;
  readonly returns: Returns;
  /** It cannot be told whether the async variant gives a promise or an async iterator. */
  readonly unclear?: true;
  /** The type of the profile it was taken from; null when found in the code. */
  readonly ormType: string | null;
}

/** A pair by the names of two methods, and not by what they are. */
export interface RefusedPair {
  readonly sync: string;
  readonly async: string;
  /** As a sentence. */
  readonly reason: string;
  /** The naming rule gives several, and one of them may be meant. */
  readonly isAmbiguous: boolean;
}

export interface WrittenFallback {
  readonly file: FileNode;
  readonly fact: FallbackFact;
}

export interface Pairs {
  /** The class, or one above it, bears some pair: it is a model, a manager or the like. */
  bearsAny(node: ClassNode): boolean;
  /** It is where a pair begins: a class of the ORM, whoever wrote that. */
  begins(node: ClassNode): boolean;
  /** The pair whose sync variant is `name`, borne by instances (or the class itself, for statics). */
  borneBy(node: ClassNode, name: string, isStatic: boolean): Pair | null;
  /** The pair of a class's bases; null when it declares the sync variant for the first time. */
  inheritedBy(node: ClassNode, name: string, isStatic: boolean): Pair | null;
  /** The pair whose async variant is `asyncName`, borne by instances (or the class itself, for statics). */
  borneAs(node: ClassNode, asyncName: string, isStatic: boolean): Pair | null;
  /** The same, of a class's bases. */
  inheritedAs(node: ClassNode, asyncName: string, isStatic: boolean): Pair | null;
  /** What only the names of a class's bases make a pair with the sync variant `name`. */
  refusedFor(node: ClassNode, name: string, isStatic: boolean): RefusedPair | null;
  /** The pair that a type of the profile bears. */
  ofOrmType(type: string, name: string, origin: string): Pair | null;
  /** The class registers a variant at run time: `fallbackToSyncVariant(C.prototype, 'save', 'asave')`. */
  registered(node: ClassNode, asyncName: string, isStatic: boolean): CallNode | null;
  /** The fallbacks that an earlier run registered: they are no variants, but will be where they have to stay. */
  written(node: ClassNode, asyncName: string, isStatic: boolean): readonly WrittenFallback[];
  /** Sync names that some class of the project bears, or that the profile gives to a base in use. */
  readonly syncNames: ReadonlySet<string>;
  readonly asyncNames: ReadonlySet<string>;
}

export interface Write {
  readonly value: Value;
  /** What the member belongs to. */
  readonly object: Value;
  readonly file: FileNode;
  /** Its name is not written; `defined`: by `Object.defineProperty` and the like, which run no setter. */
  readonly unnamed?: 'assigned' | 'defined';
}

export interface Writes {
  /** Writes to a member of that name whose object may be `owner` (or an instance of it). */
  to(owner: Type, name: string): readonly Write[];
  /** Of those, the ones whose object is known to be related to `owner`. */
  known(owner: Type, name: string): readonly Write[];
  /**
   * Of those, the ones that may put something else in the place of a method and that no definition stands for.
   * `isExact`: the method is called on `owner` itself, as by `super`, so what only some objects or subclasses have is out.
   */
  replacing(owner: Type, name: string, isExact: boolean): readonly Write[];
  /** What may put another function in a field that holds one: of something unknown as well, but no definitions. */
  refilling(owner: Type, name: string): readonly Write[];
  /** Writes by names that are not written, `owner[key] = value`, `Object.assign(owner, values)`, which may be to that one. */
  unnamed(owner: Type, name: string): readonly Write[];
  /** What such writes put on `owner`, and what they put all of there. */
  unnamedPuts(owner: Type): readonly Pick<Write, 'value' | 'file'>[];
  /** How many writes by names that are not written there are at all. */
  countUnnamed(): number;
  /** A member of that name is assigned anywhere. */
  has(name: string): boolean;
}

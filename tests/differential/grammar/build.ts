import fc from 'fast-check';
import { type Piece, pick, type Scope } from '../scope.ts';
import { lineage, type TypeModel } from '../models.ts';

/** The recursive parts of the grammar, for pieces that contain other pieces. */
export interface Parts {
  readonly number: fc.Arbitrary<Piece>;
  readonly condition: fc.Arbitrary<Piece>;
  readonly statement: fc.Arbitrary<Piece>;
  readonly block: fc.Arbitrary<Piece>;
}

export type Pieces = readonly fc.Arbitrary<Piece>[];

/** Stands for the end of a statement until it is known whether the program has semicolons. */
export const END = '¦';

/** Fills a template: `$0`, `$1` … are the parts in turn, and every `%x` is a new name, the same throughout. */
export function fill(scope: Scope, template: string, parts: readonly string[]): string {
  const names = new Map<string, string>();
  const named = template.replace(/%([a-z])/g, (_match, letter: string) => {
    const name = names.get(letter) ?? scope.world.fresh(letter);
    names.set(letter, name);
    return name;
  });
  return named.replace(/\$(\d)/g, (_match, index: string) => parts[Number(index)] ?? '');
}

/** Text with parts that stand in the same scope. */
export function text(template: string, ...parts: Pieces): fc.Arbitrary<Piece> {
  return fc.tuple(...parts).map((pieces) => (scope: Scope) => {
    return fill(
      scope,
      template,
      pieces.map((piece) => piece(scope)),
    );
  });
}

/** Text that says itself how its parts are placed. */
export function placed(
  build: (scope: Scope, ...parts: readonly Piece[]) => string,
  ...parts: Pieces
): fc.Arbitrary<Piece> {
  return fc.tuple(...parts).map(
    (pieces) =>
      (scope: Scope): string =>
        build(scope, ...pieces),
  );
}

/** One of several pieces by an index that shrinks to the first. */
export function oneOf(...templates: readonly string[]): fc.Arbitrary<Piece> {
  return fc.constantFrom(...templates).map((template) => (scope: Scope) => fill(scope, template, []));
}

const markNames = new Set<string>();

/**
 * A construct that may block a mirror; a program that has one is not counted among the translatable ones. It is written
 * only in programs that allow it: one with all of them would have little else than fallbacks.
 */
export function marked(name: string, piece: fc.Arbitrary<Piece>, instead = '3'): fc.Arbitrary<Piece> {
  markNames.add(name);
  return piece.map((render) => (scope: Scope) => {
    if (!scope.world.allowed.has(name)) return instead;
    scope.world.marks.add(name);
    return render(scope);
  });
}

/** The same of a statement. */
export function markedStatement(name: string, piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return marked(name, piece, `void 8${END}`);
}

/** A construct that is counted: how many overrides have it, and how many of those are mirrored. */
export function counted(name: string, piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return piece.map((render) => (scope: Scope) => {
    scope.world.note(name);
    return render(scope);
  });
}

/** A few of the names of all constructs that may block. */
export function someMarks(): fc.Arbitrary<readonly string[]> {
  return fc.uniqueArray(fc.constantFrom(...markNames), { minLength: 1, maxLength: 3 });
}

/** The name of a class of the program. */
export const className: fc.Arbitrary<Piece> = fc.nat(3).map((index) => (scope: Scope) => {
  return nameOf(scope, classAt(scope, index));
});

export function classAt(scope: Scope, index: number): TypeModel {
  const type = pick(scope.world.visibleFrom(scope.file), index);
  if (!type) throw new Error('a program has at least one class');
  return type;
}

export function nameOf(scope: Scope, type: TypeModel): string {
  return scope.world.reference(scope.file, type.file, type.name);
}

/** Name of a function or object of the ORM. */
export function ormName(scope: Scope, name: string): string {
  return scope.world.reference(scope.file, 'orm', name);
}

/** `spend()`: ends programs that would not end. */
export function spend(scope: Scope): string {
  const fuel = scope.world.file('fuel');
  return `${scope.world.reference(scope.file, fuel, 'spend')}()`;
}

/** The nearest class above the one being written that has a name to call its methods by. */
export function parentName(scope: Scope): string | null {
  const type = scope.self?.type;
  if (!type || type.isMixin) return null;
  const [parent] = type.parents;
  if (!parent) return ormName(scope, 'Model');
  return parent.isMixin ? null : nameOf(scope, parent);
}

export function inherits(type: TypeModel, method: string): boolean {
  return lineage(type)
    .slice(1)
    .some((each) => each.methods.includes(method));
}

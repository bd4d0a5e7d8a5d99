import fc from 'fast-check';

/** A piece of an override's body, and the same piece of the mirror that a careful person would write for it. */
interface Piece {
  readonly sync: string;
  readonly mirror: string;
}

const PRELUDE = `import { Model, transaction } from 'orm';

export class Shelf extends Model {
  save(...args) {
    this.saves = (this.saves ?? 0) + 1;
    return super.save(...args);
  }
`;

const HELPERS = `
function label(value) {
  console.log('label', value);
  return value % 7;
}

function store(n) {
  const shelf = new Shelf();
  shelf.n = n;
  shelf.save();
  return n + 1;
}
`;

/** Source text of a module whose class `Book` overrides `save()` with a generated body. */
export function source({ sync }: Piece): string {
  return `${PRELUDE}}\n${HELPERS}\nexport class Book extends Model {\n  save(...args) {\n${sync}\n  }\n}\n`;
}

/** The same with mirrors, as they are known from how the body was generated. */
export function mirroredSource(piece: Piece): string {
  const shelf = `
  async asave(...args) {
    this.saves = (this.saves ?? 0) + 1;
    return await super.asave(...args);
  }
}
`;
  const astore = `
async function astore(n) {
  const shelf = new Shelf();
  shelf.n = n;
  await shelf.asave();
  return n + 1;
}
`;
  const book = `\nexport class Book extends Model {\n  save(...args) {\n${piece.sync}\n  }\n\n  async asave(...args) {\n${piece.mirror}\n  }\n}\n`;
  return PRELUDE + shelf + HELPERS + astore + book;
}

/** Text that is the same in both; `$0`, `$1` … are replaced by pieces, an `@x.m(` by the call in its own flavour. */
function piece(template: string, ...parts: readonly Piece[]): Piece {
  const fill = (text: string, side: keyof Piece): string =>
    text.replace(/\$(\d)/g, (_match, index: string) => parts[Number(index)]?.[side] ?? '');
  return {
    sync: fill(template.replace(/@/g, ''), 'sync'),
    mirror: fill(template.replace(/@((?:[\w.]+\.)?)(\w+)\(/g, 'await $1a$2('), 'mirror'),
  };
}

const leaf = (...templates: readonly string[]): fc.Arbitrary<Piece> =>
  fc.constantFrom(...templates).map((template) => piece(template));

const { statement } = fc.letrec<{ number: Piece; condition: Piece; statement: Piece; block: Piece }>((tie) => {
  const number = tie('number');
  const condition = tie('condition');
  const block = tie('block');
  const of = (template: string, ...parts: readonly fc.Arbitrary<Piece>[]): fc.Arbitrary<Piece> =>
    fc.tuple(...parts).map((filled) => piece(template, ...filled));
  return {
    number: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf('1', 'this.n', '(@Shelf.objects.count())', '(@Book.objects.count())'),
      of('($0 + $1)', number, number),
      of('($0 ** 2 % 5)', number),
      of('($0 ? $1 : $2)', condition, number, number),
      of('label($0)', number),
      of('(@store($0))', number),
      of('[$0, $1].length', number, number),
      of('Number(`${$0}`)', number),
    ),
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      leaf('(@Shelf.objects.exists())', '(this.n > 2)', '(this.id === undefined)'),
      of('!$0', condition),
      of('($0 && $1)', condition, condition),
      of('($0 || $1)', condition, condition),
      of('$0 > $1', number, number),
    ),
    block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((all) => ({
      sync: all.map(({ sync }) => sync).join('\n'),
      mirror: all.map(({ mirror }) => mirror).join('\n'),
    })),
    statement: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf('@super.save(...args);', 'this.n += 1;', '@Shelf.objects.create({ n: this.n });'),
      of('this.n = $0;', number),
      of('this.n += $0;', number),
      of('console.log($0, $1);', number, condition),
      of('if ($0) {\n$1\n} else {\n$2\n}', condition, block, block),
      of('if ($0) throw new RangeError(`at ${$1}`);', condition, number),
      of('if ($0) return $1;', condition, number),
      of('for (let i = 0; i < 2; i += 1) {\n$0\n}', block),
      of('try {\n$0\n} catch (error) {\nconsole.log(error.message);\n} finally {\n$1\n}', block, block),
      of('switch ($0) {\ncase 1:\n$1\nbreak;\ndefault:\n$2\n}', number, block, block),
      fc.constant({
        sync: 'for (const shelf of Shelf.objects.all()) shelf.delete();',
        mirror: 'for await (const shelf of Shelf.objects.all()) await shelf.adelete();',
      }),
      block.map(({ sync, mirror }) => ({
        sync: `transaction.atomic(() => {\n${sync}\n});`,
        mirror: `await transaction.aatomic(async () => {\n${mirror}\n});`,
      })),
    ),
  };
});

/** Bodies of up to five statements. */
export const bodies: fc.Arbitrary<Piece> = fc.array(statement, { minLength: 1, maxLength: 5 }).map((all) => ({
  sync: all.map(({ sync }) => sync).join('\n'),
  mirror: all.map(({ mirror }) => mirror).join('\n'),
}));

import { describe, expect, test } from 'vitest';
import { type DatabaseName, differences } from './compare.ts';
import type { Program } from './execute.ts';
import type { Scenario, ScenarioModule } from './scenario.ts';

/** One override with its collaborators; `{mirror}` is where a migration puts the async variant. */
const BOOK = `import { Model, transaction } from 'orm';

export class Shelf extends Model {}

export class Base extends Model {
  save(...args) {
    this.revision = (this.revision ?? 0) + 1;
    return super.save(...args);
  }

  async asave(...args) {
    this.revision = (this.revision ?? 0) + 1;
    return await super.asave(...args);
  }
}

export class Book extends Base {
  save(...args) {
    this.title = this.title.trim();
    if (this.title === '') throw new RangeError('empty title');
    const taken = Book.objects.filter({ title: this.title }).exists();
    super.save(...args);
    for (const shelf of this.shelves ?? []) shelf.save();
    console.log('saved', this.title);
    return taken;
  }
{mirror}}
`;

const FAITHFUL = `
  async asave(...args) {
    this.title = this.title.trim();
    if (this.title === '') throw new RangeError('empty title');
    const taken = await Book.objects.filter({ title: this.title }).aexists();
    await super.asave(...args);
    for (const shelf of this.shelves ?? []) await shelf.asave();
    console.log('saved', this.title);
    return taken;
  }
`;

const scenario: Scenario = async ({ module, call, make, attempt }) => {
  const shelves = [make(module['Shelf'], { name: 'new' }), make(module['Shelf'], { name: 'poetry' })];
  const book = make(module['Book'], { title: ' Emma ', shelves });
  const taken = [await call(book, 'save'), await call(book, 'save', { updateFields: ['title'] })];
  return { taken, refused: await attempt(() => call(make(module['Book'], { title: ' ' }), 'save')) };
};

function program(text: string): Program {
  return { files: new Map([['book.js', text]]), main: 'book.js', profile: 'default' };
}

async function compareWith(
  mirror: string,
  options: Partial<ScenarioModule> = {},
  databases?: readonly DatabaseName[],
): Promise<string> {
  const before = program(BOOK.replace('{mirror}', ''));
  const after = program(BOOK.replace('{mirror}', mirror));
  return (await differences(before, after, { default: scenario, ...options }, databases)).join('\n');
}

function wrong(search: string, replacement: string): string {
  const mirror = FAITHFUL.replace(search, replacement);
  if (mirror === FAITHFUL) throw new Error(`nothing to break: ${search}`);
  return mirror;
}

describe('a faithful mirror', () => {
  test('has no differences', async () => {
    expect(await compareWith(FAITHFUL)).toBe('');
  });

  test('still runs twice on a delegating base, and that is seen', async () => {
    expect(await compareWith(FAITHFUL, { base: 'delegating' })).toContain('operations differ');
  });
});

describe.each(['memory', 'sqlite'] as const)('a wrong mirror is detected on %s', (database) => {
  test.each([
    ['missing await before super', 'await super.asave', 'super.asave', 'before Book (new) asave() had finished'],
    ['missing await on a value', 'await Book.objects', 'Book.objects', 'before Book.objects aexists() had finished'],
    ['missing await at the end', 'await shelf.asave()', 'shelf.asave()', 'returned before'],
    ['doubled super call', '    console.log', '    await super.asave(...args);\n    console.log', 'operations differ'],
    ['super call left out', '    await super.asave(...args);\n', '', 'operations differ'],
    ['arguments dropped', 'super.asave(...args)', 'super.asave()', 'operations differ'],
    ['sync call left inside', 'await super.asave', 'super.save', 'the sync variant ran'],
    ['sync call in a loop', 'await shelf.asave()', 'shelf.save()', 'the sync variant ran'],
    ['swallowed error', 'throw new RangeError', 'return new RangeError', 'outcome differ'],
    ['another error class', 'new RangeError', 'new Error', 'outcome differ'],
    ['null for undefined', 'return taken', 'return taken || null', 'outcome differ'],
    ['a field not set', 'this.title = this.title.trim();', '', 'objects differ'],
    ['logic after the call', '    return taken', "    this.title = 'x';\n    return taken", 'objects differ'],
  ])('%s', async (_name, search, replacement, message) => {
    expect(await compareWith(wrong(search, replacement), {}, [database])).toContain(message);
  });

  test('changed order', async () => {
    const line = "    console.log('saved', this.title);\n";
    const mirror = wrong(line, '').replace('    await super', `${line}    await super`);
    expect(await compareWith(mirror, {}, [database])).toContain('operations differ');
  });

  test('Promise.all instead of a sequence', async () => {
    const mirror = wrong(
      'for (const shelf of this.shelves ?? []) await shelf.asave();',
      'await Promise.all((this.shelves ?? []).map((shelf) => shelf.asave()));',
    );
    const found = await compareWith(mirror, {}, [database]);
    expect(found).toContain('asave() began before Shelf (new) asave() had finished');
  });

  test('lost override', async () => {
    expect(await compareWith('', {}, [database])).toContain('operations differ');
  });

  test('changed sync variant', async () => {
    const before = program(BOOK.replace('{mirror}', ''));
    const after = program(BOOK.replace('{mirror}', FAITHFUL).replace('.trim()', '.trimStart()'));
    const found = await differences(before, after, { default: scenario }, [database]);
    expect(found.filter((text) => text.includes('sync after'))).not.toEqual([]);
  });
});

describe('a fallback', () => {
  const FALLBACK = "\n  static {\n    fallbackToSyncVariant(this.prototype, 'save', 'asave');\n  }\n";
  const withImport = (text: string): string => `import { fallbackToSyncVariant } from 'orm-migrate-runtime';\n${text}`;
  const before = program(BOOK.replace('{mirror}', ''));
  const after = program(withImport(BOOK.replace('{mirror}', FALLBACK)));

  test('may run sync operations, and is right on both bases', async () => {
    expect(await differences(before, after, { default: scenario, fallback: true })).toEqual([]);
  });

  test('is not accepted in place of a mirror', async () => {
    expect((await differences(before, after, { default: scenario })).join('\n')).toContain('the sync variant ran');
  });
});

import { describe, expect, test } from 'vitest';
import { profile } from '../../src/profiles/default.ts';
import { plan } from '../../src/steps/plan.ts';
import { at, MODEL, projectFrom, type ProjectOptions } from '../graph/project-from.ts';
import { optionsFor } from '../steps/options.ts';

/** By symbol, what becomes of it: `Book.save: mirror`. */
function outcomes(code: string, bases: ProjectOptions['bases']): readonly string[] {
  const sources = { 'a.ts': `import { Model } from './model';\n${code}`, 'model.ts': MODEL };
  const { files } = plan(
    projectFrom(sources, { bases: bases ?? {} }),
    optionsFor('/project', { profile, transforms: ['add-async-variants', 'insert-sync-fallbacks'] }),
    '/project',
    new Set(Object.keys(sources).map(at)),
  );
  return files.flatMap((file) =>
    file.changes.map(({ symbol, outcome, blocker }) => [`${symbol}: ${outcome}`, blocker ?? ''].join(' ').trim()),
  );
}

const STAMPED = 'class Stamped { save() { this.changed = true; super.save(); } }';
const BOOK = 'class Book { save() { this.slug = this.title; super.save(); } }';

describe('class Book(Stamped, Model)', () => {
  test('mirrors of both', () => {
    expect(outcomes(`${STAMPED}\n${BOOK}`, { Book: ['Stamped', 'Model'] })).toEqual([
      'Stamped.save: mirror',
      'Book.save: mirror',
    ]);
  });

  test('a mixin that nothing combines with a model has no pair', () => {
    expect(outcomes(`${STAMPED}\n${BOOK}`, { Book: ['Model'] })).toEqual(['Book.save: mirror']);
  });

  test('a mixin that also stands before what has no asave() falls back', () => {
    const code = `${STAMPED}\n${BOOK}\nclass Plain { save() {} }\nclass Note { save() { super.save(); } }`;
    const found = outcomes(code, { Book: ['Stamped', 'Model'], Note: ['Stamped', 'Plain'] });
    expect(found).toEqual(['Stamped.save: fallback mixed-bases', 'Book.save: mirror', 'Note.save: mirror']);
  });

  test('a mixin behind the model is never come to where the model does not go on', () => {
    expect(outcomes(`${STAMPED}\n${BOOK}`, { Book: ['Model', 'Stamped'] })).toContain('Book.save: mirror');
  });
});

describe('a diamond', () => {
  const BASES = { Top: ['Model'], Left: ['Top'], Right: ['Top'], Leaf: ['Left', 'Right'] };

  test('mirrors of all', () => {
    const code = ['Top', 'Left', 'Right', 'Leaf']
      .map((name) => `class ${name} { save() { super.save(); } }`)
      .join('\n');
    expect(outcomes(code, BASES)).toEqual(['Top', 'Left', 'Right', 'Leaf'].map((name) => `${name}.save: mirror`));
  });

  test('what the leaf calls is what its order leads to', () => {
    const code = (left: string, right: string) => `class Top { tidy() { this.delete(); } delete() { super.save(); } }
      class Left { ${left} }
      class Right { ${right} }
      class Leaf { save() { this.tidy(); super.save(); } }`;
    // Right.tidy() runs no query, and hides Top.tidy(); depth first that would be found before it.
    expect(outcomes(code('title() {}', 'tidy() {}'), BASES)).toEqual(['Leaf.save: mirror']);
    expect(outcomes(code('title() {}', 'title() {}'), BASES)).toContain('Top.tidy: mirror');
    expect(outcomes(code('tidy() { super.save(); }', 'tidy() {}'), BASES)).toContain('Left.tidy: mirror');
  });
});

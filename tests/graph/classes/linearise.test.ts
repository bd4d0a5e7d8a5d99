import { describe, expect, test } from 'vitest';
import { describe as words } from '../../../src/graph/types/describe.ts';
import { askText, type Asked } from '../project-from.ts';

type Bases = Readonly<Record<string, readonly string[]>>;

/** Classes that each say in `save()` that they are there. */
function classes(bases: Bases): Asked {
  return askText(
    Object.keys(bases)
      .map((name) => `class ${name} { save() { super.save(); } }`)
      .join('\n'),
    { bases },
  );
}

/** The classes that `super.save()` in `save()` of the class may come to. */
function above(asked: Asked, name: string): readonly (string | null)[] {
  return asked.graph.hierarchy.lookUpSuper(asked.class(name), 'save', false).map((each) => each.class.fact.name);
}

function basesOf(asked: Asked, name: string): readonly string[] {
  return asked.graph.hierarchy.bases(asked.class(name)).map(words);
}

describe('several bases', () => {
  test('a mixin goes on with what stands behind it, which it does not extend', () => {
    const asked = classes({ Stamped: [], Book: ['Stamped', 'Model'] });
    expect(basesOf(asked, 'Book')).toEqual(['class Stamped']);
    expect(basesOf(asked, 'Stamped')).toEqual(['class Model']);
    expect(above(asked, 'Book')).toEqual(['Stamped']);
    expect(above(asked, 'Stamped')).toEqual(['Model']);
  });

  test('behind which something else may stand elsewhere', () => {
    const asked = classes({
      Audited: ['Model'],
      Stamped: [],
      Book: ['Stamped', 'Model'],
      Loan: ['Stamped', 'Audited'],
    });
    expect(above(asked, 'Stamped')).toEqual(['Model', 'Audited']);
    expect(above(asked, 'Loan')).toEqual(['Stamped']);
  });

  test('a base of both comes behind both, as in Python', () => {
    const asked = classes({ Top: ['Model'], Left: ['Top'], Right: ['Top'], Leaf: ['Left', 'Right'] });
    expect(above(asked, 'Leaf')).toEqual(['Left']);
    // An object of Left goes on with Top, one of Leaf with Right.
    expect(above(asked, 'Left')).toEqual(['Top', 'Right']);
    expect(above(asked, 'Right')).toEqual(['Top']);
  });

  test('what the first of them does not define comes from the second, not from what both extend', () => {
    const asked = askText(
      `class Top { save() {} } class Left { title() {} } class Right { save() {} } class Leaf { save() {} } class Bare {}`,
      { bases: { Top: ['Model'], Left: ['Top'], Right: ['Top'], Leaf: ['Left', 'Right'], Bare: ['Left', 'Right'] } },
    );
    expect(above(asked, 'Leaf')).toEqual(['Right']);
    const found = asked.graph.hierarchy.lookUp(asked.class('Bare'), 'save', false);
    expect(found.map((each) => each.class.fact.name)).toEqual(['Right']);
    // What is a Left may be a Leaf.
    const ofLeft = asked.graph.hierarchy.lookUp(asked.class('Left'), 'save', false);
    expect(ofLeft.map((each) => each.class.fact.name)).toEqual(['Top', 'Right']);
  });

  test('the boats of the paper, in the order that Python gives them', () => {
    const asked = classes({
      Boat: ['Model'],
      DayBoat: ['Boat'],
      WheelBoat: ['Boat'],
      EngineLess: ['DayBoat'],
      SmallMultihull: ['DayBoat'],
      PedalWheelBoat: ['EngineLess', 'WheelBoat'],
      SmallCatamaran: ['SmallMultihull'],
      Pedalo: ['PedalWheelBoat', 'SmallCatamaran'],
    });
    const order = ['PedalWheelBoat', 'EngineLess', 'SmallCatamaran', 'SmallMultihull', 'DayBoat', 'WheelBoat', 'Boat'];
    expect(above(asked, 'Pedalo')).toEqual([order[0]]);
    for (const [at, next] of order.slice(1).entries()) expect(above(asked, order[at] ?? '')).toContain(next);
    // Nothing but an object of Pedalo leads from the one to the other.
    expect(above(asked, 'DayBoat')).toEqual(['Boat', 'WheelBoat']);
    expect(above(asked, 'EngineLess')).toEqual(['DayBoat', 'SmallCatamaran']);
  });

  test('bases that contradict each other, and what is not known, may be followed by anything', () => {
    const asked = classes({ A: ['Model'], B: ['Model'], AB: ['A', 'B'], BA: ['B', 'A'], Both: ['AB', 'BA'] });
    expect(basesOf(asked, 'Both')).toContain('unknown');
    expect(basesOf(asked, 'A')).toContain('unknown');
    const open = askText('class Stamped { save() {} } class Book {} class Gone {}', {
      bases: { Stamped: [], Book: ['Missing', 'Stamped', 'Model'] },
    });
    expect(open.graph.hierarchy.unknownBases(open.class('Book'))).not.toEqual([]);
  });

  test('what cannot be read may go on with all that stands behind it', () => {
    const asked = askText("import { Base } from 'other'; class Stamped {} class Book {}", {
      bases: { Stamped: [], Book: ['Base', 'Stamped', 'Model'] },
    });
    expect(basesOf(asked, 'Book')).toEqual(["package 'other'", 'class Stamped']);
    expect(asked.graph.hierarchy.isBelow(asked.class('Book'), asked.class('Model'))).toBe(true);
  });
});

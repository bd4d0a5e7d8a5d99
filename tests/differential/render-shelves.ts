import { classAt, END, spend } from './grammar/build.ts';
import { exportPrefix } from './render-methods.ts';
import { fileScope } from './scope.ts';
import type { ProgramSpec, ShelfForm } from './program-spec.ts';
import type { ShelfModel } from './models.ts';
import type { World } from './world.ts';

/** How a container is declared, what an instance out of it is called, and what gives all of them. */
interface Shelf {
  readonly declared: string;
  readonly one: readonly string[];
  readonly all?: string;
}

/** Containers and caches of a module, beside the class of what is in them; `TYPE` is the class and `NAME` the container. */
const SHELVES: Readonly<Record<ShelfForm, Shelf>> = {
  map: {
    declared: "const NAME = new Map<string, TYPE>([['a', new TYPE({ n: 6 })], ['b', new TYPE({ n: 7 })]])¦",
    one: ["NAME.get('a')!", "NAME.get('b')!"],
    all: 'NAME.values()',
  },
  filled: {
    declared: 'const NAME = new Map<number, TYPE>()¦\nfor (const n of [1, 2]) NAME.set(n, new TYPE({ n }))¦',
    one: ['NAME.get(1)!', 'NAME.get(2)!'],
    all: '[...NAME.values()]',
  },
  record: {
    declared: 'const NAME: Record<string, TYPE> = { a: new TYPE({ n: 6 }), b: new TYPE({ n: 7 }) }¦',
    one: ['NAME.a', "NAME['b']"],
    all: 'Object.values(NAME)',
  },
  list: {
    declared: 'const NAME = [new TYPE({ n: 6 }), new TYPE({ n: 7 })]¦',
    one: ['NAME[0]', 'NAME.at(-1)!'],
    all: 'NAME',
  },
  set: { declared: 'const NAME = new Set([new TYPE({ n: 6 })])¦', one: ['[...NAME][0]'], all: 'NAME' },
  nested: {
    declared: 'const NAME = [[new TYPE({ n: 6 })], [new TYPE({ n: 7 }), new TYPE({ n: 8 })]]¦',
    one: ['NAME[0][0]', 'NAME[1][1]', 'NAME.flat()[0]'],
    all: 'NAME.flat()',
  },
  cache: {
    declared:
      'const KEPT = new Map<number, TYPE>()¦\n\nEXPORT function NAME(n: number): TYPE {\nSPEND¦\n' +
      'if (!KEPT.has(n)) KEPT.set(n, TYPE.objects.create({ n }))¦\nreturn KEPT.get(n)!¦\n}',
    one: ['NAME(2)', 'NAME(4)'],
  },
  'nullish cache': {
    declared:
      'const KEPT = new Map<number, TYPE>()¦\n\nEXPORT function NAME(n: number): TYPE {\nSPEND¦\n' +
      'const item = KEPT.get(n) ?? TYPE.objects.create({ n })¦\nKEPT.set(n, item)¦\nreturn item¦\n}',
    one: ['NAME(2)', 'NAME(4)'],
  },
  'lazy constant': {
    declared:
      'let KEPT: TYPE | null = null¦\n\nEXPORT function NAME(): TYPE {\nSPEND¦\n' +
      'KEPT ??= TYPE.objects.create({ n: 2 })¦\nreturn KEPT¦\n}',
    one: ['NAME()'],
  },
};

/** Declares the containers before anything is written that could refer to them. */
export function shelfModels({ shelves }: ProgramSpec, world: World): void {
  shelves.forEach(({ form, type: at }, index) => {
    const file = world.classes[0]?.file ?? world.file('models');
    const type = classAt(fileScope(world, file), at);
    const { one, all } = SHELVES[form];
    world.shelves.push({
      name: `shelf${String(index)}`,
      file: type.file,
      type,
      one,
      all: all ?? null,
      construct: `container: ${form}`,
      form,
    });
  });
}

export function renderShelf({ name, file, type, form }: ShelfModel, world: World): string {
  const prefix = exportPrefix(world, file, name);
  const text = SHELVES[form].declared.includes('EXPORT')
    ? SHELVES[form].declared.replace('EXPORT ', prefix)
    : prefix + SHELVES[form].declared;
  const named = text
    .replaceAll('NAME', name)
    .replaceAll('KEPT', name.replace('shelf', 'kept'))
    .replaceAll('TYPE', type.name)
    .replaceAll('SPEND', () => spend(fileScope(world, file)))
    .replaceAll('¦', END);
  return typedOnlyIn(world, named);
}

/** The text without its types, where the program is JavaScript. */
export function typedOnlyIn(world: World, text: string): string {
  if (world.style.language === 'ts') return text;
  return text
    .replace(/: (?:Record<string, \w+>|\w+ \| null|number|C\d+)(?=[ ),=])/g, '')
    .replace(/<(?:number|string), \w+>/g, '')
    .replace(/(?<=[)\]])!/g, '');
}

// Mutations of a text, each as data: an operation and numbers that say where, so that a failure shrinks to few of them.
import fc from 'fast-check';

const TOKEN = /\s+|[\w$]+|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|=>|\?\.|[^\s\w$]/gu;

/** Words that a file may get where it has none. */
const SPICE = [
  ...[
    'save',
    'asave',
    'this',
    'super',
    'await',
    'async',
    'yield',
    '*',
    'static',
    'get',
    'set',
    '#save',
    'new',
    'return',
  ],
  ...[
    '...',
    '?.',
    '??=',
    '=>',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    ';',
    ',',
    '`',
    '${',
    '}`',
    '/',
    '//',
    '/*',
    '*/',
    '<a>',
    '</a>',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '\uFEFF',
    '\t',
    '\0',
    '\uD800',
    '𝒳',
    'ü',
    '\u202E',
    '\u001B[31m',
    '__proto__',
    'constructor',
  ],
  ...[
    'class A extends A {}',
    'class B extends Model { save() { super.save(); } }',
    'export * from "./case-0";',
    'eval("x")',
  ],
  ...[
    'super.save()',
    'this.save()',
    'await this.asave()',
    'Model',
    "import { Model } from 'orm';",
    "'use strict';",
    '@dec()',
  ],
  ...[
    'for (const x of this.all()) x.save();',
    'x.forEach((y) => y.save());',
    'try {',
    '} finally {',
    'switch (a) { case 1:',
  ],
  ...[
    'arguments',
    'prototype',
    '.call(this)',
    '.apply(this, arguments)',
    '!',
    'as any',
    '<T>',
    ': Promise<void>',
    'declare',
  ],
];

const place = fc.nat({ max: 0xffff });
const length = fc.integer({ min: 1, max: 12 });

const mutation = fc.oneof(
  fc.record({
    op: fc.constantFrom('delete', 'duplicate', 'swap', 'nest'),
    unit: fc.constantFrom('token', 'line'),
    at: place,
    length,
  }),
  fc.record({ op: fc.constant('move'), unit: fc.constantFrom('token', 'line'), at: place, length, to: place }),
  fc.record({ op: fc.constant('spice'), at: place, word: fc.constantFrom(...SPICE) }),
  fc.record({ op: fc.constant('rename'), at: place, to: place }),
  fc.record({ op: fc.constant('byte'), at: place, value: fc.nat({ max: 255 }) }),
  fc.record({ op: fc.constant('splice'), at: place, from: place, length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ op: fc.constant('cut'), at: place }),
  fc.record({ op: fc.constantFrom('crlf', 'mark', 'tabs', 'one-line') }),
);

/** One to three files of a case: from which seed, and what was done to it. */
export const fuzzCase = fc.array(
  fc.record({ seed: fc.nat({ max: 0xffffff }), mutations: fc.array(mutation, { maxLength: 4 }) }),
  { minLength: 1, maxLength: 3 },
);

/** @returns the bytes of each file by name */
export function filesOf(recipe, seeds) {
  return Object.fromEntries(
    recipe.map(({ seed, mutations }, index) => {
      const { extension, text } = seeds[seed % seeds.length];
      // Another seed to splice with, told by the first one.
      const other = seeds[(seed * 7 + 13) % seeds.length].text;
      const mutated = mutations.reduce((bytes, each) => mutate(bytes, each, other), Buffer.from(text));
      return [`case-${index}${extension}`, mutated];
    }),
  );
}

function mutate(bytes, { op, ...how }, other) {
  if (op === 'byte') return withByte(bytes, how);
  const text = bytes.toString('utf8');
  return Buffer.from(TEXTUAL[op](text, how, other));
}

function withByte(bytes, { at, value }) {
  if (bytes.length === 0) return bytes;
  const changed = Buffer.from(bytes);
  changed[at % bytes.length] = value;
  return changed;
}

const TEXTUAL = {
  delete: (text, how) => onUnits(text, how, (units, at, count) => units.toSpliced(at, count)),
  duplicate: (text, how) =>
    onUnits(text, how, (units, at, count) => units.toSpliced(at, 0, ...units.slice(at, at + count))),
  swap: (text, how) =>
    onUnits(text, how, (units, at, count) => [
      ...units.slice(0, at),
      ...units.slice(at + count, at + 2 * count),
      ...units.slice(at, at + count),
      ...units.slice(at + 2 * count),
    ]),
  move: (text, how) =>
    onUnits(text, how, (units, at, count) => {
      const rest = units.toSpliced(at, count);
      return rest.toSpliced(how.to % (rest.length + 1), 0, ...units.slice(at, at + count));
    }),
  // A piece within itself, several times: `f(` and `)` become depth.
  nest: (text, how) =>
    onUnits(text, how, (units, at, count) => {
      const piece = units.slice(at, at + count);
      return units.toSpliced(at, count, ...Array.from({ length: 20 }, () => piece).flat());
    }),
  spice: (text, { at, word }) =>
    onUnits(text, { unit: 'token', at, length: 0 }, (units, index) => units.toSpliced(index, 0, word, ' ')),
  rename: (text, { at, to }) => {
    const names = text.match(/[A-Za-z_$][\w$]*/g) ?? [];
    if (names.length === 0) return text;
    const [from, target] = [names[at % names.length], names[to % names.length]];
    return text.replace(new RegExp(`(?<![\\w$])${from.replaceAll('$', '\\$')}(?![\\w$])`, 'g'), () => target);
  },
  splice: (text, { at, from, length: count }, other) => {
    const units = unitsOf(other, 'token');
    const start = from % (units.length + 1);
    return onUnits(text, { unit: 'token', at, length: 0 }, (own, index) =>
      own.toSpliced(index, 0, ...units.slice(start, start + count)),
    );
  },
  cut: (text, { at }) => text.slice(0, at % (text.length + 1)),
  crlf: (text) => text.replace(/\r?\n/g, '\r\n'),
  mark: (text) => `\uFEFF${text}`,
  tabs: (text) => text.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
  'one-line': (text) => text.replace(/\n\s*/g, ' '),
};

function onUnits(text, { unit, at, length: count }, change) {
  const units = unitsOf(text, unit);
  return change(units, at % (units.length + 1), count).join('');
}

function unitsOf(text, unit) {
  return unit === 'line' ? (text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : (text.match(TOKEN) ?? []);
}

// Mutations of a text, each as data: an operation and numbers that say where, so that a failure shrinks to few of them.
import fc from 'fast-check';

const TOKEN = /\s+|[\w$]+|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|=>|\?\.|[^\s\w$]/gu;

/** Words that a file may get where it has none. */
const SPICE = [
  'save asave this super await async yield * static get set #save new return arguments prototype declare',
  '... ?. ??= => ( ) { } [ ] ; , ! ` ${ }` / // /* */ <a> </a> __proto__ constructor Model',
  'super.save() this.save() .call(this) .apply(this,arguments) @dec()',
]
  .flatMap((words) => words.split(' '))
  .concat(
    ['\n', '\r\n', '\r', '\u2028', '\uFEFF', '\t', '\0', '\uD800', '𝒳', 'ü', '\u202E', '\u001B[31m'],
    ['class A extends A {}', 'class B extends Model { save() { super.save(); } }', 'export * from "./case-0";'],
    ['eval("x")', 'await this.asave()', "import { Model } from 'orm';", "'use strict';", 'as any', '<T>'],
    ['for (const x of this.all()) x.save();', 'x.forEach((y) => y.save());', 'try {', '} finally {'],
    ['switch (a) { case 1:', ': Promise<void>'],
  );

/** What may stand between any two tokens: it rarely makes a file invalid, and every edit has to live beside it. */
const TRIVIA = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\n\n\n',
  '   \n',
  ';',
  '/* c */',
  '/* c\n * d */',
  '// c\n',
  '\n// c\n  ',
  '\f',
  '\u00A0',
];

/** What may stand on a line of its own, of a class, of a function or of a file. */
const LINES = [
  ['save;', 'static save = 1;', 'save() { super.save(); }', "'save'() { super.save(); }", 'static { this.x = 1; }'],
  ['get asave() { return 1; }', 'save = () => super.save();', 'async save() {}', '[x] = 1', '*gen() {}', '#save() {}'],
  [
    'this.save();',
    'super.save();',
    'return',
    'if (a) return this.save();',
    'label: for (;;) break label;',
    '`a\n  b`;',
  ],
  ['(this.save())', '[1].map(String)', '/re/.test(a)', '`${a}`', '+a', 'debugger', "'use strict'", '// a comment', ';'],
  ["import fs from 'fs';", "const path = require('path');", 'export {};', "import './case-1.js'", '/** @license x */'],
].flat();

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
  fc.record({ op: fc.constant('trivia'), at: place, text: fc.constantFrom(...TRIVIA) }),
  fc.record({ op: fc.constant('tighten'), at: place, length }),
  fc.record({ op: fc.constant('line'), at: place, text: fc.constantFrom(...LINES) }),
  fc.record({ op: fc.constantFrom('crlf', 'mark', 'tabs', 'one-line', 'no-semicolons', 'no-final-line-end') }),
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
  trivia: (text, { at, text: added }) =>
    onUnits(text, { unit: 'token', at, length: 0 }, (units, index) => units.toSpliced(index, 0, added)),
  tighten: (text, how) =>
    onUnits(text, { ...how, unit: 'token' }, (units, at, count) =>
      units.flatMap((unit, index) => (index >= at && index < at + count && unit.trim() === '' ? [] : [unit])),
    ),
  line: (text, { at, text: added }) =>
    onUnits(text, { unit: 'line', at, length: 0 }, (units, index) => units.toSpliced(index, 0, `${added}\n`)),
  cut: (text, { at }) => text.slice(0, at % (text.length + 1)),
  crlf: (text) => text.replace(/\r?\n/g, '\r\n'),
  mark: (text) => `\uFEFF${text}`,
  tabs: (text) => text.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
  'one-line': (text) => text.replace(/\n\s*/g, ' '),
  'no-semicolons': (text) => text.replace(/;(?=\r?\n|$)/g, ''),
  'no-final-line-end': (text) => text.trimEnd(),
};

function onUnits(text, { unit, at, length: count }, change) {
  const units = unitsOf(text, unit);
  return change(units, at % (units.length + 1), count).join('');
}

function unitsOf(text, unit) {
  return unit === 'line' ? (text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : (text.match(TOKEN) ?? []);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { expectDone, failures, IMPORT, isDone, outcomes, override, project, run } from './run.ts';

const LS = '\u2028';
const PS = '\u2029';

describe('left as they are, without a word', () => {
  test.each<[string, string | Uint8Array]>([
    ['empty', ''],
    ['only comments', '// x\n/* y */'],
    ['only a byte order mark', '\uFEFF'],
    ['only a shebang', '#!/usr/bin/env node'],
    ['white space of all kinds', ` \t\v\f\u00A0\uFEFF${LS}${PS}\r\n\r`],
    ['invalid UTF-8', Buffer.concat([Buffer.from(override('A')), Buffer.of(0xff, 0xfe)])],
    ['a lone surrogate as bytes', Buffer.concat([Buffer.from('const s = "'), Buffer.of(0xed, 0xa0, 0x80)])],
    ['UTF-16', Buffer.from(`\uFEFF${IMPORT}${override('A')}`, 'utf16le')],
    ['a NUL', `${IMPORT}const s = "\0";\n${override('A')}`],
  ])('%s', async (_name, content) => {
    const folder = project({ 'odd.js': content });
    expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'odd.js'))).toEqual(Buffer.from(content));
    await expectDone(folder);
  });
});

describe('a syntax error is one line with its place, the others are done, the exit code is 1', () => {
  test.each([
    ['in one line', 'class {', 'odd.js:1:7 A class name is required.\n'],
    ['behind lines of all kinds', `a;\r\nb;\rc;\nd;${LS}e;${PS}  )`, 'odd.js:6:3 Unexpected token\n'],
    ['at the end of an unclosed comment', '/* x', 'odd.js:1:1 Unterminated comment.\n'],
    ['behind a byte order mark', '\uFEFF)', 'odd.js:1:1 Unexpected token\n'],
    ['of a control character', '\u001B[31m', String.raw`odd.js:1:1 Unexpected character '\x1b'.` + '\n'],
    ['of a character that turns text around', '\u202E', String.raw`odd.js:1:1 Unexpected character '\u202e'.` + '\n'],
    [
      'of an export inside a function',
      'function f() {\n  export const x = 1;\n}\n',
      "odd.js:2:3 'export' may only appear at the top level.\n",
    ],
    ['of a parameter that Babel alone takes', 'f = (...this) => save();', "odd.js:1:9 Unexpected keyword 'this'.\n"],
    ['of merged branches', '<<<<<<< HEAD\na;\n', 'odd.js:1:2 Unexpected token\n'],
  ])('%s', async (_name, text, stderr) => {
    const folder = project({ 'odd.js': text });
    expect(await failures(folder)).toEqual({ code: 1, stdout: '', stderr });
    expect(readFileSync(join(folder, 'odd.js'), 'utf8')).toBe(text);
    await expectDone(folder);
  });
});

describe('rewritten around what is odd in them', () => {
  test('line and paragraph separators, in strings and as line ends', async () => {
    const body = `this.s = "${LS}";${LS}    super.save();${PS}`;
    const text = `${IMPORT}const s = "a${LS}b${PS}c";${LS}${override('A', 'Model', body)}${PS}// tail`;
    const folder = project({ 'odd.js': text });
    expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
    const after = readFileSync(join(folder, 'odd.js'), 'utf8');
    expect(after.replace(/\n\n {2}\/\*\*[^]*?\n {2}\}/, '')).toBe(text);
    expect(after.split(`this.s = "${LS}";${LS}`)).toHaveLength(3);
    await expectDone(folder);
  });

  test('lone surrogates as escapes', async () => {
    const body = String.raw`this.s = '\uD800'; this.t = /\uDC00/u; super.save();`;
    const folder = project({ 'odd.js': IMPORT + override('A', 'Model', body) });
    expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'odd.js'), 'utf8').split(body)).toHaveLength(2);
    expect(readFileSync(join(folder, 'odd.js'), 'utf8')).toContain(body.replace('super.save', 'await super.asave'));
  });

  test('names in escapes are the names they stand for', async () => {
    const folder = project({
      'odd.js': `${IMPORT}export class A extends Model {
  \\u0073ave() {
    this.s\\u{61}ve2();
    super.s\\u0061ve();
  }
  save2() { super['s\\x61ve'](); }
}
export class B extends Model {
  'sa\\x76e'() { super.save(); }
}
`,
    });
    expect(await outcomes(folder)).toEqual(['Good.save mirror', 'A.save mirror', 'A.save2 mirror', 'B.save mirror']);
    expect((await failures(folder)).code).toBe(0);
    expect(isDone(folder, 'odd.js')).toBe(true);
    await expectDone(folder);
  });

  test('names of all alphabets', async () => {
    const names = ['Ünïcödé𝒳', 'ﷺ', 'e\u0301', '\u00e9', '℮', 'ａ', '$_', 'A\u200d'];
    const text = IMPORT + names.map((name) => override(name)).join('');
    const folder = project({ 'odd.js': `${text}class Z extends Model { ｓａｖｅ() { super.save(); } }\n` });
    expect(await outcomes(folder)).toEqual(['Good.save mirror', ...names.map((name) => `${name}.save mirror`)]);
    await failures(folder);
    await expectDone(folder);
  });

  test('a class without line ends, and with carriage returns alone', async () => {
    const text = (IMPORT + override('A')).replaceAll('\n', '\r');
    const folder = project({ 'odd.js': text, 'line.js': (IMPORT + override('B')).replace(/\n\s*/g, ' ') });
    expect(await failures(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
    await expectDone(folder);
    const { stdout } = await run(folder, ['--dry', '--silent']);
    expect(stdout).toBe('');
  });
});

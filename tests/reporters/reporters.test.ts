import { describe, expect, test } from 'vitest';

import type { Result } from '../../src/model/result.ts';
import { escapeControls, escapeJson, escapeLine } from '../../src/text/escape.ts';
import { reporters } from '../../src/reporters/index.ts';
import { buildResult } from '../../src/steps/report.ts';
import { optionsFor } from '../steps/options.ts';

const PLAIN = { color: false, terminal: false };
const TERMINAL = { color: true, terminal: true };
const HOSTILE = 'const a = "\x1b]0;title\x07\x9b31m\u202E";\r\n-- a\rb\n';

function result(before = 'old\n', after = 'new\n'): Result {
  const files = [{ path: '/app/src/a.js', before, after, changes: [], error: null }];
  return buildResult(optionsFor('/app'), '1.0.0', { files, findings: [] });
}

describe('pretty', () => {
  test('in a pipe it is the patch and nothing else', () => {
    const given = result('old\n', HOSTILE);
    expect(reporters.pretty(given, PLAIN)).toBe(given.files[0]?.diff);
    expect(reporters.pretty(given, PLAIN)).toContain('\x1b');
  });

  test('on a terminal it is coloured', () => {
    expect(reporters.pretty(result(), TERMINAL).split('\n').slice(3)).toEqual([
      '\x1b[36m@@ -1,1 +1,1 @@\x1b[39m',
      '\x1b[31m-old\x1b[39m',
      '\x1b[32m+new\x1b[39m',
      '',
    ]);
  });

  test('source code cannot control the terminal, with or without colours', () => {
    const shown = reporters.pretty(result('old\n', HOSTILE), { color: false, terminal: true });
    expect(shown).toContain(String.raw`+const a = "\x1b]0;title\x07\x9b31m\u202e";` + '\r\n');
    expect(shown).toContain(String.raw`+-- a\rb`);
    expect(shown).not.toMatch(/[^\P{Cc}\r\n]|\p{Bidi_Control}/u);
  });

  test('nothing to show is nothing', () => {
    expect(reporters.pretty(result('a\n', 'a\n'), TERMINAL)).toBe('');
  });
});

describe('json', () => {
  test('is the result', () => {
    const given = result('old\n', HOSTILE);
    expect(JSON.parse(reporters.json(given, TERMINAL))).toEqual(given);
  });

  test('is the same everywhere, and safe to show', () => {
    const given = result('old\n', HOSTILE);
    const text = reporters.json(given, TERMINAL);
    expect(text).toBe(reporters.json(given, PLAIN));
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    expect(text.endsWith('}\n')).toBe(true);
  });
});

test('escapes', () => {
  expect(escapeControls('a\tb\r\nc\rd\x00')).toBe('a\tb\r\nc\\rd\\x00');
  expect(escapeLine('a\nb\r\nc')).toBe(String.raw`a\nb\r\nc`);
  expect(escapeJson('"\x7f"')).toBe(String.raw`"\u007f"`);
});

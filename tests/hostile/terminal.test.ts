import { describe, expect, test } from 'vitest';

import { git } from '../git/temp.ts';
import { expectDone, failures, IMPORT, override, project, run } from './run.ts';

/** What a terminal would act on, besides the colours that are ours. */
function rawIn(text: string): readonly string[] {
  const [first = '', ...escapes] = text.split('\u001B');
  const plain = escapes.map((part) => (/^\[\d+m/.test(part) ? part : `\u0007${part}`));
  return [first, ...plain].join('').match(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu) ?? [];
}

const EVIL = '\u001B]0;evil\u0007\u009B31m\u202E\u0008\u007F';
const TTY = { isTTY: { stdout: true, stderr: true } };

/** Control characters where only code can have them: in comments, strings, and as escapes in names. */
function evilProject(): string {
  return project({
    'a.js': `${IMPORT}// ${EVIL}\n${override('A', 'Model', `/* ${EVIL} */ thing("${EVIL}").save(); super.save();`)}`,
    'b.js': `import x from '${EVIL}';\n${override('B', 'x')}${override('C', `f("${EVIL}")`)}`,
    'c.js': `${IMPORT}${override('D', 'Model', `eval("${EVIL}");`)}async function view(req) { await new D().asave(); return "${EVIL}"; }\n`,
    'd.js': `"${EVIL}" )`,
    'e.js': `${IMPORT}class E extends Model { '${EVIL}'() { super.save(); } save() { this['${EVIL}'](); super.save(); } }\n`,
    [`${EVIL.replace('/', '')}.js`]: ')',
    [`${EVIL}/f.js`]: IMPORT + override('F'),
  });
}

describe('control characters never reach a terminal', () => {
  test.each([
    ['the summary', ['--dry', '--verbose']],
    ['the summary of named files', ['--dry', 'a.js', `${EVIL}.js`, EVIL]],
    ['what was written', ['--force', '--verbose']],
    ['the check', ['--check']],
    ['JSON', ['--dry', '--reporter', 'json']],
    ['Markdown', ['--dry', '--reporter', 'markdown']],
    ['an unknown flag', [`--${EVIL}`]],
    ['an unknown value', ['--profile', EVIL]],
    ['an unknown transform', ['--only', EVIL]],
    ['a missing path', [`missing${EVIL}`]],
    ['a missing configuration', ['--config', EVIL]],
    ['a missing folder for a report', ['--dry', '--reporter-file', `${EVIL}-/x`]],
    ['a folder in place of a report', ['--dry', '--reporter-file', EVIL]],
    ['a pattern', ['--dry', '--ignore-pattern', `x${EVIL}`]],
    ['a runtime', ['--dry', '--runtime', `x${EVIL}`]],
  ])('%s', async (_name, argv) => {
    const { stdout, stderr } = await run(evilProject(), argv, TTY);
    expect(rawIn(stdout + stderr)).toEqual([]);
    expect((stdout + stderr).length).toBeGreaterThan(0);
  });

  test('an internal error with its stack', async () => {
    const folder = project({});
    const io = {
      ...TTY,
      stdout: {
        write: () => {
          throw new Error(`broken ${EVIL}`);
        },
      },
    };
    const { code, stderr } = await run(folder, ['--dry', '--verbose'], io);
    expect(code).toBe(2);
    expect(stderr).toContain(String.raw`internal error: broken \x1b]0;evil`);
    expect(rawIn(stderr)).toEqual([]);
  });

  test('stderr is safe in a pipe too, where the patch has to be exact', async () => {
    const folder = evilProject();
    const { stdout, stderr } = await run(folder, ['--dry', '--verbose']);
    expect(rawIn(stderr)).toEqual([]);
    expect(stdout).toContain(EVIL);
    await failures(folder);
    await expectDone(folder);
  });
});

test.each([
  ['uncommitted changes', []],
  ['an unknown flag', ['--zz\nx']],
  ['an unknown value', ['--only', 'a\nb']],
  ['a missing path', ['a\nb']],
  ['too many arguments', ['profiles', 'a\nb']],
  ['a missing folder for a report', ['--reporter-file', 'no\nx/y']],
  ['a source file in place of a report', ['--reporter-file', 'x\n\u001B[31m.js']],
])('a line feed in a name does not make two messages of one: %s', async (_name, argv) => {
  const folder = project({ 'x\n\u001B[31m.js': IMPORT + override('A') });
  git(folder, ['init', '--quiet']);
  const { code, stderr } = await run(folder, argv, TTY);
  expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
  expect(stderr).toMatch(/^orm-migrate: .*[a-z]\\n/);
});

describe('a report of hostile code', () => {
  const HOSTILE = '</script><img src=x onerror=alert(1)>|`` ```[x](javascript:1) @me #1 <!-- </details>';

  test('is Markdown that only shows it', async () => {
    const folder = project({
      'a.js': `${IMPORT}${override('A', 'Model', `thing("${HOSTILE}").save();`)}`,
      'b.js': `import x from '${HOSTILE}';\n${override('B', 'x')}`,
      [`${HOSTILE.replaceAll('/', '_')}.js`]: IMPORT + override('C'),
      [`d${HOSTILE.replaceAll('/', '_')}.js`]: ')',
    });
    const { stdout } = await run(folder, ['--dry', '--silent', '--reporter', 'markdown']);
    const outside = withoutCode(stdout);
    expect(outside.replace(/<\/?(?:details|summary)>/g, '')).not.toMatch(/(?<!\\)<[a-z!/]/i);
    expect(outside).not.toMatch(/[@#]\w/);
    expect(outside).not.toMatch(/(?<!\\)\]\(/);
    expect(stdout).toContain('onerror');
  });

  test('is JSON that holds it', async () => {
    const folder = project({ 'a.js': `${IMPORT}${override('A', 'Model', `thing("${HOSTILE}").save();`)}` });
    const { stdout } = await run(folder, ['--dry', '--silent', '--reporter', 'json']);
    expect(JSON.stringify(JSON.parse(stdout))).toContain('</script>');
  });
});

/** Markdown without its code spans (CommonMark, section 6.1), in which nothing is markup. */
function withoutCode(markdown: string): string {
  return markdown.replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}

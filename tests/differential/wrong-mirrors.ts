import type { Files } from '../harness/modules.ts';

/** A way to get a mirror wrong: what it makes of the text of one. */
export interface Mistake {
  readonly name: string;
  readonly make: (mirror: string) => string;
}

/** Mistakes that a migration could make; each changes one place, and gives the text back when there is none. */
export const MISTAKES: readonly Mistake[] = [
  { name: 'an await is missing', make: (mirror) => mirror.replace(/(?<!return |=> )\bawait (?=[\w(])/, '') },
  {
    name: 'the last await is missing',
    make: (mirror) => mirror.replace(/^([^]*)(?<!return |=> )\bawait (?=[\w(])/, '$1'),
  },
  { name: 'the base is skipped', make: (mirror) => mirror.replace(/\bawait super\.a\w+\([^()]*\)/, 'undefined') },
  { name: 'the base is called twice', make: (mirror) => mirror.replace(/(await super\.a\w+\([^()]*\))/, '($1, $1)') },
  {
    name: 'the sync variant of the base is called',
    make: (mirror) => mirror.replace(/await super\.a(\w)/, 'super.$1'),
  },
  { name: 'a sync variant is left', make: (mirror) => mirror.replace(/await (?!super)([\w.]+\.)a(?=[a-z])/, '$1') },
  { name: 'the mirror is lost', make: (mirror) => mirror.replace(/\basave\b/, 'bsave') },
];

/** From the comment that names the sync variant to the end of the mirror. */
const MIRROR = /\/\*\* Async variant of [^]*?(?=\n\s*\/\*\* Async variant of |\n\s*export |\n\s*class |$)/g;

/** The files with one mirror made wrong, for every mirror that the mistake can be made in. */
export function withMistake(files: Files, { make }: Mistake): readonly Files[] {
  return [...files].flatMap(([path, text]) => {
    return [...text.matchAll(MIRROR)].flatMap(([mirror], index) => {
      const wrong = make(mirror);
      if (wrong === mirror) return [];
      let at = -1;
      const changed = text.replace(MIRROR, (found) => ((at += 1) === index ? wrong : found));
      return [new Map([...files, [path, changed]])];
    });
  });
}

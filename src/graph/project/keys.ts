/** Computed names of members, where the code says which they are: `o[KEY]`, `for (const key of ['a', 'b']) o[key] = …`. */
import type { Value } from '../../model/facts.ts';
import { textOf } from './builtins.ts';
import type { FileNode } from './nodes.ts';

/** Hops from one variable to the next. */
const DEEPEST = 3;

/** @returns all texts that the key may be; null where that is not known */
export function textsOf(key: Value, file: FileNode, depth = 0): readonly string[] | null {
  const text = textOf(key);
  if (text !== null) return [text];
  if (depth > DEEPEST) return null;
  switch (key.kind) {
    case 'union':
      return together(key.values.map((each) => textsOf(each, file, depth + 1)));
    case 'binding': {
      const values = file.facts.bindings[key.binding]?.values ?? [];
      return values.length === 0 ? null : together(values.map((each) => textsOf(each, file, depth + 1)));
    }
    case 'element':
      return key.of.kind === 'array' ? together(key.of.elements.map((each) => textsOf(each, file, depth + 1))) : null;
    default:
      return null;
  }
}

function together(all: readonly (readonly string[] | null)[]): readonly string[] | null {
  return all.every((each) => each !== null) ? [...new Set(all.flat())] : null;
}

import { z } from 'zod';

import { escapeLine } from '../text/escape.ts';
import { suggestion } from '../text/suggest.ts';

/** An object without keys of any other name: a misspelt key must not be ignored in silence. */
export function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `unknown key '${escapeLine(key)}'${suggestion(key, Object.keys(shape))}`).join('\n')
        : undefined,
  });
}

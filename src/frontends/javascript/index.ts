/** The front end for JavaScript and TypeScript. */
import type { Frontend } from '../language.ts';
import { apply } from './apply/index.ts';
import { SourceSyntaxError } from './parse.ts';
import { scan } from './scan/index.ts';
import { verify } from './verify/index.ts';

export const javascript: Frontend = {
  extensions: ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'],
  scan,
  apply,
  verify,
  syntaxErrorPosition: (error) => (error instanceof SourceSyntaxError ? error.position : null),
};

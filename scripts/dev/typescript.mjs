// Lets Node run the sources as they are: `node --import ./scripts/dev/typescript.mjs FILE.ts`. Nothing has to be built first.
import { register } from 'node:module';

register('./strip-types.mjs', import.meta.url);

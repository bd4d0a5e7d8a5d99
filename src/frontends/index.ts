/** The front ends, and which file is whose. */
import type { Frontend } from './language.ts';
import { javascript } from './javascript/index.ts';

const frontends: readonly Frontend[] = [javascript];

/** The front end for a file by its ending; null if no language claims it. */
export function frontendFor(path: string): Frontend | null {
  return frontends.find((each) => each.extensions.some((ending) => path.endsWith(ending))) ?? null;
}

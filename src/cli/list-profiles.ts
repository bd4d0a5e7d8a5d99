import type { createColors } from 'picocolors';

import type { Profiles } from '../config/resolve-profile.ts';
import type { Profile } from '../model/profile.ts';
import { exampleOf, OTHER_KIND, ruleFor } from '../model/variant-names.ts';

/** One line of text per built-in profile, under its name. */
export function listProfiles(profiles: Profiles, colors: ReturnType<typeof createColors>): string {
  return Object.entries(profiles)
    .map(([name, profile]) => `${colors.bold(name)}  ${colors.dim(naming(profile))}\n  ${profile.description}\n`)
    .join('\n');
}

function naming({ variants }: Profile): string {
  return exampleOf(ruleFor(variants, OTHER_KIND)).replace('/', ' → ');
}

/** Findings about classes: what may be lost, and what nothing is done about. Each kind has a file of its own. */
import type { Planning } from '../context.ts';
import { findAsyncOnlyOverrides } from './async-only-override.ts';
import { findComputedMembers } from './computed-member.ts';
import { findLostOverrides } from './lost-overrides.ts';
import { findOtherNamingRules } from './other-naming-rule.ts';
import { findPatchedVariants } from './patched-variant.ts';
import { findSyncReceivers } from './sync-receiver.ts';
import { findUnknownBases } from './unknown-base.ts';
import { findUnresolvedImports } from './unresolved-import.ts';

/** Looks at every class and assignment of the files that may be changed. */
export function planFindings(planning: Planning): void {
  findAsyncOnlyOverrides(planning);
  findUnknownBases(planning);
  findOtherNamingRules(planning);
  findPatchedVariants(planning);
  findLostOverrides(planning);
  findComputedMembers(planning);
  findUnresolvedImports(planning);
  findSyncReceivers(planning);
}

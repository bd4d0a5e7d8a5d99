/** All kinds of findings by code. Adding one is adding a file and a line here; docs/findings.md is generated from them. */
import { finding as ambiguousNames } from './ambiguous-names.ts';
import { finding as asyncOnlyOverride } from './async-only-override.ts';
import { finding as computedMember } from './computed-member.ts';
import { finding as contextEndsEarly } from './context-ends-early.ts';
import { finding as contextInGenerator } from './context-in-generator.ts';
import { finding as fallbackInTransaction } from './fallback-in-transaction.ts';
import { finding as floatingOrmCall } from './floating-orm-call.ts';
import { finding as lazyEscape } from './lazy-escape.ts';
import { finding as lostOverride } from './lost-override.ts';
import { finding as missingVariant } from './missing-variant.ts';
import { finding as nestedContext } from './nested-context.ts';
import { finding as otherNamingRule } from './other-naming-rule.ts';
import { finding as outsideConnectionContext } from './outside-connection-context.ts';
import { finding as parameterDefault } from './parameter-default.ts';
import { finding as patchedVariant } from './patched-variant.ts';
import { finding as shadowedVariant } from './shadowed-variant.ts';
import { finding as syncReceiver } from './sync-receiver.ts';
import { finding as unknownBase } from './unknown-base.ts';
import { finding as unresolvedImport } from './unresolved-import.ts';
import { finding as unusedNamingRule } from './unused-naming-rule.ts';
import type { FindingKind } from './finding-kind.ts';

export const findings = {
  'ambiguous-names': ambiguousNames,
  'async-only-override': asyncOnlyOverride,
  'computed-member': computedMember,
  'context-ends-early': contextEndsEarly,
  'context-in-generator': contextInGenerator,
  'fallback-in-transaction': fallbackInTransaction,
  'floating-orm-call': floatingOrmCall,
  'lazy-escape': lazyEscape,
  'lost-override': lostOverride,
  'missing-variant': missingVariant,
  'nested-context': nestedContext,
  'other-naming-rule': otherNamingRule,
  'outside-connection-context': outsideConnectionContext,
  'parameter-default': parameterDefault,
  'patched-variant': patchedVariant,
  'shadowed-variant': shadowedVariant,
  'sync-receiver': syncReceiver,
  'unknown-base': unknownBase,
  'unresolved-import': unresolvedImport,
  'unused-naming-rule': unusedNamingRule,
} as const satisfies Readonly<Record<string, FindingKind>>;

export type FindingCode = keyof typeof findings;

export type { FindingKind };

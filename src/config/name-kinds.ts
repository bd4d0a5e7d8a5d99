/** Naming rules by kind of class: for each type and object of the profile, and for other code. */
import { UsageError } from '../errors.ts';
import type { GivenRule } from '../model/options.ts';
import type { Profile } from '../model/profile.ts';
import { isRule, type NameRule, OTHER_KIND, ruleFor, type VariantNames } from '../model/variant-names.ts';
import { escapeLine } from '../text/escape.ts';
import { suggestion } from '../text/suggest.ts';
import type { Config } from './config.ts';

/**
 * The naming rules of a profile with those that are given: kinds that are not named keep the profile's.
 *
 * @throws UsageError for a kind that the profile does not have
 */
export function withNames(profile: Profile, given: VariantNames | undefined): Profile {
  if (given === undefined) return profile;
  if (isRule(given)) return { ...profile, variants: given };
  const kinds = kindsOf(profile);
  const named = Object.entries(given).map(([name, rule]) => [kindNamed(name, profile), rule] as const);
  const kept = kinds.map((kind) => [kind, ruleFor(profile.variants, kind)] as const);
  return { ...profile, variants: Object.fromEntries<NameRule>([...kept, ...named]) };
}

function kindsOf({ types, objects }: Profile): readonly string[] {
  return [...Object.keys(types), ...Object.keys(objects), OTHER_KIND];
}

/**
 * The kind that is meant by a name: `model` and `Model` are the same. Where a profile has no `model`, that is its first type, the
 * one that overrides are written for: Meteor's models are its collections.
 */
export function kindIn(kinds: readonly string[], name: string): string | null {
  const found = kinds.find((each) => each.toLowerCase() === name.toLowerCase());
  return found ?? (name.toLowerCase() === 'model' ? (kinds.find((each) => each !== OTHER_KIND) ?? null) : null);
}

function kindNamed(name: string, profile: Profile): string {
  const kinds = kindsOf(profile);
  const kind = kindIn(kinds, name);
  if (kind !== null) return kind;
  const shown = escapeLine(name);
  throw new UsageError(
    `variants.${shown}: the profile '${profile.name}' has no type '${shown}'${suggestion(name, kinds)}`,
  );
}

/** The rules that come from the configuration; what a flag names takes the place of its profile. */
export function givenRules(named: string | undefined, config: Config, profile: Profile): readonly GivenRule[] {
  if (config.variants !== undefined) return rulesIn(config.variants, 'variants', profile);
  const isOwn = named === undefined && typeof config.profile === 'object' && config.profile.variants !== undefined;
  return isOwn ? rulesIn(config.profile.variants, 'profile.variants', profile) : [];
}

function rulesIn(names: VariantNames, key: string, profile: Profile): readonly GivenRule[] {
  if (isRule(names)) return [{ key, kind: null }];
  return Object.keys(names).map((name) => ({ key: `${key}.${name}`, kind: kindNamed(name, profile) }));
}

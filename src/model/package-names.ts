/** Names of packages, as specifiers have them. */

/** `@scope/name` of `@scope/name/models`; Meteor's `meteor/mongo` is a package by itself. */
export function packageOf(specifier: string): string {
  const parts = specifier.startsWith('@') || specifier.startsWith('meteor/') ? 2 : 1;
  return specifier.split('/').slice(0, parts).join('/');
}

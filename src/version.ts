/** The version in package.json, which a module cannot read without knowing where it was built to. A test compares them. */
export const VERSION = '0.1.0';

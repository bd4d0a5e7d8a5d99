const field =
  (kind) =>
  ({ initial = null, unique = false } = {}) => ({
    kind,
    unique,
    // A default such as [] must not be shared between instances, so it may be given as a function.
    initial: typeof initial === 'function' ? initial : () => initial,
  });

export const text = field('text');
export const integer = field('integer');
export const real = field('real');
export const primaryKey = field('primaryKey');
export const datetime = field('datetime');
export const json = field('json');

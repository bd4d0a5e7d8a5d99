const unchanged = (value) => value;

const field = (type, convert = {}) => {
  const { toDb = unchanged, fromDb = unchanged } = convert;
  return ({ initial = null, unique = false } = {}) => ({
    type: unique ? `${type} UNIQUE` : type,
    // A default such as [] must not be shared between instances, so it may be given as a function.
    initial: typeof initial === 'function' ? initial : () => initial,
    toDb: (value) => (value === null || value === undefined ? null : toDb(value)),
    fromDb: (value) => (value === null ? null : fromDb(value)),
  });
};

export const text = field('TEXT');
export const integer = field('INTEGER');
export const real = field('REAL');
export const primaryKey = field('INTEGER PRIMARY KEY AUTOINCREMENT');
export const datetime = field('TEXT', { toDb: (date) => date.toISOString(), fromDb: (iso) => new Date(iso) });
export const json = field('TEXT', { toDb: (value) => JSON.stringify(value), fromDb: (source) => JSON.parse(source) });

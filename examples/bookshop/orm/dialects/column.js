const unchanged = (value) => value;

/** How a kind of field is kept: the type of its column, and what its values are turned into on the way in and out. */
export const column = (type, { toDb = unchanged, fromDb = unchanged } = {}) => ({ type, toDb, fromDb });

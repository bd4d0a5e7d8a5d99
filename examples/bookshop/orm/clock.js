let read = () => new Date();

/** The one place the application asks for the time, so that tests and scripts can decide what it is. */
export const clock = {
  /** @returns {Date} */
  now() {
    return read();
  },

  /**
   * A clock that moves on by one step each time it is read: equal timestamps then mean equal order and number of readings.
   *
   * @param {string} start an ISO date
   * @param {number} [stepInSeconds]
   */
  startAt(start, stepInSeconds = 1) {
    let next = Date.parse(start);
    read = () => {
      const now = new Date(next);
      next += stepInSeconds * 1000;
      return now;
    };
  },
};

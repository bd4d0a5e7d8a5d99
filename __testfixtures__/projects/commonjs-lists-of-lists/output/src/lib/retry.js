function withRetry(work) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return work();
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** Async variant of {@link withRetry}. */
async function awithRetry(work) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

module.exports = { withRetry, awithRetry };

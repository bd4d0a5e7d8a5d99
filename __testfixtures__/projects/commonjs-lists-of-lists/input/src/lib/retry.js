function withRetry(work) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return work();
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

module.exports = { withRetry };

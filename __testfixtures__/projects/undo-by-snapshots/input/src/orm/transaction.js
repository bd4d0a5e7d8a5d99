import { restore, snapshot } from './store.js';

function begin() {
  return snapshot();
}

function rollback(saved) {
  restore(saved);
}

export const transaction = {
  atomic(work) {
    const saved = begin();
    try {
      return work();
    } catch (error) {
      rollback(saved);
      throw error;
    }
  },

  async aatomic(work) {
    await null;
    const saved = begin();
    try {
      return await work();
    } catch (error) {
      rollback(saved);
      throw error;
    }
  },
};

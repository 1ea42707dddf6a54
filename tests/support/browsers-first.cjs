const { default: Sequencer } = require('@jest/test-sequencer')

const RANKS = ['/tests/browser/axe/', '/tests/browser/', '/tests/handlers/', '/tests/architecture/']
const rankOf = ({ path }) => {
  const rank = RANKS.findIndex((part) => path.includes(part))
  return rank === -1 ? RANKS.length : rank
}

/**
 * The longest suites first, or the last of them runs alone at the end while the other core idles. Jest knows how long a
 * suite takes only from an earlier run; on a clean checkout it goes by the file's size, and those that look at many
 * screens are short files.
 */
module.exports = class BrowsersFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rankOf(one) - rankOf(other))
  }
}

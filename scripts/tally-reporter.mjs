// Ends a run with one plain line for a program to read: `N passed, N failed, N skipped`.

/** @typedef {import('vitest/node').Reporter} Reporter */

/** @implements {Reporter} */
export default class TallyReporter {
  /**
   * A file that cannot be collected and an error outside any test count as a failure each: neither may look green.
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1
      const ownErrors = module.errors().length
      const suiteErrors = [...module.children.allSuites()].reduce((sum, suite) => sum + suite.errors().length, 0)
      count.failed += ownErrors + suiteErrors
    }
    const failed = count.failed + count.pending
    console.log(`${count.passed} passed, ${failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`)
  }
}

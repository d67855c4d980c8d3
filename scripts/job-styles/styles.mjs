// What docs/jobs-as-people-write-them.md says of each style; its code stands in fixtures/jobs/styles.

/**
 * @typedef {object} Style
 * @property {string} title
 * @property {string} text
 * @property {readonly string[]} python its files, from the project's folder
 * @property {string} test the file of its tests
 * @property {string} [after] what is said below the code
 */

/** @type {readonly Style[]} */
export const styles = [
  {
    title: 'A Studio script',
    text: `No functions, all at the top: what Glue Studio writes. \`glue.run\` runs the file as Glue does, with its arguments; the record
shows what it read and wrote, in order.`,
    python: ['jobs/studio_script.py'],
    test: 'studio-script.test.ts',
    after: 'Move the reads and writes into functions, and each becomes a stub point: the next styles.',
  },
  {
    title: 'A job that is a class',
    text: `A class of a module is a class in the test. An object that the test makes lives in Python, and keeps its state there; its methods
are stubs of their own, so that \`run\` is tested with the source and the sink replaced.`,
    python: ['jobs/class_based.py'],
    test: 'class-based.test.ts',
  },
  {
    title: 'Functions of a Spark session',
    text: `The most common signature of all, \`load(spark, path)\`, needs no Glue context: \`glue.spark\` is the session, over the same
world.`,
    python: ['jobs/load_spark.py'],
    test: 'load-spark.test.ts',
  },
  {
    title: 'A configuration in S3',
    text: 'boto3 asks the same S3 that Spark reads and the test arranges.',
    python: ['jobs/configured.py'],
    test: 'configured.test.ts',
    after: '`fixtures/jobs/nightly-orders` is a larger job with secrets, messages and a table in DynamoDB.',
  },
  {
    title: 'Logging',
    text: `Python's \`logging\`, Glue's logger and \`print\` go where vitest shows them: with the test that they belong to, capped. Handlers and levels
that a job sets are gone in the next test.`,
    python: ['jobs/logged.py'],
    test: 'logged.test.ts',
  },
  {
    title: 'Arguments without a parser',
    text: `A job that takes \`sys.argv\` apart itself has a function that does it: a stub point like any other. (For
\`getResolvedOptions\` it is \`glue.args({ … })\`.)`,
    python: ['jobs/arguments.py'],
    test: 'arguments.test.ts',
  },
  {
    title: 'A package beside the job',
    text: `Modules in the job's own folder are found as Glue finds them, and a test may import them too. A module that a test imports is
the one that the job imports.`,
    python: ['jobs/packaged.py', 'jobs/shop/rules.py'],
    test: 'packaged.test.ts',
  },
  {
    title: 'A zip on the path',
    text: `What \`--extra-py-files\` names for Glue, the plugin is told: \`dryfit({ path: ['libs/tariffs.zip'] })\` in \`vitest.config.ts\`. A folder or a
wheel of pure Python does as well.`,
    python: ['jobs/zipped.py'],
    test: 'zipped.test.ts',
  },
]

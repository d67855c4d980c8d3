// The floor plan: who may import whom. Type imports count, so a cycle of types is a cycle.
const floors = {
  spark: [],
  glue: ['spark'],
  python: ['glue', 'spark'],
  arbitraries: ['glue', 'spark'],
  vitest: ['arbitraries', 'python', 'glue', 'spark'],
  danfo: ['spark'],
  dryfit: ['vitest', 'arbitraries', 'python', 'glue', 'spark'],
}

// Inside a package, from the ground up; a folder (or a file) may import those before it and those beside it.
const inside = {
  spark: [
    ['errors', 'trees'],
    ['lexer'],
    ['types'],
    ['canonical', 'compare', 'conf', 'lineage'],
    ['plan'],
    ['parser'],
    ['records'],
    ['storage'],
    ['functions'],
    ['resolved'],
    ['engine'],
    ['analyzer'],
    ['optimizer'],
    // The interpreter is the first engine; each other has its folder in `engines`.
    ['formats', 'interpreter', 'engines', 'catalog', 'connectors'],
    ['commands'],
    ['session'],
    ['api'],
  ],
  glue: [
    ['errors', 'machine.ts'],
    ['dynamic-frame', 'record-formats', 'recorder'],
    ['arrangement', 'world'],
    ['context', 'data-quality', 'job'],
    ['aws'],
    ['glue.ts', 'unshown.ts', 'written.ts'],
  ],
  python: [['host.ts'], ['limits'], ['protocol'], ['hosts'], ['bridge', 'job']],
  vitest: [
    [
      'compile-cache.ts',
      'current.ts',
      'foreign-test.ts',
      'frame.ts',
      'frames-of-ours.ts',
      'line-of-test.ts',
      'note.ts',
      'project.ts',
      'python-require.ts',
      'python-source',
      'record.ts',
      'running-file.ts',
      'worker.ts',
    ],
    ['awaited.ts', 'bounds.ts', 'compare.ts', 'expected-frame.ts', 'python-start.ts', 'running-test.ts'],
    ['print'],
    ['matchers', 'plugin'],
    ['declare.ts', 'matchers.ts', 'missing-plugin.ts', 'plugin.ts', 'preload.ts', 'runtime.ts'],
    ['expect.ts', 'equality.ts', 'glue.ts', 'prop.ts', 'python-function.ts', 'setup.ts', 'test.ts', 'world-code.ts'],
  ],
}

const betweenPackages = Object.entries(floors).map(([name, below]) => ({
  name: `floors-${name}`,
  comment: `packages/${name} may import ${below.length > 0 ? below.join(', ') : 'no other package'}.`,
  severity: 'error',
  from: { path: `^packages/${name}/src/` },
  to: { path: '^packages/', pathNot: [name, ...below].map((one) => `^packages/${one}/`) },
}))

const pattern = (parts) => parts.map((part) => (part.endsWith('.ts') ? part.replace('.', '\\.') : `${part}/`)).join('|')

const insidePackages = Object.entries(inside).flatMap(([name, floors]) => [
  ...floors.slice(0, -1).map((parts, floor) => ({
    name: `floors-${name}-${parts[0]}`,
    comment: `packages/${name}/src/${parts.join(' and ')} may not import a floor above.`,
    severity: 'error',
    from: { path: `^packages/${name}/src/(${pattern(parts)})`, pathNot: '\\.test\\.ts$' },
    to: { path: `^packages/${name}/src/(${pattern(floors.slice(floor + 1).flat())})` },
  })),
  {
    name: `floors-${name}-unlisted`,
    comment: `A new folder or file of packages/${name}/src has its floor in .dependency-cruiser.cjs.`,
    severity: 'error',
    from: {
      path: `^packages/${name}/src/`,
      pathNot: [`^packages/${name}/src/(index\\.ts$|${pattern(floors.flat())})`, '\\.test\\.ts$'],
    },
    to: {},
  },
])

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...betweenPackages,
    ...insidePackages,
    {
      name: 'cores-without-node',
      comment: 'spark and glue run in a page too: what needs a disk or a process comes through glue/src/machine.ts.',
      severity: 'error',
      from: { path: '^packages/(spark|glue)/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engines-take-plans',
      comment: 'An engine and the formats take what was analyzed; they do not analyze.',
      severity: 'error',
      from: { path: '^packages/spark/src/(engine|engines|interpreter|formats)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/spark/src/analyzer/' },
    },
    {
      name: 'engines-by-their-port',
      comment: 'The session chooses an engine; all others know the port, engine/engine.ts.',
      severity: 'error',
      from: { path: '^packages/', pathNot: ['^packages/spark/src/(engines|interpreter|session)/', '\\.test\\.ts$'] },
      to: { path: '^packages/spark/src/(engines|interpreter)/' },
    },
    {
      name: 'packages-by-their-name',
      comment: 'A sibling package is imported by its name, through its exports.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src/' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'facade-last',
      comment: 'The members of a package never import the list of its public names.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src/.', pathNot: ['^packages/[^/]+/src/index\\.ts$', '\\.test\\.ts$'] },
      to: { path: '^packages/$1/src/index\\.ts$' },
    },
    {
      name: 'members-not-their-registry',
      comment: 'An entry never imports the registry that lists it.',
      severity: 'error',
      from: {
        path: '^(packages/[^/]+/src/.*(?:functions|transforms|matchers|formats|hosts))/(?!index\\.ts$)',
        pathNot: '\\.test\\.ts$',
      },
      to: { path: '^$1/index\\.ts$' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$|^packages/[^/]+/test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@dryfit/source', 'import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
}

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

// Inside spark, from the ground up; a folder may import those before it and those beside it.
const sparkFloors = [
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
  ['formats', 'interpreter', 'catalog'],
  ['commands'],
  ['session'],
  ['api'],
]

const betweenPackages = Object.entries(floors).map(([name, below]) => ({
  name: `floors-${name}`,
  comment: `packages/${name} may import ${below.length > 0 ? below.join(', ') : 'no other package'}.`,
  severity: 'error',
  from: { path: `^packages/${name}/src/` },
  to: { path: '^packages/', pathNot: [name, ...below].map((one) => `^packages/${one}/`) },
}))

const insideSpark = sparkFloors.slice(0, -1).map((folders, floor) => ({
  name: `floors-spark-${folders[0]}`,
  comment: `packages/spark/src/${folders.join(' and ')} may not import a floor above.`,
  severity: 'error',
  from: { path: `^packages/spark/src/(${folders.join('|')})/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: `^packages/spark/src/(${sparkFloors
      .slice(floor + 1)
      .flat()
      .join('|')})/`,
  },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...betweenPackages,
    ...insideSpark,
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

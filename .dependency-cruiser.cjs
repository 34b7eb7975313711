/**
 * Who may import whom. One row per room of the house; `domain` is the floor everyone stands on.
 * A room that is missing here may import nothing: add its row with its folder.
 */
const MAY_IMPORT = {
  domain: [],
  bundle: [],
  store: ['domain', 'bundle'],
  warehouse: ['domain', 'bundle'],
  charts: ['domain'],
  demo: ['domain'],
  accounts: ['domain', 'store'],
  desk: ['domain', 'store', 'accounts'],
  ingest: ['domain', 'store', 'warehouse', 'bundle'],
  reports: ['domain', 'store', 'accounts', 'warehouse', 'charts', 'bundle'],
  scheduler: ['domain', 'store', 'accounts'],
  'qa-rules': ['domain'],
  'text-mining': ['domain'],
  workforce: ['domain'],
  dashboard: ['domain/contract', 'charts', 'widget/preview'],
  widget: ['domain/contract'],
  server: ['*'],
  cli: ['*'],
  bench: ['*'],
  test: ['*'],
}

/** In the expert rooms only `service/` reads and writes; the rest is pure. */
const SERVICE_MAY_ALSO_IMPORT = ['store', 'accounts', 'warehouse', 'reports', 'bundle']
const EXPERT_ROOMS = ['qa-rules', 'text-mining', 'workforce']

const ROOMS = Object.keys(MAY_IMPORT)
const anyOf = (names) => `^(${names.join('|')})/`
const TEST_FILE = '\\.test\\.ts$|/testing/'
/** Doors that only tests may open: a room's `testing/` folder, and the test rooms themselves. */
const TEST_DOORS = ['^[^/]+/testing/', '^test/']

const ANALYTICS_DRIVERS = '(^|/)node_modules/(@duckdb|@clickhouse)/'
const OLTP_DRIVERS = '(^|/)node_modules/(libsql|pg|@types/pg|better-sqlite3)/'

function boundaryOf(room) {
  const service = EXPERT_ROOMS.includes(room) ? [`^${room}/service/`] : []
  return {
    name: `boundary-${room}`,
    severity: 'error',
    comment: `${room} may import: ${MAY_IMPORT[room].join(', ') || 'nothing of ours'}`,
    from: { path: `^${room}/`, pathNot: service },
    to: {
      path: anyOf(ROOMS),
      pathNot: [`^${room}/`, ...MAY_IMPORT[room].map((name) => `^${name}/`), '^test/', '/testing/'],
    },
  }
}

function serviceBoundaryOf(room) {
  const allowed = [room, ...MAY_IMPORT[room], ...SERVICE_MAY_ALSO_IMPORT]
  return {
    name: `boundary-${room}-service`,
    severity: 'error',
    from: { path: `^${room}/service/` },
    to: { path: anyOf(ROOMS), pathNot: [anyOf(allowed), '^test/', '/testing/'] },
  }
}

const closedRooms = ROOMS.filter((room) => !MAY_IMPORT[room].includes('*'))

module.exports = {
  forbidden: [
    ...closedRooms.map(boundaryOf),
    ...EXPERT_ROOMS.map(serviceBoundaryOf),
    {
      name: 'through-public',
      severity: 'error',
      comment:
        "Another room is entered through its public.ts (domain's contracts and the widget's preview have their own).",
      from: { path: '^([^/]+)/', pathNot: '^(test|bench)/' },
      to: {
        path: anyOf(ROOMS),
        pathNot: [
          '^$1/',
          '^[^/]+/public\\.ts$',
          '^domain/contract/public\\.ts$',
          '^widget/preview/public\\.ts$',
          ...TEST_DOORS,
        ],
      },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: {
        pathNot: [TEST_FILE, '^(test|bench)/', '^vite\\.config\\.ts$', '^eslint\\.config\\.js$'],
      },
      to: { path: TEST_DOORS },
    },
    {
      name: 'server-only-from-cli',
      severity: 'error',
      from: { path: anyOf(ROOMS), pathNot: ['^(server|cli|test|bench)/'] },
      to: { path: '^(server|cli)/' },
    },
    {
      name: 'widget-types-only',
      severity: 'error',
      comment: 'The widget is a small script: it takes the shape of the contract, not its code.',
      from: { path: '^widget/', pathNot: TEST_FILE },
      to: { path: '^domain/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'analytics-drivers-stay-in-their-engine',
      severity: 'error',
      from: { path: anyOf(ROOMS), pathNot: ['^warehouse/engines/', '^(test|bench)/', TEST_FILE] },
      to: { path: ANALYTICS_DRIVERS },
    },
    {
      name: 'oltp-drivers-stay-in-their-engine',
      severity: 'error',
      from: { path: anyOf(ROOMS), pathNot: ['^store/engines/', '^(test|bench)/', TEST_FILE] },
      to: { path: OLTP_DRIVERS },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'domain does no I/O: no node module may be imported.',
      from: { path: '^domain/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'charts-and-dashboard-run-in-a-browser',
      severity: 'error',
      from: { path: '^(charts|dashboard|widget)/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      // The test engine is a package of its own, installed when the tests first need it.
      from: { pathNot: '^test/clickhouse-server/clickhouse-child\\.cjs$' },
      to: { couldNotResolve: true, pathNot: '\\?(raw|url|worker|inline)$' },
    },
    {
      name: 'declared',
      severity: 'error',
      comment: 'A package that is imported stands in package.json.',
      from: { pathNot: '^test/clickhouse-server/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      from: {
        path: anyOf(ROOMS),
        pathNot: [TEST_FILE, '^(test|bench)/', '^dashboard/', '^widget/'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: ['(^|/)node_modules/'] },
    exclude: { path: ['^(dist|dist\.[^/]+|data|coverage)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}

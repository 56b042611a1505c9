const MODULE = '^api/src/modules/([^/]+)/';
const SPEC = '\\.spec\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'A rule knows nothing of the world: the domain imports nothing but itself.',
      severity: 'error',
      from: { path: '^api/domain/src/', pathNot: SPEC },
      to: { pathNot: '^api/domain/src/' },
    },
    {
      name: 'contract-needs-only-zod',
      comment: 'The contract is shared by browsers, servers and themes: zod and nothing else.',
      severity: 'error',
      from: { path: '^api/contract/src/', pathNot: SPEC },
      to: { pathNot: ['^api/contract/src/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'plumbing-below-modules',
      comment: 'Plumbing serves every module and knows none.',
      severity: 'error',
      from: { path: '^api/src/plumbing/', pathNot: SPEC },
      to: { path: '^api/src/modules/' },
    },
    {
      name: 'modules-by-their-door',
      comment: "Another module's internals may change any day: come in by its index.ts.",
      severity: 'error',
      from: { path: MODULE, pathNot: SPEC },
      to: { path: MODULE, pathNot: ['^api/src/modules/$1/', '^api/src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle has no top to read from and no bottom to test from. Types may point both ways.',
      severity: 'error',
      from: { path: '^(api|workers|storefront-renderer|merchant-console|themes)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'services-without-clients',
      comment: 'A use case speaks of shops and orders, not of HTTP, GraphQL or SQL clients.',
      severity: 'error',
      from: { path: '^api/src/modules/.*(\\.service|/use-cases/[^/]+)\\.ts$', pathNot: SPEC },
      to: {
        path: '(^|/)node_modules/(fastify|@fastify|@nestjs/(graphql|mercurius|platform-fastify)|mercurius|pg|@prisma)/',
      },
    },
    {
      name: 'faces-without-repositories',
      comment: 'A face translates a protocol into a use case call; the service authorises and loads.',
      severity: 'error',
      from: { path: '\\.(controller|resolver)\\.ts$' },
      to: { path: '\\.repository\\.ts$' },
    },
    {
      name: 'repositories-without-services',
      comment: 'A repository is the bottom: it loads and saves, and asks nobody.',
      severity: 'error',
      from: { path: '\\.repository\\.ts$' },
      to: { path: '\\.(service|controller|resolver)\\.ts$' },
    },
    {
      name: 'api-without-workers',
      comment: 'Workers boot the application, never the other way round.',
      severity: 'error',
      from: { path: '^api/' },
      to: { path: '^workers/' },
    },
    {
      name: 'workers-by-the-application',
      comment: 'Jobs call the application, the contract and the domain, nothing behind them.',
      severity: 'error',
      from: { path: '^workers/src/', pathNot: SPEC },
      to: { path: '^api/', pathNot: ['^api/(src|dist)/app\\.', '^api/(contract|domain)/'] },
    },
    {
      name: 'faces-without-the-server',
      comment:
        'A price on a screen is one the API computed: renderer, consoles and themes have neither API nor domain.',
      severity: 'error',
      from: { path: '^(storefront-renderer|merchant-console|themes)/' },
      to: { path: '^api/(?!contract/)' },
    },
    {
      name: 'themes-need-only-the-kit',
      comment: 'A theme is markup and taste: the kit, its own files and fonts. Types of the contract cost nothing.',
      severity: 'error',
      from: { path: '^themes/(?!kit/)([^/]+)/', pathNot: SPEC },
      to: {
        dependencyTypesNot: ['type-only'],
        pathNot: ['^themes/$1/', '^themes/kit/', '(^|/)node_modules/(@fontsource-variable|zod|@smallshop/theme-kit)/'],
      },
    },
    {
      name: 'merchants-without-platform',
      comment: "A merchant's browser never receives the platform administrators' code.",
      severity: 'error',
      from: { path: '^merchant-console/src/' },
      to: { path: '^merchant-console/platform-console/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|\\.astro)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'infra/local/tsconfig.specs.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
    },
  },
};

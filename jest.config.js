/** What every suite shares: Payload is ESM only, so Jest runs ES modules and swc takes the types off. */
const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '\\.(css|scss)$': '<rootDir>/test/support/emptyModule.js',
    '^@payload-config$': '<rootDir>/payload.config.ts',
    '^payload-crm$': '<rootDir>/src/index.ts',
    '^payload-crm/(.*)$': '<rootDir>/src/exports/$1.ts',
    // TypeScript wants the suffix of the compiled file; here the source is what exists.
    '^(\\.{1,2}/(?!.*\\.json\\.js$).*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/\\.next', '<rootDir>/dist', '<rootDir>/\\.crm'],
  rootDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/'],
}

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['src', 'demo', 'scripts'].map((folder) => `<rootDir>/${folder}/**/*.spec.ts`),
    },
    {
      ...shared,
      displayName: 'int',
      globalSetup: '<rootDir>/test/support/globalSetupInt.mjs',
      globalTeardown: '<rootDir>/test/support/globalTeardown.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/support/secondTry.mjs'],
      testMatch: ['<rootDir>/test/int/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'e2e',
      globalSetup: '<rootDir>/test/support/globalSetupE2E.mjs',
      globalTeardown: '<rootDir>/test/support/globalTeardown.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/support/secondTry.mjs'],
      testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'pack',
      testMatch: ['<rootDir>/test/pack/**/*.spec.ts'],
    },
  ],
  // Payload boots in a second, and in many on a busy machine.
  testTimeout: 180_000,
  // A worker that has grown is replaced between spec files: they leave more behind than a heap holds.
  workerIdleMemoryLimit: '1GB',
}

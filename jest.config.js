/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        // Most tests need a few of the libraries, and each test file loads its own.
        module: { type: 'commonjs', lazy: true },
      },
    ],
  },
  // A command's module is read by `import()`, which names the compiled file.
  moduleNameMapper: { '^(\\.{1,2}/(?:\\.\\./)?(?:commands|services|web)/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/__tests__/test-run.cjs',
  // Jest leaves one core to itself; on two cores that halves the speed.
  maxWorkers: '100%',
  testTimeout: 60_000,
};

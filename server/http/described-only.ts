/**
 * For requests that a room judges itself, naming everything that is wrong at once: the schemas describe and do not
 * judge; answers are large and written as they are.
 */
export const DESCRIBED_ONLY = {
  validatorCompiler: () => (value: unknown) => ({ value }),
  serializerCompiler: () => (value: unknown) => JSON.stringify(value),
} as const

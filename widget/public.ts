export { FACES } from './faces.ts'

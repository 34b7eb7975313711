export { DESK_MIGRATIONS } from './store/migrations.ts'

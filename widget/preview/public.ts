/** The widget's door for browsers: what the other one offers, a server can load as well. */
export { openPreview, type WidgetPreview } from './open-preview.ts'

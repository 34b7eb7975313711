/// <reference types="vite/client" />

/** For tools that do not read Vue files; vue-tsc does and takes the real types. */
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export { component as default }
}

import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const DURATION_BUCKETS = [0.005, 0.02, 0.05, 0.15, 0.5, 1.5, 5, 15]

/**
 * What the process says about itself in Prometheus' words. Routes are labelled by their pattern, never by an
 * address: an id in a label would be a new series each time.
 */
export function createMeter(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}

export function measureRequests(app: FastifyInstance, meter: Registry): void {
  const duration = new Histogram({
    name: 'deskmetry_http_request_duration_secs',
    help: 'Time to answer a request, in seconds.',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS,
    registers: [meter],
  })
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    }
    duration.observe(labels, reply.elapsedTime / 1_000)
    request.log.debug({ ...labels, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  measureEventLoop(app, meter)
}

/** How long the process could not answer anybody, over the time since the last scrape. */
function measureEventLoop(app: FastifyInstance, meter: Registry): void {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  app.addHook('onClose', (_app, done) => {
    delay.disable()
    done()
  })
  new Gauge({
    name: 'deskmetry_event_loop_delay_p99_secs',
    help: 'Delay of the event loop since the last scrape, 99th percentile, in seconds.',
    registers: [meter],
    collect() {
      this.set(delay.count === 0 ? 0 : delay.percentile(99) / 1e9)
      delay.reset()
    },
  })
}
